import Memweave

/// The vectors that a matrix engine is given.
struct MatrixStimulus {
  let vectors: [[Int]]
  /// The options that ask for them.
  let options: String

  /// Random ones, as many as `--vectors` says, or those that `--inputs` spells.
  ///
  /// - Throws: `Diagnostic` where the text spells no vectors of the engine: `matrix-inputs`.
  init(
    _ specification: MatrixEngineSpecification, count: Int?, inputs text: String?, seed: UInt32
  ) throws {
    let layer = specification.layers[0]
    if let text {
      vectors = try text.split(separator: "/", omittingEmptySubsequences: false).map {
        try Self.vector($0, of: layer, in: text)
      }
      options = "--inputs \(text)"
    } else {
      let count = count ?? RandomVectors.shippedCount
      vectors = Array(RandomVectors(layer, seed: seed).prefix(count))
      options = "--vectors \(count)"
    }
  }

  /// `12:3,40:-1/0:7`: the elements of each vector that are not 0, each with its place from 0 on.
  static func text(of vectors: [[Int]]) -> String {
    vectors.map { vector in
      let elements = vector.indices.filter { vector[$0] != 0 }.map { "\($0):\(vector[$0])" }
      return elements.isEmpty ? "0:0" : elements.joined(separator: ",")
    }.joined(separator: "/")
  }

  private static func vector(
    _ words: Substring, of layer: MatrixLayerSpecification, in text: String
  ) throws -> [Int] {
    var vector = Array(repeating: 0, count: layer.streamInputs)
    for word in words.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = word.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let place = Int(parts[0]), let value = Int(parts[1]),
        vector.indices.contains(place), layer.input.range.contains(value)
      else {
        throw Diagnostic(
          .error, "matrix-inputs",
          "'\(word)' in '--inputs \(text)' is no element of the \(vector.count) inputs from "
            + "\(layer.input.range.lowerBound) to \(layer.input.range.upperBound)",
          remedy: "write PLACE:VALUE for what is not 0, places from 0 on, with commas between them "
            + "and '/' between vectors: 12:3,40:1/0:7")
      }
      vector[place] = value
    }
    return vector
  }
}
