import CrossbarPhysics
import DevicePhysics
import Specifications

/// A tile of a matrix engine: what its cells hold, and the codes of its columns.
struct MatrixTileReference: Sendable {
  let parameters: MatrixTileParameters
  private let specification: MatrixTileSpecification
  private let highestCode: Int
  private let drive: RowDriveReference
  /// `nil` where a code follows from the current alone.
  let decisions: ConverterDecisions?
  private let integrationCycles: Int
  /// Of each lane; empty without calibration, and before it.
  var corrections: [LaneCorrection] = []
  let index: Int
  private let generator: CounterGenerator
  /// Of each cell in siemens, less the dummy cell of its row, at `row * columns + column`.
  private(set) var conductances: [Double]
  /// Their states, where they are verified.
  private(set) var cells: VerifiedCells?
  private var writes: UInt64 = 0
  private(set) var samples: UInt64 = 0
  /// Of each lane's comparator.
  private let gains: [Double]
  private let offsets: [Double]
  private let bows: [Double]

  /// - Parameters:
  ///   - index: which tile of the layer it is.
  ///   - seed: the seed of the layer's macros.
  init(_ layer: MatrixLayerSpecification, index: Int, seed: UInt32) {
    specification = layer.tile
    let parameters = MatrixTileParameters(layer)
    self.parameters = parameters
    highestCode = layer.converter.highestCode
    drive = RowDriveReference(layer, tile: index, seed: seed)
    decisions = ConverterDecisions(layer, tile: index, seed: seed)
    integrationCycles = layer.integrationCycles
    self.index = index
    let generator = CounterGenerator(seed: seed)
    self.generator = generator
    cells =
      layer.programming.isVerified
      ? VerifiedCells(layer, index: index, generator: generator) : nil
    conductances = Array(
      repeating: cells?.difference(row: 0, column: 0) ?? 0,
      count: specification.rows * specification.columns)
    let lanes = (0..<specification.converters).map {
      UInt32(truncatingIfNeeded: index * layer.tile.converters + $0)
    }
    gains = lanes.map {
      parameters.gain(normal: generator.normal(stream: MatrixStream.gain, index: $0, draw: 0))
    }
    offsets = lanes.map {
      parameters.offset(normal: generator.normal(stream: MatrixStream.offset, index: $0, draw: 0))
    }
    bows = lanes.map {
      parameters.bow(normal: generator.normal(stream: MatrixStream.bow, index: $0, draw: 0))
    }
  }

  /// Brings a cell to a level.
  mutating func write(row: Int, column: Int, level: Int) {
    let cell = row * specification.columns + column
    let number = generator.normal(
      stream: MatrixStream.programmed,
      index: UInt32(truncatingIfNeeded: index * conductances.count + cell), draw: writes)
    conductances[cell] = parameters.programmed(level: Double(level), normal: number)
    writes += 1
  }

  /// Reads one cell of every lane with the range for it: the row alone is driven, as far as can be.
  ///
  /// - Returns: the code of each lane.
  mutating func verify(row: Int, column: Int) -> [Int] {
    var codes = [Int](repeating: 0, count: specification.rows)
    codes[row] = specification.highestDrive
    let currents = drive.voltages(codes: codes).map { voltages in
      self.currents(voltages: voltages).map { cells?.verified($0) ?? $0 }
    }
    return convert(column: column, currents: currents).map(\.code)
  }

  /// Gives pulses to cells of one row at once.
  mutating func give(_ pulses: [VerifiedCells.Pulse], row: Int) -> VerifiedCells.Effort {
    guard let effort = cells?.give(pulses, row: row) else { return VerifiedCells.Effort() }
    for pulse in pulses {
      conductances[row * specification.columns + pulse.column] =
        cells?.difference(row: row, column: pulse.column) ?? 0
    }
    return effort
  }

  /// The currents of all bitlines in amperes, without noise.
  func currents(voltages: [Double]) -> [Double] {
    let columns = specification.columns
    var currents = [Double](repeating: 0, count: columns)
    conductances.withUnsafeBufferPointer { conductances in
      currents.withUnsafeMutableBufferPointer { currents in
        for (row, voltage) in voltages.enumerated() where voltage != 0 {
          let cells = UnsafeBufferPointer(rebasing: conductances[(row * columns)...])
          for column in 0..<columns { currents[column] += voltage * cells[column] }
        }
      }
    }
    return currents
  }

  /// The voltages of the rows in volts, in every cycle in which their codes are shown, and their mean over the
  /// cycles in which the current is taken.
  func voltages(codes: [Int]) -> (shown: [[Double]], mean: [Double]) {
    let shown = drive.voltages(codes: codes)
    guard integrationCycles > 1 else { return (shown, shown[0]) }
    var sums = [Double](repeating: 0, count: codes.count)
    for cycle in 0..<integrationCycles {
      for (row, voltage) in shown[cycle % shown.count].enumerated() { sums[row] += voltage }
    }
    return (shown, sums.map { parameters.mean(ofSum: $0) })
  }

  /// What is held of one column of every lane, and the codes as they are found.
  ///
  /// - Parameter currents: of all bitlines, without noise, in every cycle in which the rows show their codes.
  mutating func find(
    column: Int, currents: [[Double]]
  ) -> [(sample: Double, code: Int)] {
    guard let decisions, decisions.kind == .integrateAndFire else {
      let samples = integrate(column: column, currents: currents)
      return zip(samples, foundCodes(of: samples)).map { ($0, $1) }
    }
    var sums = [Double](repeating: 0, count: specification.converters)
    var integrators = sums.map { _ in FiringIntegrator(charge: parameters.firstCharge) }
    for cycle in 0..<integrationCycles {
      let taken = sample(column: column, currents: currents[cycle % currents.count])
      for (lane, sample) in taken.enumerated() {
        sums[lane] += sample
        decisions.take(
          seen(sample, lane: lane), into: &integrators[lane], lane: lane, samples: samples)
      }
    }
    return sums.indices.map {
      (parameters.mean(ofSum: sums[$0]), min(integrators[$0].firings, highestCode))
    }
  }

  /// One column of every lane, taken once or over several cycles.
  private mutating func integrate(column: Int, currents: [[Double]]) -> [Double] {
    guard integrationCycles > 1 else { return sample(column: column, currents: currents[0]) }
    var sums = [Double](repeating: 0, count: specification.converters)
    for cycle in 0..<integrationCycles {
      let taken = sample(column: column, currents: currents[cycle % currents.count])
      for (lane, sample) in taken.enumerated() { sums[lane] += sample }
    }
    return sums.map { parameters.mean(ofSum: $0) }
  }

  /// Samples one column of every lane.
  ///
  /// - Parameter currents: of all bitlines, without noise.
  private mutating func sample(column: Int, currents: [Double]) -> [Double] {
    let taken = (0..<specification.converters).map { lane in
      let bitline = lane * specification.columnsPerLane + column
      let place = UInt32(truncatingIfNeeded: index * specification.columns + bitline)
      let number = generator.normal(stream: MatrixStream.sample, index: place, draw: samples)
      // Nothing is added of what has no size.
      let thermal =
        parameters.converterNoise == 0
        ? 0 : generator.normal(stream: MatrixStream.thermal, index: place, draw: samples)
      return parameters.sampled(currents[bitline], normal: number, thermal: thermal)
    }
    samples += 1
    return taken
  }

  /// The codes of all lanes for a reference, which lies in the middle of a code, in place of the bitlines.
  mutating func findReference(code: Int) -> [Int] {
    let current = Double(code) * parameters.stepCurrent
    return find(
      column: 0, currents: [Array(repeating: current, count: specification.columns)]
    ).map(\.code)
  }

  /// What the comparator of a lane sees of a sample, in amperes.
  func seen(_ sample: Double, lane: Int) -> Double {
    parameters.compared(sample, gain: gains[lane], offset: offsets[lane], bow: bows[lane])
  }

  /// The code that a lane finds for a sample in amperes: the greatest whose threshold is reached, or 0.
  ///
  /// Thresholds grow with the code, so all kinds that compare with them come to this one. The quotient is at most
  /// a rounding error away from it; the comparison decides.
  func foundCode(of sample: Double, lane: Int) -> Int {
    let seen = seen(sample, lane: lane)
    let quotient = ((seen - parameters.lowCurrent) / parameters.stepCurrent).rounded(.down)
    var code = quotient >= Double(highestCode) ? highestCode : quotient > 0 ? Int(quotient) : 0
    while code < highestCode, seen >= parameters.threshold(Double(code + 1)) { code += 1 }
    while code > 0, seen < parameters.threshold(Double(code)) { code -= 1 }
    return code
  }
}

extension MatrixTileParameters {
  init(_ layer: MatrixLayerSpecification) {
    let tile = layer.tile
    let currents = layer.converter.currents(unit: tile.unitCurrent)
    self.init(
      readVoltage: tile.readVoltage, highestDrive: tile.highestRowCode,
      lowestLevel: tile.lowestLevel, levelSpacing: tile.levelSpacing,
      programSpread: tile.programSpread, readNoise: tile.readNoise,
      gainSpread: layer.converter.gainSpread, offsetSpread: layer.converter.offsetSpread,
      lowCurrent: currents.low, stepCurrent: currents.step,
      rangeCurrent: Double(layer.converter.highestCode) * currents.step,
      converterNoise: layer.converter.noise,
      bowSpread: layer.converter.linearitySpread * currents.step, driveBow: tile.driveBow,
      driveDroop: tile.driveDroop, fullLoad: Double(tile.rows * tile.highestRowCode))
    let cycles = Double(layer.integrationCycles)
    thresholdSpread = layer.converter.thresholdSpread * currents.step
    settlingError = layer.converter.settlingError
    halfWindow =
      layer.converter.metastabilityWindow / 2
      * (layer.converter.kind == .integrateAndFire ? cycles : 1)
    driveSpread = tile.driveSpread * tile.readVoltage / Double(tile.highestRowCode)
    integrationCycles = cycles
  }
}
