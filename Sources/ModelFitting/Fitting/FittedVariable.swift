#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A parameter as the search sees it: by its logarithm where it has one sign only.
struct FittedVariable: Sendable {
  let name: String
  /// The value that the search begins with.
  let start: Double
  /// 1 or -1 for a parameter of one sign; 0 for one that may have either.
  let sign: Double

  /// What a variable of 1 stands for, where it is not a logarithm.
  private var unit: Double { start == 0 ? 1 : abs(start) }

  func variable(of value: Double) -> Double {
    sign == 0 ? value / unit : log(sign * value)
  }

  func value(of variable: Double) -> Double {
    sign == 0 ? variable * unit : sign * exp(variable)
  }

  /// The standard error of the value, from that of the variable.
  func error(of value: Double, variable error: Double) -> Double {
    sign == 0 ? error * unit : abs(value) * error
  }
}
