import DevicePhysics

/// The currents that a converter's comparator distinguishes.
public struct ConverterCurrents: Sendable, Hashable {
  /// The current at the lower edge of code 0, in amperes.
  public var low: Double
  /// The width of one code, in amperes.
  public var step: Double
  /// The code in whose middle the reference current lies.
  public var referenceCode: Int
  /// The comparator's offset, in amperes, which adds to the sampled current.
  public var offset: Double

  @inlinable
  public init(low: Double, step: Double, referenceCode: Int, offset: Double) {
    self.low = low
    self.step = step
    self.referenceCode = referenceCode
    self.offset = offset
  }

  /// The current in amperes that a trial code is compared with: the lower edge of that code.
  @inlinable
  public func threshold<N: Physical>(_ trial: N) -> N {
    N.constant(low, named: "lowCurrent") + trial * N.constant(step, named: "stepCurrent")
  }

  /// The reference current in amperes: the middle of `referenceCode`.
  @inlinable
  public var reference: Double { threshold(Double(referenceCode) + 0.5) }

  /// The current in amperes that the comparator sees for a sampled one.
  @inlinable
  public func compared<N: Physical>(_ sampled: N) -> N {
    sampled + N.constant(offset, named: "comparatorOffset")
  }

  /// The offset in amperes of one of several comparators.
  ///
  /// - Parameters:
  ///   - spread: the standard deviation of their offsets, in amperes.
  ///   - normal: the normal number of this one.
  @inlinable
  public func offset<N: Physical>(spread: Double, normal: N) -> N {
    N.constant(offset, named: "comparatorOffset")
      + N.constant(spread, named: "comparatorSpread") * normal
  }

  /// Whether the comparator keeps the trial code for a sampled current in amperes.
  @inlinable
  public func keeps(trial: Int, sampled: Double) -> Bool {
    compared(sampled) >= threshold(Double(trial))
  }
}
