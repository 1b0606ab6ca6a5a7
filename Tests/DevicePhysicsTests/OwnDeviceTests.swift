import DevicePhysics
import Examples
import Foundation
import Testing

/// The page about your own device shows the example as it is, and the example does what it says.
struct OwnDeviceTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test(arguments: ["titanium-oxide.swift", "titanium-oxide-use.swift"])
  func thePageShowsTheExample(_ file: String) throws {
    let text = try Self.text("examples/\(file)")
    #expect(try Self.text("docs/your-own-device.md").contains("```swift\n\(text)```"))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 60)
  }

  @Test func theOwnDeviceAgreesEverywhere() throws {
    // The tests of the texts have it among their devices.
    for tests in ["ExactnessTests", "CircuitTests", "PrintedTextTests"] {
      let text = try Self.text("Tests/DevicePhysicsTests/BackEnds/\(tests).swift")
      #expect(text.contains("TestedDevices.all"))
    }
    #expect(TestedDevices.all.contains { $0.model is TitaniumOxideMemristor })
    ModelBench.holdsToTheProtocol(TestedDevices.own)
  }

  @Test func theOwnDeviceForgetsInItsDecayTime() {
    let device = TitaniumOxideMemristor()
    let written = device.advanced(device.initialState, voltage: 3, by: 1e-3)
    #expect(written.excitation > 0.5 && written.excitation < 1)
    let later = device.advanced(written, voltage: 0, by: device.decayTime)
    #expect(abs(later.excitation / written.excitation - exp(-1)) < 1e-12)
  }

  @Test func theOwnDeviceHasNoiseAndTexts() throws {
    let currents = (0..<10).map { currentAfterAPulse(seed: $0) }
    #expect(Set(currents).count == 10)
    #expect(currents.allSatisfy { abs($0 / currents[0] - 1) < 0.25 })
    #expect(currents[3] == currentAfterAPulse(seed: 3))
    #expect(
      try titaniumOxideFiles().map(\.name) == [
        "titanium_oxide_cell.sv", "titanium_oxide_array.sv", "titanium_oxide_cell.hpp",
        "titanium_oxide.cir", "titanium_oxide.va",
      ])
  }

  @Test func theOwnDeviceIsCharacterized() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("memweave-own-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try characterizeTitaniumOxide(folder: folder.path)
    // It forgets within 400 µs.
    #expect(report.conditions.isVolatile)
    #expect(report.metric("linearity-potentiation")?.text.contains("volatile") == true)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.contains("metrics.json") && files.contains("loops.csv"))
  }

  @Test func theOwnDeviceIsFitted() throws {
    var truth = TitaniumOxideMemristor()
    truth.restConductance = 2e-6
    truth.decayTime = 300e-6
    var state = truth.initialState
    var rows = ["voltage,width,conductance"]
    for pulse in 0..<60 {
      let volts = pulse % 3 == 0 ? 3 : pulse % 3 == 1 ? 2.5 : 0
      state = truth.advanced(state, voltage: volts, by: 1e-4)
      rows.append("\(volts),0.0001,\(truth.current(state, voltage: 1.9) / 1.9)")
    }
    let fitted = try fittedTitaniumOxide(csv: rows.joined(separator: "\n"))
    #expect(fitted.isConverged && fitted.residual < 1e-6)
    #expect(abs(fitted.device.restConductance / 2e-6 - 1) < 1e-3)
    #expect(abs(fitted.device.decayTime / 300e-6 - 1) < 1e-3)
  }
}
