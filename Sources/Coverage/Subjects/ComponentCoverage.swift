import CircuitSimulator
import CoSimulation
import Components
import Diagnostics
import HDL
import ShippedTests
import SystemVerilog

/// What inputs at random reach in a component of the library, as its properties see them.
///
/// The inputs are found in the circuit simulator, which knows what the component assumes, and then
/// given to a compiled model that counts.
public struct ComponentCoverage: CoverageSubject {
  public let component: ProvedComponent
  public let circuit: Circuit
  public let files: [SystemVerilogFile]
  private let builder: ModelBuilder

  public var title: String { component.name }

  /// - Throws: `Diagnostic` for one whose units are free in its proof, so that there is nothing to run:
  ///   `coverage-free-units`.
  public init(_ component: ProvedComponent, builder: ModelBuilder = ModelBuilder()) throws {
    self.component = component
    self.builder = builder
    circuit = try component.circuit()
    guard !circuit.modules.contains(where: \.isBlackBox) else {
      throw Diagnostic(
        .error, "coverage-free-units",
        "units of '\(component.name)' are free in its proof, so that it cannot be run alone",
        remedy: "measure it in an accelerator: memweave coverage examples/maze-walker.yaml")
    }
    files = SystemVerilogFile.files(of: circuit)
  }

  /// All components of the library that can be run alone, in alphabetical order.
  public static func library(builder: ModelBuilder = ModelBuilder()) throws -> [ComponentCoverage] {
    try ProvedComponent.all.filter { component in
      try !component.circuit().modules.contains { $0.isBlackBox }
    }.map { try ComponentCoverage($0, builder: builder) }
  }

  public func shippedTest() throws -> (_ seed: UInt32) throws -> CoverageCounts {
    let library = try builder.load(description).library
    return { seed in
      var counts = CoverageCounts()
      for run in 0..<UInt64(component.runs) {
        let last = UInt64(seed) &* UInt64(component.runs)
        var stimulus = RandomStimulus(
          try Simulation(circuit), of: circuit, seed: last &- run, seldom: component.seldom)
        _ = try stimulus.firstBroken(within: component.cycles)
        counts.merge(try self.counts(of: stimulus.course, on: library))
      }
      return counts
    }
  }

  private func counts(
    of course: [RandomStimulus.Cycle], on library: ModelLibrary
  ) throws -> CoverageCounts {
    let instance = try library.makeInstance()
    try instance.reset()
    for cycle in course {
      for (name, value) in cycle.inputs.sorted(by: { $0.key < $1.key }) {
        try instance.poke(library.input("\(name)_i"), bits: value)
      }
      if let domain = cycle.domain {
        try instance.step(library.clock(domain.clockPortName))
      } else {
        try instance.step()
      }
    }
    return try instance.finalCoverage()
  }

  private var description: ModelDescription {
    let ports = circuit.topModule?.ports ?? []
    let clocks = circuit.topModule?.clockDomains ?? []
    let surroundings = ClockedSurroundings(of: circuit.top, ports: ports, clocks: clocks)
    var description = ModelDescription(
      top: surroundings.name, sources: files.sources + [surroundings.source],
      ports: ports.map {
        ModelPort($0.emittedName, width: $0.type.width, $0.role == .input ? .input : .output)
      },
      clock: surroundings.clocks[0].name, reset: surroundings.clocks[0].reset,
      furtherClocks: Array(surroundings.clocks.dropFirst()))
    description.measuresCoverage = true
    return description
  }
}

/// A module around another that has a clock, and a reset for every clock, as models need them; the
/// module inside may do without.
private struct ClockedSurroundings {
  let name: String
  let clocks: [ModelClock]
  let source: ModelSource

  init(of top: String, ports: [Circuit.Signal], clocks domains: [Circuit.ClockDomain]) {
    name = "clocked_\(top)"
    let given = domains.map { ModelClock($0.clockPortName, reset: $0.resetPortName) }
    clocks = given.isEmpty ? [ModelClock("clk_i", reset: "rst_ni")] : given
    let head =
      clocks.flatMap { [$0.name, $0.reset] }.map { "  input logic \($0)" }
      + ports.map { port in
        let direction = port.role == .input ? "input" : "output"
        return "  \(direction) logic [\(port.type.width - 1):0] \(port.emittedName)"
      }
    let connections = (domains.flatMap(\.portNames) + ports.map(\.emittedName)).map {
      "    .\($0)(\($0))"
    }
    source = ModelSource(
      name: "\(name).sv",
      text: """
        module \(name) (
        \(head.joined(separator: ",\n"))
        );
          \(top) u_\(top) (
        \(connections.joined(separator: ",\n"))
          );
        endmodule

        """)
  }
}
