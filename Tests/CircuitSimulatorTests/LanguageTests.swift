import CircuitSimulator
import Diagnostics
import HDL
import Testing

private enum Phase: HardwareEnumeration { case idle, convert, store }

/// A converter macro: only its ports are known.
private final class ConverterMacro: BlackBox {
  @Input var start
  @Output var done
  @Output(signed: 6) var code
}

/// Converts three times the next code each time it is started, one cycle later.
private final class ConverterModel: BlackBoxModel {
  private var code = 0
  private var done = 0

  func settle(_ ports: BlackBoxPorts) {
    ports["done"] = done
    ports["code"] = code
  }

  func clockEdge(_ ports: BlackBoxPorts) {
    done = ports["start"]
    if done == 1 { code -= 3 }
  }

  func reset() { (code, done) = (0, 0) }
  func inputs(affecting output: String) -> [String]? { [] }
}

private final class Accumulator: Hardware {
  @Input var enable
  @Input(signed: 8) var term
  @Output(signed: 9) var sum
  @Register(signed: 9, reset: 0) var total
  var body: Logic {
    sum <== total
    when(enable) { total <== (total + term.extended(to: 9)).saturated(to: 9) }
  }
}

private final class Reader: Hardware {
  @Input var start
  @Output(signed: 9) var result
  @Output var busy
  @State(reset: Phase.idle) var phase
  @Instance var macro = ConverterMacro()
  @Instance var accumulator = Accumulator()

  var body: Logic {
    busy <== (phase != .idle)
    result <== accumulator.sum
    macro.start <== 0
    accumulator.enable <== (phase == .store)
    accumulator.term <== (macro.code * 4).truncated(to: 8)
    machine(phase) { state in
      switch state {
      case .idle: when(start) { phase <== .convert }
      case .convert:
        macro.start <== !macro.done
        when(macro.done) { phase <== .store }
      case .store: phase <== .idle
      }
    }
    assert(!(busy && accumulator.sum < -100), "the sum stays above -100")
  }
}

@Suite struct LanguageTests {
  @Test func aMachineWithAMacroRuns() throws {
    let simulation = try Simulation(
      Circuit(elaborating: Reader()), blackBoxes: ["macro": ConverterModel()])
    let waveform = try simulation.record(["start", "phase", "macro.done", "result"])
    try simulation.poke("start", 1)
    try simulation.step()
    try simulation.poke("start", 0)
    try simulation.step(4)
    #expect(
      waveform.description == """
        cycle       0        1        2        3        4
        start       /--------\\___________________________________
        phase       |idle    |convert          |store   |idle
        macro.done  __________________/--------\\_________________
        result      |0                                  |-12
        """)
    #expect(try simulation.peek("accumulator.total") == -12)
  }

  @Test func assertionsOfTheDescriptionAreJudged() throws {
    let simulation = try Simulation(
      Circuit(elaborating: Reader()), blackBoxes: ["macro": ConverterModel()])
    try simulation.poke("start", 1)
    let error = #expect(throws: DiagnosticReport.self) { try simulation.step(100) }
    #expect(
      error?.diagnostics.first?.message
        == "assertion does not hold in cycle 17: the sum stays above -100")
  }
}
