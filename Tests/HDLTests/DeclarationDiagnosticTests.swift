import Diagnostics
import HDL
import Testing

/// Mistakes in declarations, instances and names.
@Suite struct DeclarationDiagnosticTests {
  @Test func absurdSizes() {
    final class Absurd: Hardware {
      @Input(0) var none
      @Input(-8) var negative
      @Wire(Int.max) var huge
      @Wire(8, fraction: Int.min) var point
      @Register(4, reset: 16) var reset
      @Registers(count: -1, width: 8) var few
      @Memory(depth: 0, width: 8) var empty
      @Memory(depth: 2, width: 2, contents: [1, 4]) var words
      @Constant(9, signed: 4) var nine
      @Output(8) var y
      var body: Logic {
        y <== none + negative
        huge <== 1_000
        y <== few[0] & huge[7...0]
        y <== empty[5]
        y <== (point + 1).truncated(to: 8)
      }
    }
    let found = complaints(about: Absurd())
    #expect(
      found == [
        "width-not-positive: a width of 0 was asked for; the least is 1 bit @-18",
        "width-not-positive: a width of -8 was asked for; the least is 1 bit @-17",
        "width-too-large: a width of \(Int.max) was asked for; the most is 65536 bits @-16",
        "fraction-out-of-range: \(Int.min) bits of fraction were asked for; the most is 65536 @-15",
        "literal-does-not-fit: the reset value 16 does not fit in 4 unsigned bits (0 to 15) @-14",
        "array-count: an array of -1 was asked for; it has 0 to 65536 @-13",
        "memory-depth: a depth of 0 was asked for; it is 1 to 268435456 words @-12",
        "literal-does-not-fit: the word at 1, 4 does not fit in 2 unsigned bits (0 to 3) @-11",
        "literal-does-not-fit: the constant 9 does not fit in 4 signed bits (-8 to 7) @-10",
      ])
  }

  @Test func absurdExpressions() {
    let found = complaints { bench in
      bench.y <== (bench.a << Int.max).truncated(to: 8)
      bench.y <== ((bench.a << bench.a.repeated(2)) << bench.a).truncated(to: 8)
      bench.y <== bench.a.extended(to: Int.max)
      bench.y <== Literal(5, width: Int.max).truncated(to: 8)
      bench.y <== bench.a[Int.min]
      bench.y <== bench.a.aligned(fraction: Int.min).floored(fraction: Int.max)
      bench.y <== (0..<5_000).reduce(bench.a) { sum, _ in sum &+ 1 }
      bench.y <== (0..<40).reduce(bench.a) { sum, _ in sum &+ sum }
      bench.y <== (0..<70_000).reduce(bench.a) { sum, _ in sum + 1 }
    }.map(inShort)
    #expect(
      found == [
        "shift-amount@1", "width-too-large@2", "conversion-out-of-range@3", "width-too-large@4",
        "index-out-of-range@5", "conversion-out-of-range@6", "expression-too-large@7",
        "expression-too-large@8", "expression-too-large@9",
      ])
  }

  @Test func names() {
    final class Names: Hardware {
      @Input var table
      @Wire var reg
      // swift-format-ignore: IdentifiersMustBeASCII
      @Wire var größe
      @Wire var rowSelect
      // swift-format-ignore: AlwaysUseLowerCamelCase
      @Wire var row_select
      @Input var clk
      @Register var state
      @Wire var stateD
      @Output var y
      var body: Logic { y <== table }
    }
    let found = complaints(about: Names())
    #expect(
      found == [
        "name-reserved: 'reg' is a reserved word of SystemVerilog or C++ @-12",
        "name-invalid: 'größe' cannot be a name in the emitted text @-10",
        "name-clash: two things of this module are both named 'row_select' @-7",
        "name-clash: two things of this module are both named 'state_d' @-4",
        "name-clash: two things of this module are both named 'clk_i' @0",
      ])
  }

  @Test func nothingFound() {
    final class Nothing: Hardware {
      var input = 3
      var body: Logic {}
    }
    let found = complaints(about: Nothing())
    #expect(
      found == ["no-ports: no port was found in 'Nothing' @0"])
  }

  final class Leaf: Hardware {
    @Input(8) var a
    @Output(8) var b
    @Register(8) var inside
    var body: Logic {
      inside <== a
      b <== inside
    }
  }

  @Test func useOfInstances() {
    final class Parent: Hardware {
      @Output(8) var y
      @Instance var leaf = Leaf()
      let stray = Leaf()
      var body: Logic {
        leaf.a <== leaf.inside
        leaf.b <== 0
        y <== stray.b
        stray.a <== 3
      }
    }
    let found = complaints(about: Parent())
    #expect(
      found == [
        "not-a-port: 'leaf.inside' is used, but is no port of the instance @-6",
        "drives-instance-output: the output 'leaf.b' of an instance is driven @-5",
        "not-of-this-module: a signal of another module is used @-4",
        "not-of-this-module: a signal of another module is used @-3",
      ])
  }

  @Test func instancesThatAreNone() {
    final class Parent: Hardware {
      @Input var x
      @Instance var number = 3
      @Instance var first: Leaf
      @Instance var second: Leaf
      @Instance var missing: Leaf? = nil
      init() {
        let leaf = Leaf()
        _first = Instance(leaf)
        _second = Instance(leaf)
      }
      var body: Logic {}
    }
    let found = complaints(about: Parent())
    #expect(
      found == [
        "instance-not-hardware: a value of 'Int' is instantiated, which is no module @-11",
        "instance-twice: one object is both the instance 'first' and 'second' @-4",
      ])
  }

  @Test func aModuleInItself() {
    final class Endless: Hardware {
      @Input var x
      @Instances var inner: [Endless] = []
      func close() { _inner = Instances([self]) }
      var body: Logic {}
    }
    let endless = Endless()
    endless.close()
    let found = complaints(about: endless)
    #expect(
      found.first
        == "module-contains-itself: an object of 'Endless' is an instance inside of itself @-5")
  }

  @Test func enumerations() {
    enum Other: HardwareEnumeration { case x, y }
    enum Empty: HardwareEnumeration {}
    enum Negative: Int, HardwareEnumeration { case a = -1 }
    final class Enums: Hardware {
      @Input(Other.self) var mode
      @Input(Empty.self) var empty
      @Input(Negative.self) var negative
      @Output(2) var y
      @State(reset: Phase.idle) var phase
      var body: Logic {
        y <== phase.signal
        phase <== mode
        phase <== 1
        y[0] <== phase.signal == mode
        y <== (mode + 1)
        y <== phase.signal.asUnsigned
      }
    }
    let found = complaints(about: Enums()).map(inShort)
    #expect(
      found == [
        "enumeration-empty@-13", "enumeration-code@-12", "enumeration-mismatch@-8",
        "enumeration-mismatch@-7", "literal-for-enumeration@-6", "enumeration-mismatch@-5",
        "literal-for-enumeration@-4",
      ])
  }
}

/// `identifier@line` of a complaint.
func inShort(_ complaint: String) -> String {
  let identifier = complaint.split(separator: ":").first ?? ""
  return "\(identifier)@\(complaint.split(separator: "@").last ?? "")"
}
