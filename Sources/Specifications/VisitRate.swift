import Foundation

/// What a learning rate by visits falls with.
public enum VisitCount: String, Sendable, Hashable, CaseIterable {
  /// The updates of all values of a state.
  case state
  /// The updates of each value.
  case value

  /// The most updates that are counted.
  public static let limit = 255
}

/// Learning rates that fall with the updates before: that of the update after n others is `(n + 1)` to the
/// minus `exponent`.
public struct VisitRateSpecification: Sendable, Hashable {
  /// Greater than 0, at most 2.
  public var exponent: Double
  /// What these updates are counted of.
  public var count: VisitCount

  public init(exponent: Double, count: VisitCount = .state) {
    self.exponent = exponent
    self.count = count
  }

  /// The learning rate after each number of updates up to the limit, in units of 2⁻¹⁶.
  public var rates: [Int] {
    (0...VisitCount.limit).map { Int((65536 * pow(Double($0 + 1), -exponent)).rounded()) }
  }
}
