import Diagnostics
import Networks
import Specifications
import YAML

extension YAMLMapping {
  /// The weights of a layer: rows of integers, or a file that NumPy saved. `nil` after a diagnostic.
  ///
  /// Floating-point weights are quantised: divided by the greatest magnitude, multiplied by the highest
  /// weight and rounded to the nearest, of two equally near the even one.
  ///
  /// - Parameters:
  ///   - range: what a weight may be; `nil` to take any.
  ///   - folder: where a file is looked up.
  mutating func weights(
    _ key: String, range: ClosedRange<Int>?, in folder: String
  ) -> WeightMatrix? {
    let expected = "rows of integers, or the name of a file that NumPy saved"
    guard let value = value(key, expecting: expected) else { return nil }
    if case .sequence = value.node.content { return value.rows(range: range) }
    guard
      let array = value.read(
        in: folder, { path throws(Diagnostic) in try Tensor(contentsOf: path) })
    else { return nil }
    return value.matrix(of: array, range: range)
  }

  /// Integers, one for each output, that may be missing: written out, or a file that NumPy saved. Empty where there
  /// are none, and after a diagnostic.
  mutating func perOutput(
    _ key: String, in range: ClosedRange<Int>, outputs: Int?, folder: String
  ) -> [Int] {
    guard let value = valueIfPresent(key) else { return [] }
    var numbers: [Int]?
    if case .sequence = value.node.content {
      numbers = value.sequence(count: 1...4096) { $0.integer(in: range) }
    } else if let array = value.read(
      in: folder, { path throws(Diagnostic) in try Tensor(contentsOf: path) })
    {
      numbers = value.integers(of: array, in: range)
    }
    guard let numbers, let outputs else { return [] }
    guard numbers.count == outputs else {
      value.report(
        "weights-shape",
        "'\(key)' has \(numbers.count) numbers, but the layer has \(outputs) outputs",
        remedy: "give one number for each output")
      return []
    }
    return numbers
  }

  /// A name of a layer; `nil` where there is none, or after a diagnostic.
  mutating func nameIfPresent(_ key: String) -> String? {
    valueIfPresent(key)?.identifier { _ in nil }
  }

  /// A number that may be missing; `nil` then, or after a diagnostic.
  mutating func numberIfPresent(_ key: String, in range: ClosedRange<Double>) -> Double? {
    valueIfPresent(key)?.number(in: range)
  }
}

extension YAMLValue {
  fileprivate static let sizes = 1...4096

  /// Rows that are written out.
  fileprivate func rows(range: ClosedRange<Int>?) -> WeightMatrix? {
    let rows = sequence(count: Self.sizes) { row in
      row.sequence(count: Self.sizes) { $0.integer(in: range ?? .min ... .max) }
    }
    guard let rows else { return nil }
    if let odd = rows.firstIndex(where: { $0.count != rows[0].count }) {
      report(
        "weights-shape",
        "row \(odd) of the weights has \(rows[odd].count) numbers, row 0 has \(rows[0].count)",
        remedy: "give every row one weight for each input")
      return nil
    }
    return WeightMatrix(
      outputs: rows.count, inputs: rows[0].count, values: rows.flatMap { $0 })
  }

  /// Integers of a file.
  fileprivate func integers(of array: Tensor, in range: ClosedRange<Int>) -> [Int]? {
    let limits = Double(range.lowerBound)...Double(range.upperBound)
    if let odd = array.values.first(where: { !limits.contains($0) || $0 != $0.rounded() }) {
      report(
        "out-of-range",
        "a number of the file is \(odd); expected a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)")
      return nil
    }
    return array.values.map { Int($0) }
  }

  /// The weights of a file.
  fileprivate func matrix(of array: Tensor, range: ClosedRange<Int>?) -> WeightMatrix? {
    guard array.shape.count == 2, array.shape.allSatisfy(Self.sizes.contains) else {
      let shape = array.shape.map(String.init).joined(separator: " x ")
      report(
        "weights-shape",
        "the weights are an array of \(shape.isEmpty ? "one number" : shape); expected outputs x inputs, each "
          + "\(Self.sizes.lowerBound) to \(Self.sizes.upperBound)")
      return nil
    }
    guard let range else { return nil }
    let values = array.isInteger ? array.values : Self.quantised(array.values, to: range)
    if let place = values.firstIndex(where: {
      $0 < Double(range.lowerBound) || $0 > Double(range.upperBound)
    }) {
      let (row, column) = place.quotientAndRemainder(dividingBy: array.shape[1])
      report(
        "out-of-range",
        "the weight in row \(row), column \(column) is \(Int(values[place])); expected a whole number "
          + "from \(range.lowerBound) to \(range.upperBound)",
        remedy: "raise 'weight-bits' of the mapping, or give the weights in floating point")
      return nil
    }
    return WeightMatrix(
      outputs: array.shape[0], inputs: array.shape[1], values: values.map { Int($0) })
  }

  /// Floating-point weights in units of which the greatest magnitude is the highest weight.
  private static func quantised(_ values: [Double], to range: ClosedRange<Int>) -> [Double] {
    let greatest = values.map(\.magnitude).max() ?? 0
    guard greatest > 0 else { return values }
    return values.map {
      ($0 / greatest * Double(range.upperBound)).rounded(.toNearestOrEven)
    }
  }
}
