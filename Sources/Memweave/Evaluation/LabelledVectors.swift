import Accelerators
import Diagnostics

/// Vectors and the class each belongs to.
public struct LabelledVectors: Sendable {
  public let vectors: [[Int]]
  public let labels: [Int]

  /// Reads both from files that NumPy saved: integers, vectors x inputs, and one label for each.
  ///
  /// - Parameters:
  ///   - count: how many are taken, from the first on; `nil` for all.
  ///   - engine: what they are for: elements have to fit its inputs, labels its outputs.
  /// - Throws: `Diagnostic` `weights-file`, `data-shape` or `data-range`.
  public init(
    data: String, labels: String, count: Int?, for engine: MatrixEngineSpecification
  ) throws(Diagnostic) {
    let numbers = try NumPyArray(contentsOf: data)
    let classes = try NumPyArray(contentsOf: labels)
    let (inputs, format) = (engine.layers[0].inputs, engine.layers[0].input)
    let outputs = engine.layers[engine.layers.count - 1].outputs
    guard numbers.shape.count == 2, numbers.shape[1] == inputs, classes.shape == [numbers.shape[0]]
    else {
      throw Self.problem(
        "data-shape",
        "'\(data)' is an array of \(Self.text(numbers)) and '\(labels)' of \(Self.text(classes)); "
          + "expected vectors x \(inputs), and one label for each vector")
    }
    try Self.check(numbers, named: data, in: format.range)
    try Self.check(classes, named: labels, in: 0...outputs - 1)
    let taken = min(numbers.shape[0], count ?? .max)
    vectors = (0..<taken).map { vector in
      numbers.values[vector * inputs..<(vector + 1) * inputs].map { Int($0) }
    }
    self.labels = classes.values.prefix(taken).map { Int($0) }
  }

  private static func text(_ array: NumPyArray) -> String {
    array.shape.map(String.init).joined(separator: " x ")
  }

  private static func check(
    _ array: NumPyArray, named name: String, in range: ClosedRange<Int>
  ) throws(Diagnostic) {
    let limits = Double(range.lowerBound)...Double(range.upperBound)
    guard
      let place = array.values.firstIndex(where: { !limits.contains($0) || $0 != $0.rounded() })
    else { return }
    throw problem(
      "data-range",
      "number \(place) of '\(name)' is \(array.values[place]); expected a whole number from "
        + "\(range.lowerBound) to \(range.upperBound)")
  }

  private static func problem(_ identifier: String, _ message: String) -> Diagnostic {
    Diagnostic(.error, identifier, message)
  }
}
