import Accelerators
import Diagnostics
import Networks

/// Vectors and the class each belongs to.
public struct LabelledVectors: Sendable {
  /// As a file has them.
  public let numbers: [[Double]]
  /// As the engine takes them.
  public let vectors: [[Int]]
  public let labels: [Int]

  /// Reads both from files that NumPy saved, or in MNIST's IDX format: vectors x inputs, and one label for each.
  ///
  /// For the layers of a network the numbers are quantised, as its calibration data are; else they are integers.
  ///
  /// - Parameters:
  ///   - count: how many are taken, from the first on; `nil` for all.
  ///   - judged: what they are for: elements have to fit its inputs, labels its outputs.
  /// - Throws: `Diagnostic` `weights-file`, `data-shape` or `data-range`.
  public init(
    data: String, labels: String, count: Int?, for judged: MatrixDescription.Judged
  ) throws(Diagnostic) {
    let engine = judged.specification
    let array = try Tensor(contentsOf: data)
    let classes = try Tensor(contentsOf: labels)
    let (inputs, format) = (engine.layers[0].streamInputs, engine.layers[0].input)
    let last = engine.layers[engine.layers.count - 1]
    let givesIndex = last.post.activation == .argMax
    guard !givesIndex || last.streamOutputs == 1 else {
      throw Self.problem(
        "data-shape",
        "the engine gives an index for each of \(last.positions) windows; expected one for each vector"
      )
    }
    let outputs = givesIndex ? last.outputs : last.streamOutputs
    guard let vectors = array.vectors(of: inputs), classes.shape == [vectors.count] else {
      throw Self.problem(
        "data-shape",
        "'\(data)' is an array of \(Self.text(array)) and '\(labels)' of \(Self.text(classes)); "
          + "expected vectors x \(inputs), and one label for each vector")
    }
    if judged.network == nil { try Self.check(array, named: data, in: format.range) }
    try Self.check(classes, named: labels, in: 0...outputs - 1)
    numbers = Array(vectors.prefix(count ?? .max))
    self.vectors = numbers.map {
      Quantizer.integers($0, scale: judged.inputScale, format: format)
    }
    self.labels = classes.values.prefix(numbers.count).map { Int($0) }
  }

  private static func text(_ array: Tensor) -> String {
    array.shape.map(String.init).joined(separator: " x ")
  }

  private static func check(
    _ array: Tensor, named name: String, in range: ClosedRange<Int>
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
