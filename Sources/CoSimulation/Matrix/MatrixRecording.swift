import Reference
import Specifications

/// A run of the golden model of a matrix engine, as the benches of `sim/` replay it: a word and its numbers
/// a line.
///
/// | line | what |
/// |---|---|
/// | `seed S` | the seed of the macros |
/// | `limit N` | how many cycles a bench waits for anything at most |
/// | `clear N` | ready `N` cycles after the reset |
/// | `tune N` | calibrates, which takes `N` cycles |
/// | `verify` | begins to program by program-verify |
/// | `cell L T R C V F N` | writes level `V` into the cell of layer, tile, row and column; `F` is 1 for the last one of a row, after which it takes `N` cycles |
/// | `give D` | offers an element until it is accepted |
/// | `take D N` | the next output is `D`; where `N` is not 0, `N` cycles after the last element was accepted |
public struct MatrixRecording: Sendable, Hashable {
  public let text: String
  /// The seed of the macros.
  public let seed: UInt32
  /// Vectors, or maps, that are given.
  public let vectors: Int
  /// Elements that come out.
  public let outputs: Int

  /// - Parameters:
  ///   - seed: the seed of the macros.
  ///   - vectors: given one by one in the first half, then each before the outputs of the one before are awaited.
  /// - Precondition: every element lies in the first layer's input format.
  public init(_ specification: MatrixEngineSpecification, seed: UInt32, vectors: [[Int]]) {
    var golden = MatrixEngineReference(specification, seed: seed)
    var lines = Self.preparation(specification, golden: golden, seed: seed)
    let input = specification.layers[0].input
    let output = specification.layers[specification.layers.count - 1].post.format
    var waiting: [Int] = []
    var outputs = 0
    func take(_ elements: [Int], latency: Int) {
      lines += elements.enumerated().map {
        "take \(output.bits(of: $1)) \($0 == 0 ? latency : 0)"
      }
      outputs += elements.count
    }
    for (index, vector) in vectors.enumerated() {
      lines += vector.map { "give \(input.bits(of: $0))" }
      let found = golden.multiply(vector).last?.outputs ?? []
      if index < vectors.count / 2 {
        take(found, latency: specification.latency)
      } else {
        take(waiting, latency: 0)
        waiting = found
      }
    }
    take(waiting, latency: 0)
    text = lines.map { $0 + "\n" }.joined()
    self.seed = seed
    self.vectors = vectors.count
    self.outputs = outputs
  }

  /// From the reset on until vectors may come.
  private static func preparation(
    _ specification: MatrixEngineSpecification, golden: MatrixEngineReference, seed: UInt32
  ) -> [String] {
    let layers = specification.layers
    let rows = golden.layers.flatMap(\.programming).map(\.cycles).max() ?? 0
    let clearing = layers.map(\.clearingCycles).max() ?? 0
    let longest =
      20 * (specification.latency + specification.interval) + specification.calibrationCycles
      + rows + clearing
    var lines = ["seed \(seed)", "limit \(1000 + longest)", "clear \(clearing)"]
    if specification.calibrationCycles > 0 {
      lines.append("tune \(specification.calibrationCycles)")
    }
    guard layers[0].programming.isVerified else {
      return lines
        + layers.enumerated().flatMap { index, layer in
          layer.program.map { cell($0, layer: index, ends: 0, cycles: 0) }
        }
    }
    lines.append("verify")
    for (index, layer) in layers.enumerated() {
      for (writes, record) in zip(layer.program.rows, golden.layers[index].programming) {
        lines += writes.enumerated().map { place, write in
          let ends = place == writes.count - 1
          return cell(write, layer: index, ends: ends ? 1 : 0, cycles: ends ? record.cycles : 0)
        }
      }
    }
    return lines
  }

  private static func cell(_ write: CellWrite, layer: Int, ends: Int, cycles: Int) -> String {
    "cell \(layer) \(write.tile) \(write.row) \(write.column) \(write.level) \(ends) \(cycles)"
  }
}
