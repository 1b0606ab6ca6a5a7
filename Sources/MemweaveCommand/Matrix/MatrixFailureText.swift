import Memweave

/// What is told of a mismatch of a matrix engine: the Swift line, the picture, the command that comes to it again, and few
/// inputs that do so too.
struct MatrixFailureText {
  let text: String

  /// - Parameters:
  ///   - command: the command without the options of the stimulus.
  ///   - stimulus: what failed.
  init(
    _ mismatch: MatrixMismatch, _ stimulus: MatrixStimulus, seed: UInt32, command: String,
    on model: MatrixEngineModel, design: GeneratedMatrixEngine
  ) throws {
    let failure = MatrixFailureReplay(mismatch: mismatch, seed: seed, vectors: stimulus.vectors)
    let place = mismatch.drivingLine(in: design).map { "\n  driven at \($0)" } ?? ""
    var parts = ["\(mismatch)\(place)"]
    if let story = try failure.story(on: model) { parts.append("\(story)") }
    parts.append("reproduce with: \(command) \(stimulus.options)")
    let short = try MatrixStimulusShrinking(on: model).shortest(failure)
    if short.vectors != failure.vectors {
      parts.append(
        """
        it fails with \(Self.count(short.vectors.count, "vector")) and \
        \(Self.count(Self.elements(short.vectors), "element")) other than 0 too:
        \(short.mismatch)
        reproduce with: \(command) --inputs \(MatrixStimulus.text(of: short.vectors))
        """)
    }
    text = parts.joined(separator: "\n\n")
  }

  private static func elements(_ vectors: [[Int]]) -> Int {
    vectors.reduce(0) { $0 + $1.count { $0 != 0 } }
  }

  private static func count(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
  }
}
