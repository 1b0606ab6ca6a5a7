import CircuitChecks
import Diagnostics
import HDL
import Testing

private enum Step: HardwareEnumeration { case idle, load, store }

/// A module with block memories, whose body each test gives.
private final class PortBench: Hardware {
  @Input var a
  @Input var b
  @Input(3) var mode
  @Input(4) var first
  @Input(4) var second
  @Input(8) var data
  @Output(8) var one
  @Output(8) var other
  @Wire var neither
  @State(reset: Step.idle) var step
  @BlockMemory(depth: 16, width: 8, reads: 1, writes: 1) var words
  @BlockMemory(depth: 16, width: 8, ports: 2) var shared
  let write: (PortBench) -> Logic
  let uses: (words: Bool, shared: Bool)

  init(words: Bool = true, shared: Bool = false, _ write: @escaping (PortBench) -> Logic) {
    self.write = write
    uses = (words, shared)
  }

  var body: Logic {
    neither <== !(a || b) && mode != 0
    one <== words.reads[0].word ^ shared.ports[0].word
    other <== shared.ports[1].word
    when(neither) { step <== .load }.elsewhen(a) { step <== .store }.otherwise { step <== .idle }
    if !uses.words {
      words.reads[0].read(at: first)
      words.writes[0][first] <== data
    }
    if !uses.shared {
      shared.ports[0].read(at: second)
      shared.ports[1].read(at: first)
    }
    write(self)
  }
}

/// What the rule finds; lines are counted from that of the call.
private func conflicts(
  words: Bool = true, shared: Bool = false, from line: Int = #line,
  @LogicBuilder _ write: @escaping (PortBench) -> Logic
) throws -> String {
  let circuit = try Circuit(elaborating: PortBench(words: words, shared: shared, write))
  let found = CircuitChecks.check(circuit).diagnostics.filter {
    $0.identifier == "memory-port-conflict"
  }
  return text(of: DiagnosticReport(found), from: line)
}

@Suite struct MemoryPortConflictTests {
  @Test func twoAddressesOfOnePortAreNamed() throws {
    let found = try conflicts { bench in
      when(bench.a) { bench.words.reads[0].read(at: bench.first) }
      when(bench.b) { bench.words.reads[0].read(at: bench.second) }
      bench.words.writes[0][bench.first] <== bench.data
      when(bench.b) { bench.words.writes[0][3] <== 0 }
    }
    #expect(
      found == """
        Example.swift:2: error: port 'words_read_0' can be used at two addresses in one cycle \
        [memory-port-conflict]
          Example.swift:1: note: it reads at another address here
          help: let '.elsewhen' keep them apart, or use another port of 'words'
        Example.swift:4: error: port 'words_write_0' can be used at two addresses in one cycle \
        [memory-port-conflict]
          Example.swift:3: note: it writes at another address here
          help: let '.elsewhen' keep them apart, or use another port of 'words'
        """)
  }

  @Test func oneAddressForReadingAndWritingIsNone() throws {
    let found = try conflicts(words: false, shared: true) { bench in
      bench.shared.ports[0].read(at: bench.first)
      when(bench.a) { bench.shared.ports[0][bench.first] <== bench.data }
      bench.shared.ports[1].read(at: bench.second)
      when(bench.a) { bench.shared.ports[1][bench.first] <== bench.data }
    }
    #expect(
      found == """
        Example.swift:4: error: port 'shared_port_1' can be used at two addresses in one cycle \
        [memory-port-conflict]
          Example.swift:3: note: it reads at another address here
          help: let '.elsewhen' keep them apart, or use another port of 'shared'
        Example.swift:4: error: ports 'shared_port_0' and 'shared_port_1' can write the same word \
        in one cycle [memory-port-conflict]
          Example.swift:2: note: 'shared_port_0' writes here
          help: let '.elsewhen' keep them apart, or write at different addresses
        """)
  }

  @Test func branchesOfAWhenExcludeEachOther() throws {
    let found = try conflicts { bench in
      when(bench.a) { bench.words.reads[0].read(at: bench.first) }
        .elsewhen(bench.b) { bench.words.reads[0].read(at: bench.second) }
        .otherwise { bench.words.reads[0].read(at: 3) }
      when(bench.neither) { bench.words.writes[0][bench.first] <== 1 }
      when(bench.a && bench.b) { bench.words.writes[0][bench.second] <== 2 }
      when(!bench.a && bench.b) { bench.words.writes[0][4] <== 2 }
      when(!bench.b && !bench.neither && bench.a) { bench.words.writes[0][5] <== 2 }
    }
    #expect(found == "")
  }

  @Test func valuesExcludeEachOther() throws {
    let found = try conflicts { bench in
      select(bench.mode) {
        on(0, 1) { bench.words.reads[0].read(at: bench.first) }
        on(2) { bench.words.reads[0].read(at: bench.second) }
        otherwise { bench.words.reads[0].read(at: 9) }
      }
      machine(bench.step) { step in
        switch step {
        case .idle: bench.words.writes[0][1] <== bench.data
        case .load: bench.words.writes[0][2] <== bench.data
        case .store: Logic()
        }
      }
      when(bench.step == .store && bench.mode == 3) { bench.words.writes[0][3] <== 1 }
      when(bench.step == .store && bench.mode == 4) { bench.words.writes[0][4] <== 1 }
    }
    #expect(found == "")
  }

  @Test func valuesThatMayBeEqualDoNot() throws {
    let found = try conflicts { bench in
      bench.words.reads[0].read(at: bench.first)
      when(bench.mode != 3) { bench.words.writes[0][3] <== 1 }
      when(bench.mode == 4) { bench.words.writes[0][4] <== 1 }
    }
    #expect(found.hasPrefix("Example.swift:3: error: port 'words_write_0' can be used at two"))
  }
}

private let unusedLine = #line
private final class UnusedPorts: Hardware {
  @Input(4) var address
  @Output(8) var result
  @BlockMemory(depth: 16, width: 8, reads: 2, writes: 2) var words
  @BlockMemory(depth: 16, width: 8, reads: 1, writes: 1) var table
  var body: Logic {
    words.reads[0].read(at: address)
    words.writes[0][address] <== 7
    result <== table.reads[0].word
    table.writes[0][address] <== 7
  }
}

@Suite struct UnusedPortTests {
  @Test func portsThatNothingUsesAreNamed() throws {
    #expect(
      try findings(in: UnusedPorts(), from: unusedLine) == """
        Example.swift:4: warning: port 'words_read_1' of memory 'words' is never used \
        [unused-signal]
          help: use it, or declare one less
        Example.swift:4: warning: port 'words_write_1' of memory 'words' is never used \
        [unused-signal]
          help: use it, or declare one less
        Example.swift:5: warning: the word of port 'table_read_0' is used, but the port never \
        reads [undriven]
          help: let it read: …read(at: address)
        Example.swift:5: warning: memory 'table' is never read [unused-signal]
          help: read it, or remove it
        Example.swift:7: warning: the word of port 'words_read_0' is never read [unused-signal]
          help: read it, or remove it
        """)
  }
}

private let crossingLine = #line
private final class CrossingPorts: Hardware {
  @Input(4, from: .domain(ClockDomain("read"))) var source
  @Input(4) var target
  @Input(8) var data
  @Output(8) var word
  @BlockMemory(depth: 16, width: 8, reads: 1, writes: 1, readsIn: ClockDomain("read")) var words
  @BlockMemory(depth: 16, width: 8, ports: 1) var others
  var body: Logic {
    words.reads[0].read(at: source)
    words.writes[0][target] <== data
    others.ports[0].read(at: source)
    word <== words.reads[0].word ^ others.ports[0].word
  }
}

@Suite struct CrossingPortTests {
  @Test func addressesOfAnotherClockAreNamed() throws {
    #expect(
      try findings(in: CrossingPorts(), from: crossingLine) == """
        Example.swift:11: error: 'others_port_0' of clock domain 'main' samples 'source' of clock \
        domain 'read' without a synchronizer [clock-crossing]
          Example.swift:2: note: 'source' is declared here
          Example.swift:7: note: 'others_port_0' is declared here
          help: put a TwoFlopSynchronizer, a HandshakeCrossing or an AsynchronousFIFO between, or \
        declare the register with 'crossing:' and why it may
        """)
  }
}
