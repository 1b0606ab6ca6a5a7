/// A tile of synapses that learns by stochastic pulse trains (Gokmen and Vlasov 2016), as the
/// analogue tiles of AIHWKIT do: a pulse acts where a row's train and a column's train coincide.
///
/// Of the `trainLength` places of a train, each holds a pulse with probability `A · |x|` for a
/// column and `A · |d|` for a row, where `A = √(learningRate / (step · trainLength))`; so a weight
/// changes by `-learningRate · d · x` in the mean, as long as no probability is cut off at 1 and
/// the device's step is near `step`.
///
/// All random numbers come from `CounterGenerator`, by the number of the update: stream 1 for the
/// trains of columns, 2 for those of rows, 3 for the spread of each pulse (`QuickNormals`), in the order
/// of the places of each row's train and of the columns, those of positive numbers first.
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
    let trains = PulseTrains(x, scale: scale, length: trainLength, words: words(stream: 1))
    let pulsed = PulsedColumns(x, trains, length: trainLength)
    let rowTrains = PulseTrains(d, scale: scale, length: trainLength, words: words(stream: 2))
    let (synapse, columns, normals) = (synapse, columns, words(stream: 3))
    let acted = weights.withUnsafeMutableBufferPointer { weights in
      synapse.perform(
        TilePulses(
          weights: weights, columns: columns, pulsed: pulsed, d: d, rowTrains: rowTrains,
          words: normals))
    }
    finish(acted)
  }

  /// The random words of this update.
  @inlinable
  func words(stream: UInt32) -> CounterGenerator.Series {
    generator.series(stream: stream).series(index: UInt32(truncatingIfNeeded: updates))
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

/// The pulses of all cells in one update.
@usableFromInline
struct TilePulses: PulseWork {
  @usableFromInline let weights: UnsafeMutableBufferPointer<Double>
  @usableFromInline let columns: Int
  @usableFromInline let pulsed: PulsedColumns
  @usableFromInline let d: [Double]
  @usableFromInline let rowTrains: PulseTrains
  @usableFromInline let words: CounterGenerator.Series

  @inlinable
  init(
    weights: UnsafeMutableBufferPointer<Double>, columns: Int, pulsed: PulsedColumns, d: [Double],
    rowTrains: PulseTrains, words: CounterGenerator.Series
  ) {
    self.weights = weights
    self.columns = columns
    self.pulsed = pulsed
    self.d = d
    self.rowTrains = rowTrains
    self.words = words
  }

  /// Acts row by row, place by place; how many pulses there were.
  ///
  /// What is inside the loops is the same for all columns, so there is nothing for the processor to
  /// guess, and the bounds of the arrays are theirs by the way they were made.
  @inlinable
  @inline(__always)
  func done<Synapse: PulsedSynapse>(by synapse: Synapse) -> UInt64 {
    guard let first = weights.baseAddress else { return 0 }
    var acted: UInt64 = 0
    QuickNormals.quantiles.withUnsafeBufferPointer { quantiles in
      pulsed.list.withUnsafeBufferPointer { list in
        for row in d.indices {
          let cells = first + row &* columns
          var normals = QuickNormals(
            words, from: UInt64(truncatingIfNeeded: row) << 32,
            quantiles: quantiles.baseAddress.unsafelyUnwrapped)
          /// One pulse for each of these columns.
          @inline(__always)
          func act(_ part: Range<Int>, _ direction: Double) {
            for entry in part {
              let column = list[entry]
              cells[column] = synapse.pulsed(
                cells[column], direction: direction, normal: normals.next())
            }
          }
          let isRising = d[row] < 0
          var places = rowTrains.trains[row]
          while places != 0 {
            let group = 2 &* places.trailingZeroBitCount
            places &= places &- 1
            let positive = pulsed.bounds[group]..<pulsed.bounds[group &+ 1]
            let negative = positive.upperBound..<pulsed.bounds[group &+ 2]
            if isRising {
              act(positive, 1)
              act(negative, -1)
            } else {
              act(positive, -1)
              act(negative, 1)
            }
            acted &+= UInt64(negative.upperBound &- positive.lowerBound)
          }
        }
      }
    }
    return acted
  }
}
