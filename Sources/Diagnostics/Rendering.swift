extension Diagnostic: CustomStringConvertible {
  /// The text a terminal shows, one line for each thing said:
  /// `place: error: message [identifier]`, then notes, then the remedy.
  public var description: String {
    var lines = ["\(prefix(of: place))\(severity.rawValue): \(message) [\(identifier)]"]
    for note in notes {
      lines.append("  \(prefix(of: note.place))note: \(note.message)")
    }
    if let remedy {
      lines.append("  help: \(remedy)")
    }
    return lines.joined(separator: "\n")
  }

  private func prefix(of place: Place?) -> String {
    place.map { "\($0): " } ?? ""
  }
}

extension DiagnosticReport: CustomStringConvertible {
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
