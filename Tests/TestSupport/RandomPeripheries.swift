import Specifications
import Workloads

/// Matrix engines with every way to drive rows and to find codes: ``RandomMatrixEngines`` with another periphery.
public enum RandomPeripheries {
  /// - Parameter kinds: what the converters of a layer are one of.
  public static func engine(
    seed: UInt64, kinds: [ConverterKind], limits: RandomMatrixEngines.Limits
  ) -> MatrixEngineSpecification {
    var random = SplitMix64(seed: seed &* 0x2545_F491 &+ UInt64(kinds[0].rawValue.utf8.count))
    var plain = limits
    plain.programmedCells = 0
    var engines = RandomMatrixEngines(seed: seed, limits: plain)
    while true {
      guard var engine = engines.next() else { continue }
      for index in engine.layers.indices {
        change(
          &engine.layers[index], kind: kinds.randomElement(using: &random) ?? kinds[0], &random)
      }
      if limits.programmedCells > 0 {
        engines.vary(&engine.layers, programmedCells: limits.programmedCells)
      }
      // What a simulation costs beside the cells.
      let cycles = engine.layers.reduce(0) { $0 + $1.conversionCycles * ($1.tile.rows + 20) }
      guard cycles < limits.work else { continue }
      return engine
    }
  }

  private static func change(
    _ layer: inout MatrixLayerSpecification, kind: ConverterKind, _ random: inout SplitMix64
  ) {
    let bits =
      switch kind {
      case .sar: Int.random(in: 2...10, using: &random)
      case .ramp, .flash, .dualSlope: Int.random(in: 1...5, using: &random)
      case .integrateAndFire: Int.random(in: 1...4, using: &random)
      case .sense, .winnerTakeAll: 1
      }
    let range = Double(layer.converter.highestCode) * layer.converter.levelsPerCode
    layer.converter.kind = kind
    layer.converter.bits = bits
    layer.converter.levelsPerCode = range / Double(layer.converter.highestCode)
    if Int.random(in: 0..<3, using: &random) == 0 { layer.tile.drive = .pulseWidth }
    layer.tile.driveSpread = some(0.2, &random)
    if Int.random(in: 0..<3, using: &random) == 0 {
      layer.tile.driveTable = (0...layer.tile.highestRowCode).map { code in
        layer.tile.readVoltage
          * (Double(code) + Double.random(in: -0.2...0.2, using: &random))
          / Double(layer.tile.highestRowCode)
      }
    }
    // Sense amplifiers decide in one way only.
    if kind.isLatched { return }
    let step = layer.converter.levelsPerCode * layer.tile.unitCurrent
    layer.converter.thresholdSpread = some(0.8, &random)
    layer.converter.settlingError = some(0.2, &random)
    layer.converter.metastabilityWindow = some(0.5, &random) * step
    if kind == .sar {
      layer.converter.redundancy = Int.random(in: 0...Swift.min(4, bits - 1), using: &random)
    }
    if kind == .dualSlope {
      layer.converter.integrationCycles = Int.random(in: 1...5, using: &random)
    }
  }

  /// Nothing, or something.
  private static func some(_ greatest: Double, _ random: inout SplitMix64) -> Double {
    Bool.random(using: &random) ? 0 : Double.random(in: 0...greatest, using: &random)
  }
}
