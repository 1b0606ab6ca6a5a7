import Memweave

/// `memweave reference` of a matrix engine: what random vectors come to in the golden model, as a recording
/// for the benches of the generated folder.
struct MatrixReferenceAction {
  let options: Invocation.ReferenceOptions

  /// As `--json` prints it.
  private struct Report: Encodable {
    var design: String
    var seed: UInt32
    var vectors: Int
    /// Elements of all outputs.
    var outputs: Int
  }

  func perform() throws {
    try options.refuse(
      [("episodes", options.episodes != nil), ("maze", options.maze != nil)],
      taking: "'--vectors', '--seed', '--trace' and '--json'")
    let specification = try MatrixPreparation(options.description).specification
    let seed = options.seed ?? 1
    let recording = MatrixRecording(
      specification, vectors: options.vectors ?? RandomVectors.shippedCount, seed: seed)
    if let path = options.trace { try UserFile.write(recording.text, to: path) }
    if options.json {
      Console.print(
        try Summary.json(
          Report(
            design: specification.title, seed: seed, vectors: recording.vectors,
            outputs: recording.outputs)))
    } else {
      Console.print("\(MatrixSummary.headline(specification)), golden model alone")
      Console.print(Summary.row("vectors", Summary.grouped(recording.vectors)))
      Console.print(Summary.row("outputs", Summary.grouped(recording.outputs)))
    }
  }
}

extension MatrixRecording {
  /// Of so many random vectors, those that `memweave cosim` gives.
  init(_ specification: MatrixEngineSpecification, vectors: Int, seed: UInt32) {
    self.init(
      specification, seed: seed,
      vectors: Array(RandomVectors(specification.layers[0], seed: seed).prefix(vectors)))
  }
}
