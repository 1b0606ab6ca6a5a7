import Foundation
import Specifications
import TestSupport

/// A layer and vectors, as `matrix_layer.py` reads them.
struct NumPyCase: Encodable {
  var weights: [[Int]]
  var vectors: [[Int]]
  var inputBits: Int
  var inputSigned: Bool
  var driveBits: Int
  var rows: Int
  var scheme: String
  var slicing: String
  var weightBits: Int
  var cellBits: Int
  var codeBits: Int
  var levelsPerCode: Double
  var accumulatorBits: Int
  var biases: [Int]
  var activation: String
  var multipliers: [Int]
  var shift: Int
  var outputBits: Int
  var outputSigned: Bool

  init(_ layer: MatrixLayerSpecification, vectors: [[Int]]) {
    weights = (0..<layer.outputs).map { output in
      (0..<layer.inputs).map { layer.weights[output, $0] }
    }
    self.vectors = vectors
    inputBits = layer.input.bits
    inputSigned = layer.input.isSigned
    driveBits = layer.tile.driveBits
    rows = layer.tile.rows
    scheme = layer.mapping.scheme.rawValue
    slicing = layer.mapping.slicing.rawValue
    weightBits = layer.mapping.weightBits
    cellBits = layer.mapping.cellBits
    codeBits = layer.converter.bits
    levelsPerCode = layer.converter.levelsPerCode
    accumulatorBits = layer.accumulatorBits
    biases = layer.post.biases
    multipliers = layer.post.multipliers
    activation = layer.post.activation.rawValue
    shift = layer.post.shift
    outputBits = layer.post.format.bits
    outputSigned = layer.post.format.isSigned
  }
}

/// NumPy, which `make setup` installs for the tests.
enum NumPy {
  /// What is asked of each vector of each case, as a script beside this file computes it.
  static func results<Case: Encodable>(
    of cases: [Case], script name: String = "matrix_layer.py"
  ) throws -> [[[Int]]] {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent(name).path
    let workspace = try Workspace()
    try workspace.write(
      String(decoding: try JSONEncoder().encode(cases), as: UTF8.self), to: "cases.json")
    let run = try workspace.run("python3", [script, "cases.json"])
    guard run.status == 0 else { throw NumPyFailure(output: run.output) }
    return try JSONDecoder().decode([[[Int]]].self, from: Data(run.output.utf8))
  }
}

struct NumPyFailure: Error {
  let output: String
}
