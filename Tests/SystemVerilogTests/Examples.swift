import HDL

enum Phase: HardwareEnumeration { case idle, convert, store }

/// A converter macro: only its ports are known.
final class ConverterMacro: BlackBox {
  @Input var start
  @Output("one cycle long") var done
  @Output(signed: 6) var code
  let levels: Int

  init(levels: Int) { self.levels = levels }

  var parameters: [Parameter] { [.integer("LEVELS", levels)] }
}

/// Adds what it is given, at one clock edge.
final class Accumulator: Hardware {
  @Input var enable
  @Input(signed: 8) var term
  @Output(signed: 12, "the running sum") var sum
  @Register(signed: 12, reset: 0) var total

  var documentation: String {
    "Adds what it is given, at one clock edge, up to the bounds of its sum."
  }

  var body: Logic {
    sum <== total
    when(enable) { total <== (total + term.extended(to: 12)).saturated(to: 12) }
  }
}

/// Converts, weighs and stores one column after the other: a bit of everything.
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

  var documentation: String { "Converts, weighs and stores one column after the other." }

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

/// Rounds a product of fixed-point numbers and drops low bits.
final class Rounder: Hardware {
  @Input(signed: 12, fraction: 8) var value
  @Input(signed: 10, fraction: 8) var factor
  @Input(12) var position
  @Output(signed: 12, fraction: 8) var scaled
  @Output(4) var column
  @Output(signed: 24, fraction: 16, "of all partial products") var exact
  @Register(signed: 12, fraction: 8, reset: nil) var held

  var body: Logic {
    held <== (value * factor).floored(fraction: 8).saturated(to: 12)
    scaled <== held
    column <== (position >> 3).truncated(to: 4)
    exact <== (value * factor + 1).extended(to: 24)
  }
}

/// Bits one at a time: shifts, dynamic indices, partial drivers.
final class BitWorks: Hardware {
  @Input(8) var data
  @Input(3) var index
  @Input(signed: 5) var amount
  @Output(8) var marked
  @Output(8) var halves
  @Output var chosen
  @Output(signed: 9) var difference
  @Output(39) var shifted
  @Wire(8) var mask
  @Wire(8) var unread

  var body: Logic {
    mask <== 0
    mask[index] <== 1
    marked <== data | mask
    halves[3...0] <== data[7...4]
    halves[7...4] <== data[3...0]
    chosen <== (data &+ 1)[index]
    difference <== (amount - data.asSigned).truncated(to: 9)
    shifted <== (data << amount.asUnsigned)
    unread <== data
  }
}

/// A memory whose bytes are written one by one, whose flags in one word, and that fills no power of two.
final class ByteStore: Hardware {
  @Input(4) var strobes
  @Input(4) var address
  @Input(32) var data
  @Input(2) var flag
  @Output(32) var word
  @Memory(depth: 12, width: 32) var words

  var body: Logic {
    word <== words[address]
    words[address].lanes(strobes) <== data
    words[11][flag] <== true
  }
}
