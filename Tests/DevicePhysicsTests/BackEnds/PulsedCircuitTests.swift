import Foundation
import TestSupport
import Testing

@testable import DevicePhysics

/// A device that moves by pulses has only a current in ngspice, with its state as parameters.
struct PulsedCircuitTests {
  static let entries = TestedDevices.all.filter { $0.model.motion == .stepwise }
  static let voltages = (-10...10).map { 0.02 * Double($0) }

  /// The state after pulses in both directions, and the current at each voltage.
  private static func reached<Device: MemristorModel>(
    _ device: Device, _ entry: DeviceLibrary.Entry
  ) -> (state: [Double], currents: [Double]) {
    var state = device.initialState
    for pulse in 0..<30 {
      state = device.advanced(
        state, voltage: pulse % 3 == 2 ? -entry.voltage : entry.voltage, by: entry.step)
    }
    return (
      state.components.map(\.value), voltages.map { device.current(state, voltage: $0) }
    )
  }

  @Test func ngspiceHasTheCurrentsOfPulsedDevices() throws {
    #expect(Self.entries.count >= 8)
    let workspace = try Workspace()
    var includes = ""
    var instances = ""
    var expected: [[Double]] = []
    for (place, entry) in Self.entries.enumerated() {
      func reached<Device: MemristorModel>(_ device: Device) -> (
        state: [Double], currents: [Double]
      ) {
        Self.reached(device, entry)
      }
      let (state, currents) = reached(entry.model)
      let text = try BackEnd.spice.text(of: entry.equations)
      let name = entry.equations.name
      try workspace.write(text, to: "\(name).cir")
      includes += ".include \(name).cir\n"
      let parameters = zip(entry.printedStates, state)
        .map { (name: String($0.dropLast(2)), value: $1) }
        .filter { text.contains(" \($0.name)=") }
        .map { " \($0.name)=\($0.value)" }
      #expect(!parameters.isEmpty, "\(name)")
      instances += "V\(place) s n\(place) 0\nX\(place) n\(place) 0 \(name)\(parameters.joined())\n"
      expected.append(currents)
    }
    try workspace.write(
      """
      the currents of pulsed devices
      \(includes)VS s 0 0
      \(instances).options reltol=1e-6 abstol=1e-18 vntol=1e-12
      .dc VS -0.2 0.2 0.02
      .control
      set filetype=ascii
      set numdgt=12
      run
      wrdata currents.txt\(Self.entries.indices.map { " i(v\($0))" }.joined())
      .endc
      .end

      """, to: "bench.cir")
    let run = try workspace.run("timeout", ["-s", "KILL", "60", "ngspice", "-b", "bench.cir"])
    let table =
      (try? String(
        contentsOf: workspace.url.appendingPathComponent("currents.txt"), encoding: .utf8)) ?? ""
    let rows = table.split(separator: "\n").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    try #require(rows.count == Self.voltages.count, "\(run.output.suffix(1500))")
    for (place, entry) in Self.entries.enumerated() {
      let greatest = expected[place].map { abs($0) }.max() ?? 0
      #expect(greatest > 0)
      for (row, current) in zip(rows, expected[place]) {
        #expect(abs(row[2 * place + 1] - current) < 1e-6 * greatest, "\(entry.name)")
      }
    }
  }
}
