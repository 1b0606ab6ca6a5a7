import Diagnostics
import HDL
import Testing

enum Phase: HardwareEnumeration { case idle, convert, store }

/// A converter macro: only its ports are known.
final class ConverterMacro: BlackBox {
  @Input var start
  @Output("one cycle long") var done
  @Output(signed: 6) var code
  let levels: Int
  init(levels: Int) { self.levels = levels }
  var parameters: [Parameter] { [.integer("LEVELS", levels), .real("FULL_SCALE", 1.2)] }
}

/// Adds what it is given, at one clock edge.
final class Accumulator: Hardware {
  @Input var enable
  @Input(signed: 8) var term
  @Output(signed: 12, "the running sum") var sum
  @Register(signed: 12, reset: 0) var total
  var body: Logic {
    sum <== total
    when(enable) { total <== (total + term.extended(to: 12)).saturated(to: 12) }
  }
}

/// Converts, weighs and stores one column after the other.
final class ColumnReader: Hardware {
  @Input("begins with column 0") var start
  @Input(4, "which column") var column
  @Input(2) var mode
  @Output(signed: 12) var result
  @Output var busy
  @Outputs(count: 3, signed: 8) var recent
  @Registers(count: 3, signed: 8) var history
  @Register(2) var slot
  @Wire(signed: 8) var weighted
  @Memory(depth: 10, signed: 3, "one weight for each column") var weights
  @Constant(2, width: 2, "the last slot") var lastSlot
  @State(reset: Phase.idle) var phase
  @Instance var macro: ConverterMacro
  @Instance var accumulator = Accumulator()

  init(levels: Int) { _macro = Instance(ConverterMacro(levels: levels)) }

  var body: Logic {
    busy <== (phase != .idle)
    result <== accumulator.sum
    for index in recent.indices { recent[index] <== history[index] }
    weighted <== (macro.code * weights[column]).saturated(to: 8)
    macro.start <== 0
    accumulator.enable <== (phase == .store && macro.code != 0)
    accumulator.term <== weighted
    select(mode) {
      on(1) { weights[column] <== -1 }
      on(2, 3) { weights[column] <== macro.code[2...0].asSigned }
    }
    machine(phase) { state in
      switch state {
      case .idle:
        when(start) { phase <== .convert }
      case .convert:
        macro.start <== 1
        when(macro.done) { goto(Phase.store) }
      case .store:
        history[slot] <== weighted
        when(slot == lastSlot) { slot <== 0 }.otherwise { slot <== slot &+ 1 }
        phase <== mux(start, Phase.convert, Phase.idle)
      }
    }
    assert(!(busy && slot == 3), "three slots only")
    cover(macro.done, "a conversion ends")
  }
}

/// The example of `Hardware`'s documentation.
final class LeakyCounter: Hardware {
  @Input var enable
  @Output(8) var count
  @Register(8, reset: 0) var value

  var body: Logic {
    count <== value
    when(enable) { value <== value &+ 1 }
  }
}

@Suite struct ExampleTests {
  @Test func counter() throws {
    let top = try #require(try Circuit(elaborating: LeakyCounter()).topModule)
    #expect(top.signals.map(\.emittedName) == ["enable_i", "count_o", "value_q"])
    #expect(
      top.statements.map(\.description) == [
        "count <== value", "when enable\n  value <== add(value, 8'h01)",
      ])
  }

  @Test func elaborates() throws {
    do {
      let circuit = try Circuit(elaborating: ColumnReader(levels: 64))
      #expect(circuit.modules.map(\.name) == ["converter_macro", "accumulator", "column_reader"])
      let top = try #require(circuit.topModule)
      #expect(top.needsClock)
      #expect(top.instance(named: "macro")?.parameters.first == .integer("LEVELS", 64))
    } catch let report as DiagnosticReport {
      Issue.record("\(report)")
    }
  }
}
