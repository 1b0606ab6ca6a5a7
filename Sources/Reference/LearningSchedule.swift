import Specifications

/// A ratio that changes from episode to episode (`AgentSchedule`).
public struct GeometricScheduleReference: Sendable, Hashable {
  /// In units of 2⁻³²; `nil` before the first episode.
  private var current: Int?

  public init() {}

  /// An episode begins. All in units of 2⁻¹⁶.
  public mutating func step(initial: Int, ratio: Int, floor: Int) {
    let next = current.map { ($0 * ratio) / 65536 } ?? initial * 65536
    current = max(next, floor * 65536)
  }

  /// The value in force, in units of 2⁻¹⁶.
  public func value(initial: Int, ratio: Int) -> Int {
    ratio == 65536 ? initial : current.map { $0 / 65536 } ?? initial
  }
}

/// Sees from the temporal-difference errors that the environment has changed.
public struct ChangeDetectorReference: Sendable, Hashable {
  public let specification: ChangeDetectorSpecification
  private var fast = 0
  private var slow = 0
  private var held = 0

  public init(_ specification: ChangeDetectorSpecification) {
    self.specification = specification
  }

  /// An update; whether the environment has changed.
  ///
  /// - Parameter error: in units of 2⁻¹⁶ of a value's last place.
  public mutating func changes(after error: Int) -> Bool {
    fast += (abs(error) - fast) >> specification.fastShift
    slow += (abs(error) - slow) >> specification.slowShift
    let floor = specification.floor << ChangeDetectorSpecification.fractionBits
    guard held == specification.holdOff else {
      held += 1
      return false
    }
    guard fast > floor, Int128(fast) > Int128(slow) << Int128(specification.ratioShift) else {
      return false
    }
    held = 0
    return true
  }
}
