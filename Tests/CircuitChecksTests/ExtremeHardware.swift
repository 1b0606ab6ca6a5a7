import HDL

/// Modules as large, deep or odd as their parameters say.
enum ExtremeHardware {
  /// Widths, counts and amounts that nobody means.
  static let numbers = [
    Int.min, -65_537, -1, 0, 1, 2, 63, 64, 65, 65_536, 65_537, 1 << 31, Int.max,
  ]

  /// Every declaration with the number in every place.
  final class Declarations: Hardware {
    @Input var a
    @Output var y
    @Wire var wire
    @Register var register
    @Inputs var inputs: SignalArray
    @Registers var registers: SignalArray
    @Memory var memory: MemoryWords
    @Constant var constant: Signal
    init(_ number: Int) {
      _a = Input(number)
      _y = Output(signed: number, fraction: number)
      _wire = Wire(8, fraction: number)
      _register = Register(number, fraction: number, reset: number)
      _inputs = Inputs(count: min(number, 100_000), width: number)
      _registers = Registers(count: number == 65_536 ? 2 : number, signed: number, reset: number)
      _memory = Memory(depth: number, width: number, contents: [number, number])
      _constant = Constant(number, signed: number, fraction: number)
    }
    var body: Logic {
      y <== a
      wire <== constant
      register <== inputs[0]
      registers[0] <== memory[a]
      memory[register] <== wire
    }
  }

  /// Every operation that takes a number.
  final class Operations: Hardware {
    @Input(8) var a
    @Input(signed: 8, fraction: 4) var f
    @Output(8) var y
    @Inputs(count: 3, width: 8) var row
    @Inputs(count: 0, width: 8) var none
    @Memory(depth: 10, width: 8) var memory
    let number: Int
    init(_ number: Int) { self.number = number }
    var body: Logic {
      for value in conversions + parts + shifts + literals { y <== value }
      memory[number] <== a
      y[number] <== a[0]
      row[number] <== a
      select(a) { on(number, number) { y <== number } }
    }
    private var conversions: [Signal] {
      [a, f, Signal(number)].flatMap { value in
        [
          value.extended(to: number), value.truncated(to: number), value.saturated(to: number),
          value.saturated(toUnsigned: number), value.aligned(fraction: number),
          value.floored(fraction: number), value.reinterpreted(fraction: number),
          value.repeated(number), value.asSigned.extended(to: number),
        ]
      }
    }
    private var parts: [Signal] {
      [
        a[number], a[BitRange(number, through: 0)], a[BitRange(Int.min, through: number)],
        row[number], none[number], none[a], memory[number], element(of: [], at: a),
        element(of: [a, a], at: Signal(number)), cat([]), a[Signal(number)], row[Signal(number)],
        memory[Signal(number)],
      ]
    }
    private var shifts: [Signal] {
      [
        a << number, a >> number, a &<< number, f >> number, a << Signal(number),
        a >> Signal(number), Signal(number) << number, (a << 65_528) << a, a >> a,
      ]
    }
    private var literals: [Signal] {
      [
        Literal(number, width: number), Literal(number, signed: number, fraction: number),
        Literal(number, width: 8, fraction: number), Signal(number) + Signal(number),
        Signal(number) * Signal(number), Signal(number) - 1, -Signal(number), a + number,
        f * number,
        a &+ Signal(number), mux(a[0], Signal(number), 0), mux(Signal(number), a, a),
        ~Signal(number),
        !Signal(number), Signal(UInt64.max) * Signal(UInt64.max), Signal(number) == Signal(Int.min),
        0xFFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF_FFFF, -0x8000_0000_0000_0000_0000_0000,
      ]
    }
  }

  /// `when` in `when`.
  final class NestedConditions: Hardware {
    @Input var a
    @Output var y
    let depth: Int
    init(_ depth: Int) { self.depth = depth }
    var body: Logic {
      y <== 0
      (0..<depth).reduce(driven()) { inner, _ in nested(inner) }
    }
    @LogicBuilder private func driven() -> Logic { y <== 1 }
    @LogicBuilder private func nested(_ inner: Logic) -> Logic { when(a) { inner } }
  }

  /// `when … elsewhen … elsewhen …`.
  final class ConditionChain: Hardware {
    @Input(16) var a
    @Output(16) var y
    let length: Int
    init(_ length: Int) { self.length = length }
    var body: Logic {
      y <== 0
      (1..<length).reduce(when(a == 0) { y <== 1 }) { chain, value in
        chain.elsewhen(a == value) { y <== a }
      }
    }
  }

  /// An operation of an operation of …
  final class NestedOperations: Hardware {
    @Input(8) var a
    @Output(8) var y
    let depth: Int
    init(_ depth: Int) { self.depth = depth }
    var body: Logic { y <== (0..<depth).reduce(a) { sum, _ in ~(sum &+ 1) } }
  }

  /// A module in a module in …
  final class NestedModules: Hardware {
    @Input(8) var a
    @Output(8) var y
    @Instance var inner: NestedModules?
    let depth: Int
    var moduleName: String { "nested_\(depth)" }
    init(_ depth: Int) {
      self.depth = depth
      _inner = Instance(depth == 0 ? nil : NestedModules(depth - 1))
    }
    var body: Logic {
      if let inner {
        inner.a <== a
        y <== inner.y
      } else {
        y <== a
      }
    }
  }

  /// Registers that an index chooses from, all cleared at reset.
  final class RegisterFile: Hardware {
    @Input var write
    @Input var index
    @Input(8) var data
    @Output(8) var word
    @Registers var words: SignalArray
    init(_ count: Int) {
      _index = Input(max(1, Int.bitWidth - (count - 1).leadingZeroBitCount))
      _words = Registers(count: count, width: 8, reset: 0)
    }
    var body: Logic {
      word <== words[index]
      when(write) { words[index] <== data }
    }
  }

  /// Wires that each depend on the one before; in a ring, on each other.
  final class WireChain: Hardware {
    @Input(8) var a
    @Output(8) var y
    @Wires var chain: SignalArray
    let isRing: Bool
    init(_ length: Int, isRing: Bool) {
      self.isRing = isRing
      _chain = Wires(count: length, width: 8)
    }
    var body: Logic {
      chain[0] <== (isRing ? chain[chain.count - 1] ^ a : a)
      for index in 1..<chain.count { chain[index] <== chain[index - 1] &+ 1 }
      y <== chain[chain.count - 1]
    }
  }

  /// More words than any machine has.
  final class HugeMemory: Hardware {
    @Input(28) var address
    @Output(65_536) var word
    @Memory(depth: 1 << 28, width: 65_536) var memory
    var body: Logic {
      word <== memory[address]
      memory[address] <== 5
    }
  }

  /// Texts that would end a comment or a string in the middle.
  final class OddTexts: Hardware {
    @Input("one\nmodule two; \\") var a
    @Output("caf\u{E9}\r\n\u{0}*/ \u{2028} end") var y
    var documentation: String { "first\n`include \"x\" */ \u{0}" }
    var body: Logic {
      y <== a
      assert(a || !a, "quote \" line\nendmodule %d \\")
    }
  }

  /// Parameters that no tool reads.
  final class OddBox: BlackBox {
    @Input var a
    @Output var y
    var parameters: [Parameter] {
      [
        .integer("two words", 1), .integer("LARGE", .min), .real("NONE", .nan),
        .real("ENDLESS", .infinity), .text("module", ""), .integer("", 1), .text("LARGE", "twice"),
      ]
    }
  }
}
