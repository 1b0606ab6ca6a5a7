import Diagnostics
import HDL
import Testing

@Suite struct EnumerationTests {
  enum Walk: HardwareEnumeration {
    case stand, left, right, jump, land
    static var encoding: EnumerationEncoding { .oneHot }
  }
  enum Turn: HardwareEnumeration {
    case north, east, south, west, up
    static var encoding: EnumerationEncoding { .gray }
  }
  enum Given: UInt8, HardwareEnumeration {
    case low = 4
    case mid = 1
    case high = 16
    static var encoding: EnumerationEncoding { .oneHot }
  }

  final class Holder<Value: HardwareEnumeration>: Hardware {
    @Input(Value.self) var next
    @Output(Value.self) var now
    @State var state: StateRegister<Value>
    init(_ reset: Value) { _state = State(reset: reset) }
    var moduleName: String { "holder" }
    var body: Logic {
      now <== state
      state <== next
    }
  }

  private func codes<Value: HardwareEnumeration>(_ reset: Value) throws -> [String] {
    let top = try #require(Circuit(elaborating: Holder(reset)).topModule)
    return top.enumerations.flatMap(\.cases).map { "\($0.name) \($0.value)" }
  }

  @Test func encodings() throws {
    #expect(
      try codes(Walk.stand) == [
        "stand 5'h01", "left 5'h02", "right 5'h04", "jump 5'h08", "land 5'h10",
      ])
    #expect(
      try codes(Turn.north) == ["north 3'h0", "east 3'h1", "south 3'h3", "west 3'h2", "up 3'h6"])
    #expect(try codes(Given.low) == ["low 5'h04", "mid 5'h01", "high 5'h10"])
    #expect(try codes(Command.read) == ["read 1'h0", "write 1'h1"])
  }

  @Test func theResetStateHasItsCode() throws {
    let top = try #require(Circuit(elaborating: Holder(Walk.jump)).topModule)
    guard case .register(let reset?, _)? = top.registers.first?.role else {
      Issue.record("no register with a reset")
      return
    }
    #expect(reset == BitVector(truncating: 8, width: 5))
  }

  @Test func rawValuesThatDoNotKeepToTheEncoding() {
    enum Hot: Int, HardwareEnumeration {
      case one, two
      static var encoding: EnumerationEncoding { .oneHot }
    }
    enum Same: Int, HardwareEnumeration {
      case one = 1
      case two = 2
      case three = 4
      case four = -1
      static var encoding: EnumerationEncoding { .oneHot }
    }
    enum Step: Int, HardwareEnumeration {
      case one, two, three
      static var encoding: EnumerationEncoding { .gray }
    }
    enum Nothing: HardwareEnumeration {
      static var encoding: EnumerationEncoding { .gray }
    }
    final class Wrong: Hardware {
      @Output(Hot.self) var hot
      @Wire(Same.self) var same
      @State(reset: Step.one) var step
      @Wires(count: 2, Nothing.self) var nothing
      var body: Logic {
        hot <== Hot.two
        same <== Same.one
      }
    }
    #expect(
      complaints(about: Wrong()) == [
        "enumeration-encoding: 'one' of 'Hot' has the code 0, which has not one bit set, but the "
          + "encoding is one-hot @-9",
        "enumeration-code: the raw value -1 of 'four' in 'Same' is not a code @-8",
        "enumeration-encoding: 'two' and 'three' of 'Step' have the codes 1 and 2, which do not "
          + "differ in one bit, but the encoding is gray @-7",
        "enumeration-empty: the enum 'Nothing' has no cases @-6",
      ])
  }

  @Test func bitsAreReadAsCases() throws {
    final class Reader: Hardware {
      @Input(5) var bits
      @Output(Walk.self) var walk
      @Output var jumps
      var body: Logic {
        walk <== bits.reinterpreted(as: Walk.self)
        jumps <== (bits.reinterpreted(as: Walk.self) == Walk.jump)
      }
    }
    let top = try #require(Circuit(elaborating: Reader()).topModule)
    #expect(
      top.statements.map(\.description) == [
        "walk <== unsigned(bits)", "jumps <== equal(unsigned(bits), walk.jump)",
      ])
    #expect(
      complaints { bench in
        bench.y <== bench.a.reinterpreted(as: Walk.self).asUnsigned.extended(to: 8)
      }.map(inShort) == ["width-mismatch@0"])
  }

  @Test func arraysOfCases() throws {
    final class Lanes: Hardware {
      @Input(1) var index
      @Inputs(count: 2, Walk.self) var next
      @Outputs(count: 2, Walk.self) var now
      @Output var standing
      @Registers(count: 2, reset: Walk.land) var walks
      var body: Logic {
        for lane in walks.indices {
          now[lane] <== walks[lane]
          when(next[lane] != Walk.jump) { walks[lane] <== next[lane] }
        }
        standing <== (walks[index] == Walk.stand)
      }
    }
    let top = try #require(Circuit(elaborating: Lanes()).topModule)
    #expect(top.registers.map(\.name) == ["walks_0", "walks_1"])
    #expect(top.registers.allSatisfy { $0.type.enumeration == "walk" })
    #expect(
      top.statements.last?.description
        == "standing <== equal([walks_0, walks_1][index], walk.stand)")
  }
}
