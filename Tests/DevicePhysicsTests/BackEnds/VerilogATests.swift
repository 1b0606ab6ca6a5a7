import Foundation
import TestSupport
import Testing

@testable import DevicePhysics

/// OpenVAF, a compiler of Verilog-A that shares nothing with this project, computes what the texts
/// say: the current and the rate of each state. `make setup` installs it.
struct VerilogATests {
  /// One place: the voltage, the states, the random numbers in their middle, and what Swift says.
  private struct Point {
    let inputs: [Double]
    let current: Double
    let rates: [Double]
  }

  private static func points<Device: MemristorModel>(
    of device: Device, _ entry: DeviceLibrary.Entry
  ) -> [Point] {
    let generator = CounterGenerator(seed: 13)
    var state = device.initialState
    return (0..<20 as Range<UInt64>).map { pulse in
      let voltage = entry.voltage * generator.normal(stream: 0, index: 0, draw: pulse)
      let next = device.advanced(state, voltage: voltage, by: entry.step)
      let values = state.components.map(\.value)
      let point = Point(
        inputs: [voltage] + values, current: device.current(state, voltage: voltage),
        rates: zip(next.components, values).map { ($0.value - $1) / entry.step })
      state = next
      return point
    }
  }

  @Test func openVAFComputesTheSame() throws {
    let workspace = try Workspace()
    var cases: [(entry: DeviceLibrary.Entry, points: [Point])] = []
    var lines = ""
    for entry in TestedDevices.all {
      func points<Device: MemristorModel>(_ device: Device) -> [Point] {
        Self.points(of: device, entry)
      }
      let found = points(entry.model)
      cases.append((entry, found))
      let equations = entry.equations
      let file = BackEnd.verilogA.fileName(of: equations)
      try workspace.write(BackEnd.verilogA.text(of: equations), to: file)
      let states = entry.printedStates.map { String($0.dropLast(2)) }.joined(separator: ",")
      lines += "\(file) \(states)\n"
      for point in found {
        lines += "= " + point.inputs.map { "\($0)" }.joined(separator: " ") + "\n"
      }
    }
    try workspace.write(lines, to: "points.txt")
    let run = try VerilogAEvaluation.run("points.txt", in: workspace)
    try #require(run.status == 0, "\(run.output.suffix(2000))")
    var shown = run.output.split(separator: "\n").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }[...]
    #expect(shown.count == cases.count * 20)
    for (entry, points) in cases {
      let moves = entry.model.motion == .continuous
      for (point, numbers) in zip(points, shown.prefix(20)) {
        let expected = [point.current] + (moves ? point.rates : [])
        try #require(numbers.count == expected.count, "\(entry.name)")
        // The steps themselves: a rate is a difference of two states.
        let scales = [abs(point.current)] + point.inputs.dropFirst().map { abs($0) / entry.step }
        for (number, (wanted, scale)) in zip(numbers, zip(expected, scales)) {
          let room = 1e-10 * abs(wanted) + 1e-14 * scale
          #expect(abs(number - wanted) <= room, "\(entry.name): \(number), \(wanted)")
        }
      }
      shown = shown.dropFirst(20)
    }
  }
}
