import DevicePhysics
import Diagnostics
import ModelFitting
import Testing

@Suite struct PresetTests {
  @Test func aDeviceGoesThroughItsFile() throws {
    let preset = DevicePreset(
      name: "our-device", model: "ohmic", voltage: 1.5, step: 1e-7,
      parameters: ["offConductance": 2.123456789e-6, "onOffRatio": 350])
    let entry = try DeviceLibrary.Entry(preset: preset.text, file: "our.yaml")
    var expected = OhmicMemristor()
    expected.offConductance = 2.123456789e-6
    expected.onOffRatio = 350
    #expect(entry.model as? OhmicMemristor == expected)
    #expect(entry.name == "our-device" && entry.voltage == 1.5 && entry.step == 1e-7)
    #expect(try DevicePreset.model(of: preset.text, file: "our.yaml") == "ohmic")
  }

  private let head = "name: ours\nvoltage: 1 V\nstep: 100 ns\n"

  @Test(arguments: [
    ("model: ohmik\nparameters: {}\n", "a.yaml:4:8 unknown-device"),
    ("model: ohmic\nparameters:\n  offConductence: 1e-6\n", "a.yaml:6:3 unknown-key"),
    ("model: ohmic\nparameters:\n  offConductance: -1\n", "a.yaml:6:19 bad-parameter"),
    ("model: ohmic\nparameters:\n  offConductance: many\n", "a.yaml:6:19 number-format"),
    ("model: oxygen-gradient\nparameters:\n  plateaus: 1.5\n", "a.yaml:5:1 bad-parameter"),
    ("model: ohmic\n", "a.yaml:1:1 missing-key"),
  ])
  func badFilesAreToldWithTheirPlaces(_ rest: String, _ expected: String) {
    do {
      _ = try DeviceLibrary.Entry(preset: head + rest, file: "a.yaml")
      Issue.record("it was read")
    } catch {
      let found = error.diagnostics.map { "\($0.place.map { "\($0)" } ?? "-") \($0.identifier)" }
      #expect(found.contains(expected), "\(found)")
    }
  }
}
