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
/// All random numbers come from `CounterGenerator`: streams 1 and 2 for the trains of rows and
/// columns, stream 3 for the spread of each pulse of each cell.
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
    let cells = generator.series(stream: 3)
    var acted: UInt64 = 0
    for row in 0..<rows where rowTrains[row] != 0 {
      let rowTrain = rowTrains[row]
      for column in 0..<columns {
        let pulses = (rowTrain & columnTrains[column]).nonzeroBitCount
        guard pulses > 0 else { continue }
        let cell = row * columns + column
        let numbers = cells.series(index: UInt32(truncatingIfNeeded: cell))
        let direction = (x[column] < 0) == (d[row] < 0) ? -1.0 : 1.0
        var weight = weights[cell]
        for pulse in 0..<UInt64(pulses) {
          weight = synapse.pulsed(
            weight, direction: direction, normal: numbers.normal(draw: updates << 6 | pulse))
        }
        weights[cell] = weight
        acted &+= UInt64(pulses)
      }
    }
    finish(acted)
  }

  /// The trains of these numbers: a bit for each place.
  @inlinable
  func trains(_ numbers: [Double], scale: Double, stream: UInt32) -> [UInt64] {
    let lines = generator.series(stream: stream)
    return numbers.enumerated().map { line, number in
      let probability = scale * abs(number)
      guard probability > 0 else { return 0 }
      // Of 2³²; at least that is always a pulse.
      let limit = UInt64(min(probability, 1) * 4_294_967_296)
      let series = lines.series(index: UInt32(truncatingIfNeeded: line))
      var train: UInt64 = 0
      for pair in 0..<UInt64((trainLength + 1) / 2) {
        let word = series.word(draw: updates << 6 | pair)
        let first: UInt64 = word & 0xFFFF_FFFF < limit ? 1 : 0
        let second: UInt64 = word >> 32 < limit ? 2 : 0
        train |= (first | second) << (2 * pair)
      }
      return trainLength == 64 ? train : train & (1 << UInt64(trainLength) - 1)
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
