import Diagnostics
import HDL
import Testing

private enum Turn: HardwareEnumeration { case load, store, rest }

/// A block memory with a port of each kind, used as each test says.
private final class PortUser: Hardware {
  @Input var bit
  @Input(2) var mode
  @Input(4) var address
  @Input(8) var data
  @Output(8) var word
  @State(reset: Turn.load) var turn
  @BlockMemory(depth: 12, width: 8, reads: 1, writes: 1, ports: 1, contents: [1, 2]) var words
  let write: (PortUser) -> Logic

  init(@LogicBuilder _ write: @escaping (PortUser) -> Logic) { self.write = write }

  var body: Logic { write(self) }
}

/// What each port does, as text.
private func accesses(
  @LogicBuilder _ write: @escaping (PortUser) -> Logic
) throws -> [String] {
  let circuit = try Circuit(elaborating: PortUser(write))
  return circuit.topModule?.memories.flatMap { memory in
    memory.ports.flatMap { port in port.accesses.map { "\(port.name): \($0)" } }
  } ?? []
}

private func mistakes(
  from start: Int = #line, @LogicBuilder _ write: @escaping (PortUser) -> Logic
) -> [String] {
  complaints(about: PortUser(write), from: start)
}

@Suite struct BlockMemoryTests {
  @Test func declaration() throws {
    let circuit = try Circuit(elaborating: PortUser { $0.word <== $0.words.ports[0].word })
    let module = try #require(circuit.topModule)
    let memory = try #require(module.memory(named: "words"))
    #expect(memory.ports.map(\.name) == ["words_read_0", "words_write_0", "words_port_0"])
    #expect(memory.ports.map(\.kind) == [.read, .write, .readWrite])
    #expect(memory.initialContents.map(\.unsignedValue) == [1, 2])
    let words = module.registers.filter { $0.name.hasPrefix("words") }
    #expect(words.map(\.emittedName) == ["words_read_0_q", "words_port_0_q"])
    #expect(words.map(\.type) == [.unsigned(8), .unsigned(8)])
  }

  @Test func conditionsOfBranches() throws {
    #expect(
      try accesses { user in
        user.words.reads[0].read(at: user.bit)
        when(user.bit) { user.words.writes[0][user.address] <== user.data }
          .elsewhen(user.mode == 1) { user.words.writes[0][3] <== 255 }
          .otherwise { user.words.writes[0][4].lanes(user.mode) <== 0 }
        select(user.mode) {
          on(0, 1) { user.words.ports[0].read(at: 1) }
          otherwise { user.words.ports[0][2] <== user.data }
        }
        machine(user.turn) { turn in
          switch turn {
          case .load: when(!user.bit) { user.words.ports[0].read(at: user.address) }
          case .store, .rest: Logic()
          }
        }
      } == [
        "words_read_0: read [extend(bit, 4)]",
        "words_write_0: when bit [address] <== data",
        "words_write_0: when not(bit) and equal(mode, 2'h1) [4'h3] <== 8'hff",
        "words_write_0: when not(bit) and not(equal(mode, 2'h1)) [4'h4] <== 8'h00 in lanes mode",
        "words_port_0: when or(equal(mode, 2'h0), equal(mode, 2'h1)) read [4'h1]",
        "words_port_0: when not(or(equal(mode, 2'h0), equal(mode, 2'h1))) [4'h2] <== data",
        "words_port_0: when equal(turn, 2'h0) and not(bit) read [address]",
      ])
  }

  /// The address of the last access that happens; of those at one address, only the least condition.
  @Test func addressAndEnableOfAPort() throws {
    let circuit = try Circuit(
      elaborating: PortUser { user in
        when(user.bit) {
          user.words.ports[0].read(at: user.address)
          when(user.mode == 1) { user.words.ports[0][user.address] <== 0 }
        }
        .elsewhen(user.mode == 2) { user.words.ports[0].read(at: 7) }
      })
    let port = try #require(circuit.topModule?.memories.first?.ports.last)
    #expect(
      port.address?.description == "mux(and(not(bit), equal(mode, 2'h2)), 4'h7, address)")
    #expect(port.readEnable?.description == "or(bit, and(not(bit), equal(mode, 2'h2)))")
  }

  @Test func mistakesInUse() {
    let found = mistakes { user in
      user.words.reads[1].read(at: 0)
      user.words.reads[0].read(at: 12)
      user.words.reads[0].read(at: user.data)
      user.words.writes[0][user.data[3...0].asSigned] <== 0
      user.words.writes[0][user.address] <== 256
      user.words.writes[0][user.address] <== user.address
      user.words.writes[0][user.address].lanes(user.data[2...0]) <== user.data
      user.word <== user.words.ports[-1].word
    }
    #expect(
      found == [
        "index-out-of-range: port 1 is used, but the memory has 1 of its kind @1",
        "index-out-of-range: address 12 is outside of the memory, which has 12 words @2",
        "width-mismatch: the address has 8 unsigned bits, but 12 words are addressed by 4 unsigned "
          + "bits @3",
        "index-not-unsigned: the index has 4 signed bits; it must be unsigned @4",
        "literal-does-not-fit: the literal 256 does not fit in 8 unsigned bits (0 to 255) @5",
        "width-mismatch: the target has 8 unsigned bits, but the value has 4 unsigned bits @6",
        "lane-count: 3 lane enables do not divide 8 unsigned bits into equal lanes @7",
        "index-out-of-range: port -1 is used, but the memory has 1 of its kind @8",
      ])
  }

  @Test func mistakesInDeclarations() {
    final class Absurd: Hardware {
      @Output var y
      @BlockMemory(depth: 8, width: 8) var unreachable
      @BlockMemory(depth: 8, width: 8, reads: -1, writes: 99) var odd
      @BlockMemory(depth: 8, width: 8, reads: 1) var table
      @Instance var other = PortUser { _ in Logic() }
      var body: Logic {
        y <== unreachable.ports[0].word[0] ^ odd.reads[0].word[0]
        other.words.reads[0].read(at: 0)
        y <== other.words.reads[0].word[0]
        for _ in 0...400 { table.reads[0].read(at: 3) }
      }
    }
    let found = complaints(about: Absurd())
    #expect(
      found == [
        "memory-ports: 0 reading, 0 writing and 0 ports for both were asked for; of each there are "
          + "0 to 16, of one of them at least 1 @-11",
        "memory-ports: -1 reading, 99 writing and 0 ports for both were asked for; of each there "
          + "are 0 to 16, of one of them at least 1 @-10",
        "port-accesses: the port 'table_read_0' is used more than 400 times @-9",
        "not-of-this-module: the memory 'other.words' is used, but belongs to another module @-5",
        "not-a-port: 'other.words_read_0' is used, but is no port of the instance @-4",
      ])
  }
}
