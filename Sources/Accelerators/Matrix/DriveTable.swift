import Diagnostics
import Networks
import Specifications
import YAML

/// Quantities that are written out.
struct Quantities: SectionValue {
  let quantities: [Quantity]

  func node(at place: Place) -> YAMLNode {
    YAMLNode(
      .sequence(quantities.map { YAMLNode(.scalar(YAMLScalar("\($0)")), at: place) }), at: place)
  }
}

extension YAMLMapping {
  /// The measured voltage of each code of a row's driver, in volts: written out, or a file that NumPy saved. Empty where
  /// there are none, and after a diagnostic.
  ///
  /// - Parameters:
  ///   - codes: how many the driver has.
  ///   - folder: where a file is looked up.
  mutating func driveTable(_ key: String, codes: Int, in folder: String) -> [Double] {
    let range = -1.0...1.0
    guard let value = valueIfPresent(key) else { return [] }
    var voltages: [Double]?
    if case .sequence = value.node.content {
      voltages = value.sequence(count: 1...256) { $0.quantity(.voltage, in: range) }
    } else if let array = value.read(
      in: folder, { path throws(Diagnostic) in try Tensor(contentsOf: path) })
    {
      if let odd = array.values.first(where: { !range.contains($0) }) {
        value.report(
          "out-of-range", "a voltage of the file is \(odd) V; expected one from -1 V to 1 V")
        return []
      }
      voltages = array.values
    }
    guard let voltages else { return [] }
    guard voltages.count == codes else {
      value.report(
        "drive-table",
        "'\(key)' has \(voltages.count) voltages, but a row's driver has \(codes) codes",
        remedy: "give the voltage of each code, that of code 0 first")
      return []
    }
    return voltages
  }
}
