/// What a proof puts beside a component: it belongs to the test, not to what is tested.
public enum ProofText {
  /// Whether lines of a Swift file are those of a proof.
  ///
  /// - Parameter file: as `#fileID` tells it.
  public static func has(file: String) -> Bool {
    file.hasSuffix("Proof.swift") || file.hasSuffix("Proofs.swift")
      || file.hasSuffix("WordTracker.swift")
  }
}
