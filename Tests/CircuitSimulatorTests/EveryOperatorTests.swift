import CircuitFuzzing
import CircuitSimulator
import HDL
import SystemVerilog
import TestSupport
import Testing

/// Every operator of the language on numbers of every kind: single bits, words, wide ones; unsigned,
/// signed, with a binary point.
@Suite struct EveryOperatorTests {
  struct Kinds: CustomStringConvertible {
    let a: Circuit.ValueType
    let b: Circuit.ValueType

    init(_ a: Circuit.ValueType, _ b: Circuit.ValueType) { (self.a, self.b) = (a, b) }
    var description: String { "\(a), \(b)" }
  }

  private static let kinds = [
    Kinds(.unsigned(1), .unsigned(1)), Kinds(.signed(1), .signed(1)),
    Kinds(.unsigned(1), .signed(200)), Kinds(.signed(3), .unsigned(2)),
    Kinds(.unsigned(64), .signed(63)), Kinds(.signed(65), .unsigned(64)),
    Kinds(.init(width: 9, isSigned: true, fractionBits: 5), .init(width: 4, fractionBits: 5)),
    Kinds(.init(width: 130, fractionBits: 40), .init(width: 70, isSigned: true, fractionBits: 40)),
    Kinds(.unsigned(200), .unsigned(200)), Kinds(.signed(200), .signed(1)),
  ]

  @Test(arguments: kinds)
  func theSimulatorGivesExactResults(kinds: Kinds) throws {
    let module = EveryOperator(kinds.a, kinds.b)
    let simulation = try Simulation(Circuit(elaborating: module))
    var numbers = SeededBits(seed: UInt64(kinds.a.width * 1000 + kinds.b.width))
    for _ in 0..<16 {
      let a = numbers.vector(kinds.a.width)
      let d = numbers.isRare() ? a : numbers.vector(kinds.a.width)
      let b = numbers.vector(kinds.b.width)
      let n = numbers.vector(3)
      for (name, bits) in [("a", a), ("d", d), ("b", b), ("n", n)] {
        try simulation.poke(name, bits: bits)
      }
      let values = EveryOperator.Values(
        a: Wide(a, isSigned: kinds.a.isSigned), d: Wide(d, isSigned: kinds.a.isSigned),
        b: Wide(b, isSigned: kinds.b.isSigned), n: n.unsignedValue ?? 0)
      for (index, operation) in module.operations.enumerated() {
        let result = operation.result
        #expect(
          try simulation.peekVector("y_\(index)_value")
            == operation.expected(values).low(result.width),
          "\(operation.name) of \(kinds) with a \(a), d \(d), b \(b), n \(n)")
      }
    }
  }

  @Test func otherSimulatorsAgree() throws {
    let trials = try Self.kinds.enumerated().map { index, kinds in
      let module = EveryOperator(kinds.a, kinds.b, number: index)
      return try Trial(Circuit(elaborating: module), seed: UInt64(index), cycles: 20)
    }
    for simulator in Simulator.allCases {
      let differences = try simulator.differences(in: trials)
      #expect(differences == [:], "\(simulator)")
    }
  }

  @Test func toolsAcceptTheText() throws {
    let kinds = Self.kinds[6]
    let circuit = try Circuit(elaborating: EveryOperator(kinds.a, kinds.b))
    let workspace = try Workspace()
    let files = try workspace.write(SystemVerilogFile.files(of: circuit))
    #expect(try workspace.complaints(about: files, top: circuit.top) == "")
  }
}
