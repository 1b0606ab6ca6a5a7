import Diagnostics
import HDL
import Testing

@testable import CircuitSimulator

@Suite struct SimulationTests {
  @Test func aCounterCountsWhileEnabledAndWraps() throws {
    let simulation = try Simulation(circuit(counter(width: 3)))
    try simulation.step(2)
    #expect(try simulation.peek("count") == 0)
    try simulation.poke("enable", 1)
    try simulation.step(7)
    #expect(try simulation.peek("count") == 7)
    try simulation.step()
    #expect(try simulation.peek("count") == 0)
    #expect(simulation.cycle == 10)
  }

  @Test func resetRestoresRegistersThatHaveOne() throws {
    let held = register("held", .unsigned(4), reset: nil)
    let kept = register("kept", .unsigned(4), reset: 9)
    let simulation = try Simulation(circuit(module("pair", [held, kept], [])))
    try simulation.poke("held", 5)
    try simulation.poke("kept", 5)
    simulation.reset()
    #expect(try simulation.peek("held") == 5)
    #expect(try simulation.peek("kept") == 9)
  }

  @Test func registersExchangeTheirValues() throws {
    let a = register("a", .unsigned(8), reset: 1)
    let b = register("b", .unsigned(8), reset: 2)
    let simulation = try Simulation(
      circuit(module("swap", [a, b], [drive(a, read(b)), drive(b, read(a))])))
    try simulation.step()
    #expect(try simulation.peek("a") == 2)
    #expect(try simulation.peek("b") == 1)
  }

  @Test func theLastAssignmentWhoseConditionsHoldWins() throws {
    let first = input("first", .bit)
    let second = input("second", .bit)
    let result = output("result", .unsigned(4))
    let type = result.type
    let simulation = try Simulation(
      circuit(
        module(
          "priority", [first, second, result],
          [
            drive(result, literal(1, type)),
            when(
              read(first), [drive(result, literal(2, type))],
              otherwise: [when(read(second), [drive(result, literal(3, type))])]),
            when(
              read(second),
              [
                Statement(
                  .assign(.slice("result", lowBit: 3, width: 1), literal(1, .bit)), at: at(9))
              ]),
          ])))
    for (a, b, expected) in [(0, 0, 1), (1, 0, 2), (0, 1, 11), (1, 1, 10)] {
      try simulation.poke("first", a)
      try simulation.poke("second", b)
      #expect(try simulation.peek("result") == expected)
    }
  }

  @Test func aSelectTakesTheArmThatHoldsTheValue() throws {
    let subject = input("subject", .unsigned(2))
    let result = output("result", .signed(8))
    func arm(_ values: [Int], _ value: Int) -> Circuit.SelectArm {
      Circuit.SelectArm(
        values: values.map { BitVector(truncating: $0, width: 2) },
        body: [drive(result, literal(value, result.type))], place: at(7))
    }
    let choice = Statement(
      .select(
        read(subject), arms: [arm([0, 2], -5), arm([1], 6)],
        otherwise: [drive(result, literal(-128, result.type))]), at: at(6))
    let simulation = try Simulation(circuit(module("chooser", [subject, result], [choice])))
    for (value, expected) in [(0, -5), (1, 6), (2, -5), (3, -128)] {
      try simulation.poke("subject", value)
      #expect(try simulation.peek("result") == expected)
    }
  }

  @Test func aMachineGoesThroughItsStates() throws {
    let phases = Circuit.Enumeration(
      name: "phase", width: 2,
      cases: ["idle", "sample", "convert"].enumerated().map {
        .init(name: $1, value: BitVector(truncating: $0, width: 2))
      })
    let type = ValueType(width: 2, enumeration: "phase")
    let phase = register("phase", type)
    func goto(_ state: String) -> [Statement] {
      [drive(phase, Expression(.enumerationCase(enumeration: "phase", name: state), type: type))]
    }
    let machine = Statement(
      .machine(
        register: "phase",
        arms: [
          .init(state: "idle", body: goto("sample")), .init(state: "sample", body: goto("convert")),
          .init(state: "convert", body: goto("idle")),
        ]), at: at(5))
    let simulation = try Simulation(
      circuit(module("sequencer", [phase], enumerations: [phases], [machine])))
    var seen: [String] = []
    for _ in 0..<4 {
      seen.append(try simulation.peekCase("phase"))
      try simulation.step()
    }
    #expect(seen == ["idle", "sample", "convert", "idle"])
    try simulation.poke("phase", 3)
    try simulation.step()
    #expect(try simulation.peek("phase") == 3)
    #expect(throws: Diagnostic.self) { try simulation.peekCase("phase") }
    try simulation.poke("phase", case: "convert")
    #expect(try simulation.peek("phase") == 2)
  }

  @Test func memoriesReadTheOldWordInTheCycleOfAWrite() throws {
    let address = input("address", .unsigned(2))
    let write = input("write", .bit)
    let data = output("data", .signed(8))
    let memory = Circuit.Memory(
      name: "store", depth: 3, type: .signed(8),
      initialContents: [BitVector(truncating: -7, width: 8)], place: at(3))
    let place = read(address)
    let simulation = try Simulation(
      circuit(
        module(
          "memory_user", [address, write, data], memories: [memory],
          [
            drive(data, Expression(.memoryRead(memory: "store", address: place), type: .signed(8))),
            when(
              read(write),
              [
                Statement(
                  .assign(.memory("store", address: place), literal(-100, .signed(8))), at: at(8))
              ]),
          ])))
    #expect(try simulation.peek("data") == -7)
    try simulation.poke("address", 2)
    try simulation.poke("write", 1)
    #expect(try simulation.peek("data") == 0)
    try simulation.step()
    #expect(try simulation.peek("data") == -100)
    #expect(try simulation.peekMemory("store", at: 2) == -100)
    try simulation.poke("address", 3)
    try simulation.step()
    #expect(try simulation.peek("data") == 0)
    #expect(throws: Diagnostic.self) { try simulation.peekMemory("store", at: 3) }
    try simulation.pokeMemory("store", at: 1, 55)
    try simulation.poke("address", 1)
    #expect(try simulation.peek("data") == 55)
  }

  @Test func instancesAreReachedByTheirPaths() throws {
    let run = input("run", .bit)
    let total = output("total", .unsigned(8))
    let count = wire("left_count", .unsigned(8))
    let left = Circuit.Instance(
      name: "left", module: "counter", inputs: [.init(port: "enable", value: read(run))],
      outputs: [.init(port: "count", signal: "left_count")], place: at(5))
    let right = Circuit.Instance(
      name: "right", module: "counter",
      inputs: [.init(port: "enable", value: binary(.equal, read(count), literal(2, count.type)))],
      outputs: [.init(port: "count", signal: nil)], place: at(6))
    let top = module(
      "top", [run, total, count], instances: [left, right], [drive(total, read(count))])
    let simulation = try Simulation(circuit(counter(width: 8), top))
    try simulation.poke("run", 1)
    #expect(try simulation.run(until: "right.value", limit: 10) == 3)
    #expect(try simulation.peek("left.value") == 3)
    #expect(try simulation.peek("total") == 3)
    #expect(try simulation.peek("right.enable") == 0)
  }

  @Test func aChainThroughTheBitsOfAWireIsNoLoop() throws {
    let a = input("a", .unsigned(4))
    let carry = wire("carry", .unsigned(4))
    func bit(_ signal: Circuit.Signal, _ index: Int) -> Expression {
      Expression(.slice(read(signal), lowBit: index), type: .bit)
    }
    let links = (0..<4).map { index in
      Statement(
        .assign(
          .slice("carry", lowBit: index, width: 1),
          index == 0 ? bit(a, 0) : binary(.and, bit(carry, index - 1), bit(a, index))), at: at(9))
    }
    let simulation = try Simulation(circuit(module("ripple", [a, carry], links)))
    try simulation.poke("a", 0b1011)
    #expect(try simulation.peek("carry") == 0b0011)
  }

  @Test func bitsChosenByAnIndexAreReadAndWritten() throws {
    let index = input("index", .unsigned(3))
    let mask = output("mask", .unsigned(8))
    let picked = output("picked", .bit)
    let chosen = output("chosen", .unsigned(4))
    let pattern = literal(0b1010_0110, .unsigned(8))
    let elements = [3, 1, 4].map { literal($0, .unsigned(4)) }
    let simulation = try Simulation(
      circuit(
        module(
          "picker", [index, mask, picked, chosen],
          [
            drive(mask, literal(0, .unsigned(8))),
            Statement(.assign(.bit("mask", index: read(index)), literal(1, .bit)), at: at(8)),
            drive(picked, Expression(.bitSelect(pattern, index: read(index)), type: .bit)),
            drive(
              chosen, Expression(.elementSelect(elements, index: read(index)), type: .unsigned(4))),
          ])))
    for value in 0..<8 {
      try simulation.poke("index", value)
      #expect(try simulation.peek("mask") == 1 << value)
      #expect(try simulation.peek("picked") == 0b1010_0110 >> value & 1)
      #expect(try simulation.peek("chosen") == [3, 1, 4, 0, 0, 0, 0, 0][value])
    }
  }

  @Test func onlyTheClocksThatTickChangeTheirRegisters() throws {
    let slow = Circuit.ClockDomain(name: "slow", clock: "slow", reset: "slow_rst")
    let a = register("a", .unsigned(8))
    let b = register("b", .unsigned(8), domain: slow)
    let simulation = try Simulation(
      circuit(
        module(
          "clocks", [a, b],
          [a, b].map { drive($0, binary(.add, read($0), literal(1, $0.type))) })))
    try simulation.step(.main, count: 3)
    try simulation.step()
    #expect(try simulation.peek("a") == 4)
    #expect(try simulation.peek("b") == 1)
  }

  @Test func fixedPointIsReadAsANumber() throws {
    let gain = input("gain", ValueType(width: 8, isSigned: true, fractionBits: 4))
    let simulation = try Simulation(circuit(module("scaler", [gain], [])))
    try simulation.poke("gain", -24)
    #expect(try simulation.peekReal("gain") == -1.5)
  }
}
