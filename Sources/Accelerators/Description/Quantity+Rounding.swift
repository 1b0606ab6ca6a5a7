import YAML

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension Quantity {
  /// A quantity of a message, to three digits.
  init(rounding value: Double, _ dimension: PhysicalDimension) {
    guard value != 0, value.isFinite else {
      self.init(value, dimension)
      return
    }
    let exponent = Int(log10(value.magnitude).rounded(.down)) - 2
    let digits = (value / pow(10, Double(exponent))).rounded()
    self.init(Double("\(digits)e\(exponent)") ?? value, dimension)
  }
}
