/// A crossbar of one device without line resistance: what the printed array computes.
///
/// Each cell has its own random numbers; only cells that are pulsed move.
public struct DeviceArray<Device: MemristorModel>: Sendable {
  public let device: Device
  public let rows: Int
  public let columns: Int
  /// Of each cell, at `row * columns + column`.
  public private(set) var states: [Device.NumericState]
  /// How many pulses the array has had.
  public private(set) var pulses: UInt64 = 0
  /// How many samples of a column were taken.
  public private(set) var samples: UInt64 = 0
  private let generator: CounterGenerator

  /// An array of fresh devices.
  ///
  /// - Parameters:
  ///   - rows: at least 1.
  ///   - columns: at least 1.
  public init(_ device: Device, rows: Int, columns: Int, seed: UInt32) {
    self.device = device
    self.rows = max(1, rows)
    self.columns = max(1, columns)
    generator = CounterGenerator(seed: seed)
    states = Array(repeating: device.initialState, count: self.rows * self.columns)
  }

  /// One pulse for the cells where a row of `rows` meets a column of `columns`; places outside the
  /// array are passed over.
  public mutating func pulse(
    rows: some Sequence<Int>, columns: some Sequence<Int>, voltage: Double, seconds: Double
  ) {
    let draws = device.draws
    for row in rows where (0..<self.rows).contains(row) {
      for column in columns where (0..<self.columns).contains(column) {
        let cell = row * self.columns + column
        let numbers = generator.numbers(
          for: draws, index: UInt32(truncatingIfNeeded: cell), pulses: pulses, readings: samples)
        states[cell] = device.advanced(
          states[cell], voltage: voltage, by: seconds, draws: numbers)
      }
    }
    pulses += 1
  }

  /// The first cell whose state is no number any more; `nil` while all are.
  public var divergence: (row: Int, column: Int)? {
    states.firstIndex { !$0.components.allSatisfy(\.value.isFinite) }
      .map { ($0 / columns, $0 % columns) }
  }

  /// The current of a column in amperes, with the rows at a voltage in volts that `rows` has, in
  /// their order, and the others at 0 V.
  public mutating func sample(
    column: Int, rows: some Sequence<Int>, voltage: Double
  ) -> Double {
    let draws = device.draws
    var sum = 0.0
    for row in rows where (0..<self.rows).contains(row) && (0..<columns).contains(column) {
      let cell = row * columns + column
      let numbers = generator.numbers(
        for: draws, index: UInt32(truncatingIfNeeded: cell), pulses: pulses, readings: samples)
      sum += device.current(states[cell], voltage: voltage, draws: numbers)
    }
    samples += 1
    return sum
  }
}
