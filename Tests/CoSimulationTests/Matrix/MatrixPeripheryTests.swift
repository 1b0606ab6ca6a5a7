import CoSimulation
import Generation
import Specifications
import TestSupport
import Testing

/// Every kind of converter and of row drive in RTL against the golden model: voltages, currents, codes, sums, outputs
/// and cycles.
@Suite struct MatrixPeripheryTests {
  private static let limits = RandomMatrixEngines.Limits(
    inputs: 24, outputs: 12, layers: 1, work: 150_000, converters: 8)

  @Test(arguments: ConverterKind.allCases)
  func anyPeripheryAgrees(kind: ConverterKind) throws {
    let engine = RandomPeripheries.engine(seed: 1, kinds: [kind], limits: Self.limits)
    try MatrixEngineLockStepTests.run(engine, seed: 1, vectors: 2)
  }

  /// The same in Icarus, driven by a bench of its own.
  @Test(
    arguments: [(.sar, 3), (.dualSlope, 4), (.integrateAndFire, 5)] as [(ConverterKind, UInt64)])
  func icarusGivesTheSame(kind: ConverterKind, seed: UInt64) throws {
    let engine = RandomPeripheries.engine(seed: seed, kinds: [kind], limits: Self.limits)
    try MatrixIcarusTests.compare(engine, seed: seed)
  }

  /// Cycles as the page has them, beside those that the lock-step holds.
  @Test func conversionsTakeTheCyclesOfThePage() {
    var layer = RandomPeripheries.engine(seed: 1, kinds: [.sar], limits: Self.limits).layers[0]
    layer.tile.drive = .voltage
    layer.tile.driveBits = 3
    layer.converter.bits = 6
    layer.converter.settleCycles = 4
    layer.converter.redundancy = 2
    layer.converter.integrationCycles = 5
    let expected: [(ConverterKind, RowDrive, Int)] = [
      (.sar, .voltage, 4 + 8), (.sar, .pulseWidth, 4 + 6 + 8),
      (.ramp, .voltage, 4 + 63), (.ramp, .pulseWidth, 4 + 6 + 63),
      (.flash, .voltage, 4 + 1), (.flash, .pulseWidth, 4 + 6 + 1),
      (.dualSlope, .voltage, 4 + 4 + 63), (.dualSlope, .pulseWidth, 4 + 34 + 63),
      (.integrateAndFire, .voltage, 4 + 63), (.integrateAndFire, .pulseWidth, 4 + 7 * 63),
      (.sense, .voltage, 4 + 1), (.winnerTakeAll, .voltage, 4 + 1),
    ]
    for (kind, drive, cycles) in expected {
      layer.converter.kind = kind
      layer.tile.drive = drive
      #expect(layer.columnCycles == cycles, "\(kind), \(drive)")
    }
  }

  /// No input of any part is left over.
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func theCircuitIsWithoutWarnings(seed: UInt64) throws {
    let plain = RandomMatrixEngines.engine(seed: seed, limits: Self.limits)
    #expect(try GeneratedMatrixEngine(plain).warnings == [])
    for kind in ConverterKind.allCases {
      let engine = RandomPeripheries.engine(seed: seed, kinds: [kind], limits: Self.limits)
      #expect(try GeneratedMatrixEngine(engine).warnings == [], "\(kind)")
    }
  }
}
