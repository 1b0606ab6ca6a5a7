import Diagnostics
import HDL
import Testing

@testable import CircuitSimulator

@Suite struct SimulationDiagnosticTests {
  private func message(of body: () throws -> Void) -> String {
    do {
      try body()
      return "nothing was thrown"
    } catch {
      return "\(error)"
    }
  }

  @Test func anUnknownSignalBringsTheNearestName() throws {
    let simulation = try Simulation(circuit(counter(width: 3)))
    #expect(
      message { _ = try simulation.peek("coumt") } == """
        error: the circuit has no signal named 'coumt' [unknown-signal]
          help: did you mean 'count'?
        """)
  }

  @Test func aValueMustFitItsSignal() throws {
    let simulation = try Simulation(circuit(counter(width: 3)))
    #expect(
      message { try simulation.poke("enable", 2) } == """
        Test.swift:1: error: value 2 does not fit signal 'enable' of type unsigned 1 \
        [value-out-of-range]
        """)
    #expect(
      message { try simulation.poke("count", 2) } == """
        Test.swift:2: error: signal 'count' is driven by the circuit and cannot be set [not-pokable]
          help: set an input of the top module or a register
        """)
  }

  @Test func waitingHasALimit() throws {
    let simulation = try Simulation(circuit(counter(width: 3)))
    #expect(
      message { try simulation.run(until: "count", limit: 5) } == """
        Test.swift:2: error: 'count' is still 0 after 5 cycles [limit-reached]
        """)
  }

  @Test func anAssertionStopsBeforeItsClockEdge() throws {
    var limited = counter(width: 3)
    let value = register("value", .unsigned(3))
    limited.statements.append(
      Statement(
        .property(
          .assert, condition: binary(.less, read(value), literal(2, value.type)),
          message: "at most one"), at: at(42)))
    limited.statements.append(
      when(
        binary(.equal, read(value), literal(1, value.type)),
        [
          Statement(
            .property(.cover, condition: literal(1, .bit), message: "one is reached"), at: at(43))
        ]))
    let simulation = try Simulation(circuit(limited))
    try simulation.poke("enable", 1)
    #expect(
      message { try simulation.step(10) } == """
        Test.swift:42: error: assertion does not hold in cycle 2: at most one [assertion-failed]
        """)
    #expect(simulation.cycle == 2)
    #expect(try simulation.peek("value") == 2)
    #expect(simulation.coverage == ["one is reached": 1])
  }

  @Test func aLoopIsRefusedWithItsPath() throws {
    let a = wire("a", .bit, line: 20)
    let b = wire("b", .bit, line: 21)
    let looped = module(
      "looped", [a, b],
      [drive(a, Expression(.unary(.not, read(b)), type: .bit)), drive(b, read(a))])
    #expect(
      message { _ = try Simulation(circuit(looped)) } == """
        Test.swift:20: error: values depend on themselves within one cycle: a → b → a \
        [combinational-loop]
          Test.swift:20: note: 'a' is declared here
          Test.swift:21: note: 'b' is declared here
          help: put a register into the path
        """)
  }

  @Test func aCircuitMadeByHandMayNameNothing() throws {
    let a = wire("a", .bit)
    let broken = module("broken", [a], [drive(a, Expression(.signal("b"), type: .bit), line: 7)])
    #expect(
      message { _ = try Simulation(circuit(broken)) } == """
        Test.swift:7: error: module 'broken' uses signal 'b', which it does not declare \
        [undeclared-name]
        """)
  }
}
