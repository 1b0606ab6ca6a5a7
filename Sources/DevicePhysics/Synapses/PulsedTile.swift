#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A tile of synapses that learns by stochastic pulse trains (Gokmen and Vlasov 2016), as the
/// analogue tiles of AIHWKIT do: a pulse acts where a row's train and a column's train coincide.
///
/// Of the `trainLength` places of a train, each holds a pulse with probability `A · |x|` for a
/// column and `A · |d|` for a row, where `A = √(learningRate / (step · trainLength))`; so a weight
/// changes by `-learningRate · d · x` in the mean, as long as no probability is cut off at 1 and
/// the device's step is near `step`.
///
/// All random numbers come from `CounterGenerator`, by the number of the update: stream 1 for the
/// trains of columns, 2 for those of rows, 3 for the spread of each pulse of each cell. There are very
/// many, so they are its fast ones; a probability is a multiple of 2⁻¹⁶.
public struct PulsedTile<Synapse: PulsedSynapse>: Sendable {
  public let synapse: Synapse
  public let rows: Int
  public let columns: Int
  /// The mean step of a pulse at weight 0, greater than 0.
  public let step: Double
  /// Places of a train, 1...64.
  public let trainLength: Int
  /// The weight of each cell, at `row * columns + column`.
  public var weights: [Double]
  /// How many updates there were.
  public private(set) var updates: UInt64 = 0
  /// How many pulses acted on a cell.
  public private(set) var coincidences: UInt64 = 0
  @usableFromInline let generator: CounterGenerator

  /// A tile with all weights at 0.
  ///
  /// - Throws: `DeviceError.parameters`, also for a geometry, a step or a train that is none.
  public init(
    _ synapse: Synapse, rows: Int, columns: Int, step: Double, trainLength: Int = 31, seed: UInt32
  ) throws(DeviceError) {
    let problems =
      synapse.parameterProblems
      + ParameterCheck.problems {
        $0.require(rows >= 1, "rows", Double(rows), "a whole number of at least 1")
        $0.require(columns >= 1, "columns", Double(columns), "a whole number of at least 1")
        $0.positive("step", step)
        $0.within("trainLength", Double(trainLength), 1...64)
      }
    guard problems.isEmpty else { throw .parameters(problems) }
    self.synapse = synapse
    self.rows = rows
    self.columns = columns
    self.step = step
    self.trainLength = trainLength
    weights = Array(repeating: 0, count: rows * columns)
    generator = CounterGenerator(seed: seed)
  }

  /// One rank-one update.
  ///
  /// - Parameters:
  ///   - x: a number for each column.
  ///   - d: a number for each row.
  ///   - learningRate: at least 0.
  /// - Throws: `DeviceError.parameters` for numbers that are none, too many or too few.
  @inlinable
  public mutating func update(
    x: [Double], d: [Double], learningRate: Double
  ) throws(DeviceError) {
    try check(x: x, d: d, learningRate: learningRate)
    let scale = (learningRate / (step * Double(trainLength))).squareRoot()
    let columnTrains = trains(x, scale: scale, stream: 1)
    let rowTrains = trains(d, scale: scale, stream: 2)
    let lists = PulsedColumns(x, trains: columnTrains, length: trainLength)
    finish(
      Self.pulse(
        &weights, by: synapse, rows: zip(d, rowTrains), columns: lists,
        numbers: generator.series(stream: 3).series(index: UInt32(truncatingIfNeeded: updates))))
  }

  /// The pulses of all cells; how many there were.
  ///
  /// Of each row, place by place: what is inside the loops is the same for all columns, so there is
  /// nothing for the processor to guess.
  @inlinable
  static func pulse(
    _ weights: inout [Double], by synapse: Synapse, rows: Zip2Sequence<[Double], [UInt64]>,
    columns: PulsedColumns, numbers: CounterGenerator.Series
  ) -> UInt64 {
    var acted: UInt64 = 0
    weights.withUnsafeMutableBufferPointer { weights in
      columns.list.withUnsafeBufferPointer { list in
        var start = 0
        /// One pulse for each of these columns of the row that begins at `start`.
        func act(on part: Range<Int>, place: Int, direction: Double) {
          for entry in part {
            let cell = start &+ Int(list[entry])
            let draw = UInt64(truncatingIfNeeded: cell) << 6 | UInt64(place)
            weights[cell] = synapse.pulsed(
              weights[cell], direction: direction, normal: numbers.fastNormal(draw: draw))
          }
          acted &+= UInt64(part.count)
        }
        for (d, train) in rows {
          let sign = d < 0 ? 1.0 : -1.0
          var places = train
          while places != 0 {
            let place = places.trailingZeroBitCount
            places &= places &- 1
            let bounds = columns.bounds[place]
            act(on: bounds.start..<bounds.middle, place: place, direction: sign)
            act(on: bounds.middle..<bounds.end, place: place, direction: -sign)
          }
          start &+= columns.count
        }
      }
    }
    return acted
  }

  /// The trains of these numbers: a bit for each place.
  @inlinable
  func trains(_ numbers: [Double], scale: Double, stream: UInt32) -> [UInt64] {
    let words = generator.series(stream: stream).series(
      index: UInt32(truncatingIfNeeded: updates))
    return numbers.enumerated().map { line, number in
      // Of 2¹⁶; as much as that is a pulse at every place.
      let limit = UInt64((min(scale * abs(number), 1) * 65_536).rounded())
      guard limit > 0 else { return 0 }
      var train: UInt64 = 0
      for four in 0..<UInt64((trainLength + 3) / 4) {
        var word = words.fastWord(draw: UInt64(truncatingIfNeeded: line) << 4 | four)
        for place in 0..<4 as Range<UInt64> {
          if word & 0xFFFF < limit { train |= 1 << (4 * four + place) }
          word >>= 16
        }
      }
      return train & (UInt64.max >> UInt64(64 - trainLength))
    }
  }

  @usableFromInline
  mutating func finish(_ acted: UInt64) {
    coincidences &+= acted
    updates &+= 1
  }

  @usableFromInline
  func check(x: [Double], d: [Double], learningRate: Double) throws(DeviceError) {
    let problems = ParameterCheck.problems { check in
      check.require(x.count == columns, "x", Double(x.count), "\(columns) numbers, one a column")
      check.require(d.count == rows, "d", Double(d.count), "\(rows) numbers, one a row")
      check.notNegative("learningRate", learningRate)
      for number in x where !number.isFinite { check.finite("x", number) }
      for number in d where !number.isFinite { check.finite("d", number) }
    }
    guard problems.isEmpty else { throw .parameters(problems) }
  }
}

/// The columns that have a pulse at each place of a train: those of positive numbers, then those of
/// negative ones.
@usableFromInline
struct PulsedColumns {
  @usableFromInline let count: Int
  /// Columns, place by place.
  @usableFromInline var list: [UInt32] = []
  /// Of each place in the list.
  @usableFromInline var bounds: [(start: Int, middle: Int, end: Int)] = []

  @usableFromInline
  init(_ numbers: [Double], trains: [UInt64], length: Int) {
    count = numbers.count
    let columns = UInt32(0)..<UInt32(numbers.count)
    let positive = columns.filter { trains[Int($0)] != 0 && numbers[Int($0)] > 0 }
    let negative = columns.filter { trains[Int($0)] != 0 && numbers[Int($0)] < 0 }
    for place in 0..<UInt64(length) {
      let start = list.count
      list += positive.filter { trains[Int($0)] >> place & 1 == 1 }
      let middle = list.count
      list += negative.filter { trains[Int($0)] >> place & 1 == 1 }
      bounds.append((start, middle, list.count))
    }
  }
}
