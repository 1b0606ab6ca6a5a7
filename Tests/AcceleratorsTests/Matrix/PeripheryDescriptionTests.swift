import Foundation
import Memweave
import Testing

@testable import Accelerators

/// Kinds of converters and of row drives, in YAML and in Swift.
@Suite struct PeripheryDescriptionTests {
  private static func specification(
    _ sections: String, folder: String = "."
  ) throws -> MatrixEngineSpecification {
    try MatrixDescription(
      yaml: "name: scorer\nlayers: [{weights: [[1]]}]\n\(sections)\n", file: "a.yaml",
      folder: folder
    ).specification()
  }

  @Test func aSuccessiveApproximationIsDescribed() throws {
    let engine = try Self.specification(
      """
      converter:
        redundancy: 2
        threshold-spread: 0.3
        settling-error: 0.02
        metastability-window: 5 nA
      """)
    let described = try MatrixDescription("scorer") {
      Layers { Layer(weights: [[1]]) }
      ColumnConverter(
        thresholdSpread: 0.3, redundancy: 2, settlingError: 0.02,
        metastabilityWindow: 5.nanoamperes)
    }.specification()
    #expect(described == engine)
    let converter = engine.layers[0].converter
    #expect(converter.redundancy == 2 && converter.thresholdSpread == 0.3)
    #expect(converter.settlingError == 0.02 && converter.metastabilityWindow == 5e-9)
    #expect(engine.layers[0].columnCycles == 2 + 10)
  }

  @Test func integratingConvertersAreDescribed() throws {
    let engine = try Self.specification(
      "converter: {kind: dual-slope, bits: 10, integration-cycles: 32}")
    let described = try MatrixDescription("scorer") {
      Layers { Layer(weights: [[1]]) }
      ColumnConverter(kind: .dualSlope, bits: 10, integrationCycles: 32)
    }.specification()
    #expect(described == engine)
    #expect(engine.layers[0].columnCycles == 2 + 31 + 1023)
    #expect(
      try Self.specification("converter: {kind: dual-slope}").layers[0].integrationCycles == 16)
    let firing = try Self.specification("converter: {kind: integrate-and-fire, bits: 5}")
    #expect(firing.layers[0].columnCycles == 2 + 31)
  }

  @Test func rowDrivesAreDescribed() throws {
    let engine = try Self.specification(
      "tiles: {drive-bits: 2, drive-table: [1 mV, 66 mV, 130 mV, 0.2 V], drive-spread: 0.05}")
    let described = try MatrixDescription("scorer") {
      Layers { Layer(weights: [[1]]) }
      Tiles(
        driveBits: 2,
        driveTable: [1.millivolts, 66.millivolts, 130.millivolts, 200.millivolts],
        driveSpread: 0.05)
    }.specification()
    #expect(described.layers[0].tile.driveTable == [1e-3, 66e-3, 130e-3, 0.2])
    #expect(described == engine)
    let pulses = try Self.specification("tiles: {drive: pulse-width, drive-bits: 4}")
    let same = try MatrixDescription("scorer") {
      Layers { Layer(weights: [[1]]) }
      Tiles(driveBits: 4, drive: .pulseWidth)
    }.specification()
    #expect(pulses == same)
    #expect(pulses.layers[0].columnCycles == 2 + 14 + 8)
  }

  @Test func aTableIsReadFromAFile() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("memweave-table-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // 0 and 0.25 in four bytes each, as NumPy saves them.
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n"
    var bytes: [UInt8] = [0x93]
    bytes += Array("NUMPY".utf8)
    bytes += [1, 0, UInt8(header.utf8.count), 0]
    bytes += Array(header.utf8)
    bytes += [0, 0, 0, 0, 0, 0, 0x80, 0x3E]
    try Data(bytes).write(to: folder.appendingPathComponent("levels.npy"))
    let engine = try Self.specification(
      "tiles: {drive-table: levels.npy}", folder: folder.path)
    #expect(engine.layers[0].tile.driveTable == [0, 0.25])
  }

  static let mistakes: [(String, String)] = [
    (
      "tiles: {drive-bits: 2, drive-table: [0 V, 0.1 V, 0.2 V]}",
      """
      a.yaml:3:37: error: 'drive-table' has 3 voltages, but a row's driver has 4 codes [drive-table]
        help: give the voltage of each code, that of code 0 first
      """
    ),
    (
      "converter: {kind: ramp, redundancy: 1}",
      """
      a.yaml:3:25: error: 'redundancy' has no meaning for a converter of kind 'ramp'; it belongs to \
      'sar' [converter-key]
        help: leave it out, or take another kind
      """
    ),
    (
      "converter: {kind: dual-slope, threshold-spread: 0.1}",
      """
      a.yaml:3:31: error: 'threshold-spread' has no meaning for a converter of kind 'dual-slope'; it \
      belongs to 'sar', 'ramp', 'flash' [converter-key]
        help: leave it out, or take another kind
      """
    ),
    (
      "converter: {bits: 3, redundancy: 3}",
      "a.yaml:3:34: error: 'redundancy' is 3; expected a whole number from 0 to 2 [out-of-range]"
    ),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsToldWithItsPlace(yaml: String, message: String) {
    let found = #expect(throws: DiagnosticReport.self) { _ = try Self.specification(yaml) }
    #expect(found.map { "\($0)" } == message)
  }
}
