import DevicePhysics

/// The streams of the counter-based generator, and what each perturbs.
///
/// The page on the accelerator has the same table, with the index and the draw of each.
public enum RandomStream {
  /// The programming rate of a cell: `exp(spread × n)`.
  public static let device: UInt32 = 1
  /// The programming rate of a pulse: `exp(spread × n)`.
  public static let cycle: UInt32 = 2
  /// A sample of a column current: `× (1 + noise × n)`.
  public static let columnSample: UInt32 = 3
  /// The offset of a sense amplifier: `spread × n`.
  public static let senseOffset: UInt32 = 4
  /// A sample of the second-order memristor: `× (1 + noise × n)`.
  public static let gradientSample: UInt32 = 5
  /// The offset of a tile's comparator, where there are several tiles: `+ spread × n`.
  public static let comparatorOffset: UInt32 = 6
}

/// What the random numbers `n` of mean 0 and variance 1 do to the physics.
public enum Spread {
  /// A reading with noise. `noise` is its standard deviation relative to the reading.
  @inlinable
  public static func reading<N: Physical>(_ nominal: N, noise: Double, normal: N) -> N {
    nominal * (1.0 + N.constant(noise, named: "readNoise") * normal)
  }

  /// A programming rate that is 1 in the median and whose logarithm has the standard deviation
  /// `spread`.
  ///
  /// - Parameter name: what the spread is called when the number is traced.
  @inlinable
  public static func rate<N: Physical>(
    spread: Double, named name: @autoclosure () -> String, normal: N
  ) -> N {
    N.exponential(N.constant(spread, named: name()) * normal)
  }
}
