import Diagnostics
import HDL
import Testing

@testable import CircuitSimulator

/// Adds its input to a sum at each edge; the doubled input is combinational.
private final class Accumulator: BlackBoxModel {
  private var sum = 0

  func settle(_ ports: BlackBoxPorts) {
    ports["sum"] = sum
    ports["doubled"] = ports["value"] * 2
  }

  func clockEdge(_ ports: BlackBoxPorts) { sum += ports["value"] }
  func reset() { sum = 0 }

  func inputs(affecting output: String) -> [String]? { output == "sum" ? [] : nil }
}

/// Drives what it should not.
private final class Careless: BlackBoxModel {
  func settle(_ ports: BlackBoxPorts) {
    ports["smu"] = 1
    ports["doubled"] = 100_000
    ports["value"] = 0
  }
}

@Suite struct BlackBoxTests {
  private let value = wire("value", .signed(8))

  private func circuitAround() -> Circuit {
    let macro = Circuit.Module(
      name: "accumulator", place: at(1),
      signals: [
        input("value", .signed(8)), output("sum", .signed(16)), output("doubled", .signed(9)),
      ], isBlackBox: true, clockDomains: [.main])
    let sum = wire("macro_sum", .signed(16))
    let doubled = output("doubled", .signed(9))
    let instance = Circuit.Instance(
      name: "macro", module: "accumulator",
      inputs: [.init(port: "value", value: read(value))],
      outputs: [
        .init(port: "sum", signal: "macro_sum"), .init(port: "doubled", signal: "doubled"),
      ],
      place: at(30))
    // The input follows the sum: a loop only if every output depended on every input.
    let next = Expression(
      .truncate(binary(.subtract, read(sum), literal(3, sum.type))), type: .signed(8))
    return circuit(
      macro,
      module("around", [value, sum, doubled], instances: [instance], [drive(value, next)]))
  }

  @Test func aModelSettlesAndIsClocked() throws {
    let simulation = try Simulation(circuitAround(), blackBoxes: ["macro": Accumulator()])
    #expect(try simulation.peek("value") == -3)
    #expect(try simulation.peek("doubled") == -6)
    try simulation.step()
    #expect(try simulation.peek("macro_sum") == -3)
    try simulation.step()
    #expect(try simulation.peek("macro.sum") == -9)
    simulation.reset()
    #expect(try simulation.peek("macro_sum") == 0)
  }

  @Test func aBlackBoxNeedsAModel() throws {
    let error = #expect(throws: Diagnostic.self) { try Simulation(self.circuitAround()) }
    #expect(
      error?.description == """
        Test.swift:30: error: black box 'macro' of module 'accumulator' has no model \
        [missing-black-box-model]
          help: pass one: Simulation(circuit, blackBoxes: ["macro": …])
        """)
  }

  @Test func whatAModelDoesWrongIsReported() throws {
    var around = circuitAround()
    around.modules[1].statements = [drive(value, literal(0, value.type))]
    let simulation = try Simulation(around, blackBoxes: ["accumulator": Careless()])
    let error = #expect(throws: DiagnosticReport.self) { try simulation.step() }
    #expect(
      error?.description == """
        error: model of 'macro': the black box has no port 'smu' [black-box-model]
        error: model of 'macro': value 100000 does not fit port 'doubled' of type signed 9 \
        [black-box-model]
        error: model of 'macro': port 'value' is an input and cannot be driven [black-box-model]
        """)
  }
}
