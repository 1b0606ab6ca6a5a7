import DevicePhysics
import Foundation
import TestSupport
import Testing

/// ngspice, which integrates by itself, comes to the currents of the Swift models.
struct CircuitTests {
  /// A device, the stimulus that moves it, and how far ngspice may be away: the root of the mean
  /// square of the differences, relative to the greatest current.
  struct Case: Sendable, CustomTestStringConvertible {
    let entry: DeviceLibrary.Entry
    let stimulus: CircuitStimulus
    let tolerance: Double
    var testDescription: String { entry.name }
  }

  /// How many usual voltages and steps a device needs to move.
  private static let efforts: [String: (voltage: Double, time: Double)] = [
    "schottky": (1.5, 100), "ion-drift": (2, 100), "ion-drift-joglekar": (2, 25),
    "ion-drift-prodromakis": (2, 50), "yakopcic-amorphous-silicon": (1.5, 30),
    "stanford": (1.8, 10), "silver-selector": (1.5, 1), "diffusive-symmetric": (2, 20),
    "diffusive-asymmetric": (2, 20), "diffusive-pulse": (2, 20), "diffusive-neuron": (2, 20),
    "diffusive-oscillator": (2, 20),
  ]

  /// The edges at which a gap closes or opens, or a filament grows within a fraction of a step, come
  /// at other times by such a fraction.
  private static let tolerances = [
    "diffusive-symmetric": 0.05, "diffusive-asymmetric": 0.015, "jart": 0.02,
  ]

  static let cases = TestedDevices.all.filter { $0.model.motion == .continuous }.map {
    let effort = efforts[$0.name] ?? (1, 1)
    return Case(
      entry: $0,
      stimulus: CircuitStimulus(
        voltage: effort.voltage * $0.voltage, step: effort.time * $0.step),
      tolerance: tolerances[$0.name] ?? 0.005)
  }

  @Test(arguments: cases)
  func ngspiceAgrees(_ testCase: Case) throws {
    let (entry, stimulus) = (testCase.entry, testCase.stimulus)
    func expected<Device: MemristorModel>(_ device: Device) -> (moving: [Double], resting: [Double])
    {
      (stimulus.currents(of: device), stimulus.restingCurrents(of: device))
    }
    let (currents, resting) = expected(entry.model)

    let workspace = try Workspace()
    let equations = entry.equations
    let file = BackEnd.spice.fileName(of: equations)
    try workspace.write(BackEnd.spice.text(of: equations), to: file)
    try workspace.write(
      stimulus.circuit(equations.name, subcircuit: file), to: "bench.cir")
    let run = try workspace.run("timeout", ["-s", "KILL", "60", "ngspice", "-b", "bench.cir"])
    let text =
      (try? String(
        contentsOf: workspace.url.appendingPathComponent("currents.txt"), encoding: .utf8)) ?? ""
    // The source's current flows into the device; the first sample is at time 0.
    let shown = text.split(separator: "\n").dropFirst().compactMap { line in
      line.split(separator: " ").last.flatMap { Double($0) }.map { -$0 }
    }
    try #require(shown.count == currents.count, "\(run.output.suffix(1500))")
    let loops = 0..<CircuitStimulus.loopSamples
    for range in [loops, loops.upperBound..<CircuitStimulus.samples] {
      let difference = Self.difference(shown, currents, range)
      #expect(difference < testCase.tolerance)
      // The state has moved: the test is about more than the current.
      #expect(Self.difference(resting, currents, range) > 0.02)
    }
  }

  private static func difference(
    _ shown: [Double], _ expected: [Double], _ range: Range<Int>
  ) -> Double {
    let greatest = range.map { abs(expected[$0]) }.max() ?? 0
    let squares = range.map { (shown[$0] - expected[$0]) * (shown[$0] - expected[$0]) }
    return (squares.reduce(0, +) / Double(range.count)).squareRoot() / greatest
  }
}
