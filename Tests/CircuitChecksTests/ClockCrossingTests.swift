import CircuitChecks
import HDL
import Testing

extension ClockDomain {
  fileprivate static let write = ClockDomain("write")
  fileprivate static let read = ClockDomain("read")
}

private let directLine = #line
private final class Direct: Hardware {
  @Input(4, from: .domain(.write)) var value
  @Input(from: .asynchronous) var button
  @Output(4) var seen
  @Register(4, in: .write) var held
  @Register(4, in: .read) var copy
  @Register(1, in: .read) var pressed
  @Wire(4) var sum
  var body: Logic {
    held <== value
    sum <== held &+ 1
    when(pressed) { copy <== sum }
    pressed <== button
    seen <== copy
  }
}

/// Written for a domain of its own.
private final class Stage: Hardware {
  @Input(4) var value
  @Output(4) var delayed
  @Register(4) var held
  var body: Logic {
    held <== value
    delayed <== held
  }
}

private let instancesLine = #line
private final class ThroughInstances: Hardware {
  @Input(4) var value
  @Output(4) var seen
  @Instance(in: .write) var first = Stage()
  @Instance(in: .read) var second = Stage()
  var body: Logic {
    first.value <== value
    second.value <== first.delayed &+ 1
    seen <== second.delayed
  }
}

private let inputLine = #line
private final class SharedInput: Hardware {
  @Input(4) var value
  @Output(4) var sum
  @Instance(in: .write) var first = Stage()
  @Register(4, in: .read) var second
  var body: Logic {
    first.value <== value
    second <== value
    sum <== first.delayed ^ second
  }
}

private let memoryLine = #line
private final class SharedMemory: Hardware {
  @Input(4, from: .domain(.write)) var value
  @Input(2, from: .domain(.read)) var address
  @Output(4) var seen
  @Memory(depth: 4, width: 4, in: .write) var words
  @Register(4, in: .read) var word
  var body: Logic {
    words[address] <== value
    word <== words[address]
    seen <== word
  }
}

/// One bit over, as it should be done.
private final class Synchronizer: Hardware {
  @Input(from: .asynchronous) var input
  @Output var output
  @Register(1, crossing: .synchronizer) var first
  @Register(1) var second
  var body: Logic {
    first <== input
    second <== first
    output <== second
  }
}

private final class Sound: Hardware {
  @Input(4, from: .domain(.write)) var value
  @Input var enable
  @Output(4) var seen
  @Register(4, in: .write) var held
  @Register(1, in: .write) var toggle
  @Register(1, in: .read) var last
  @Register(4, in: .read, crossing: .held) var taken
  @Instance(in: .read) var synchronizer = Synchronizer()
  var body: Logic {
    when(enable) {
      held <== value
      toggle <== !toggle
    }
    synchronizer.input <== toggle
    last <== synchronizer.output
    when(last != synchronizer.output) { taken <== held }
    seen <== taken
  }
}

private let shapeLine = #line
private final class Misshapen: Hardware {
  @Input(4, from: .domain(.write)) var value
  @Output(2) var seen
  @Output var other
  @Register(4, in: .write) var held
  @Register(2, in: .read, crossing: .synchronizer) var wide
  @Register(2, in: .read) var wideNext
  @Register(1, in: .read, crossing: .synchronizer) var early
  @Register(1, in: .read) var earlyNext
  @Instance(in: .read) var glitchy = Synchronizer()
  @Instance(in: .read) var low = Synchronizer()
  @Instance(in: .read) var high = Synchronizer()
  var body: Logic {
    held <== value
    wide <== held[1...0]
    wideNext <== wide
    early <== held[3]
    earlyNext <== early
    glitchy.input <== (held == 7)
    low.input <== held[0]
    high.input <== held[1]
    seen <== wideNext
    other <== (early ^ earlyNext ^ glitchy.output ^ low.output ^ high.output)
  }
}

private let unguardedLine = #line
private final class Unguarded: Hardware {
  @Input(4, from: .domain(.write)) var value
  @Input(from: .domain(.write)) var enable
  @Input(from: .domain(.read)) var choose
  @Output(4) var seen
  @Register(4, in: .read, crossing: .held) var often
  @Register(4, in: .read, crossing: .held) var sometimes
  @Register(4, in: .read, crossing: .held) var chosen
  var body: Logic {
    often <== value
    when(enable) { sometimes <== value }
    chosen <== mux(choose, value, chosen)
    seen <== often ^ sometimes ^ chosen
  }
}

/// A macro with two clocks, whose ports say to which each belongs.
private final class Macro: BlackBox {
  @Input(4, from: .domain(.write)) var value
  @Output(4, from: .domain(.read)) var result
  @Output(4) var early
  var clockDomains: [ClockDomain] { [.write, .read] }
}

private let macroLine = #line
private final class AroundMacro: Hardware {
  @Input(4, from: .domain(.read)) var value
  @Output(4) var seen
  @Register(4, in: .write) var taken
  @Instance var core = Macro()
  var body: Logic {
    core.value <== value
    taken <== core.result ^ core.early
    seen <== taken
  }
}

private let softResetLine = #line
private final class SoftReset: Hardware {
  @Input(4) var value
  @Output(4) var seen
  @Register(1, reset: 0, in: .write) var restart
  @Instance(in: .read) var stage = ResettableStage()
  var body: Logic {
    restart <== !restart
    stage.value <== value
    reset(stage, when: restart)
    seen <== stage.delayed
  }
}

private final class ResettableStage: Hardware {
  @Input(4) var value
  @Output(4) var delayed
  @Register(4, reset: 0) var held
  var body: Logic {
    held <== value
    delayed <== held
  }
}

@Suite struct ClockCrossingTests {
  @Test func aSoftResetComesFromTheInstancesOwnClock() throws {
    let found = try findings(in: SoftReset(), from: softResetLine)
    #expect(
      found == """
        Example.swift:9: error: 'stage.held' of clock domain 'read' samples 'restart' of clock \
        domain 'write' without a synchronizer [clock-crossing]
          Example.swift:4: note: 'restart' is declared here
          Example.swift:17: note: 'stage.held' is declared here
          help: put a TwoFlopSynchronizer, a HandshakeCrossing or an AsynchronousFIFO between, \
        or declare the register with 'crossing:' and why it may
        """)
  }

  @Test func aHandshakeHasToGuard() throws {
    let found = try findings(in: Unguarded(), from: unguardedLine)
    #expect(
      found == """
        Example.swift:10: error: 'often' samples another clock domain in every cycle; no \
        handshake can keep that stable [crossing-unguarded]
          Example.swift:6: note: 'often' is declared here
          help: assign it under a condition that has come through a synchronizer
        Example.swift:11: error: 'sometimes' samples another clock domain when 'enable' of \
        another clock says so; no handshake can keep that stable [crossing-unguarded]
          Example.swift:7: note: 'sometimes' is declared here
          help: assign it under a condition that has come through a synchronizer
        """)
  }

  @Test func portsOfBlackBoxesHaveDomains() throws {
    let found = try findings(in: AroundMacro(), from: macroLine)
    #expect(
      found == """
        Example.swift:7: error: 'core.value' of clock domain 'write' samples 'value' of clock \
        domain 'read' without a synchronizer [clock-crossing]
          Example.swift:2: note: 'value' is declared here
          Example.swift:-6: note: 'core.value' is declared here
          help: put a TwoFlopSynchronizer, a HandshakeCrossing or an AsynchronousFIFO between, \
        or declare the register with 'crossing:' and why it may
        Example.swift:8: error: 'taken' of clock domain 'write' samples 'core.result' of clock \
        domain 'read' without a synchronizer [clock-crossing]
          Example.swift:-5: note: 'core.result' is declared here
          Example.swift:4: note: 'taken' is declared here
          help: put a TwoFlopSynchronizer, a HandshakeCrossing or an AsynchronousFIFO between, \
        or declare the register with 'crossing:' and why it may
        """)
  }

  @Test func aRegisterThatSamplesAnotherDomainIsTold() throws {
    let found = try findings(in: Direct(), from: directLine)
    #expect(
      found == """
        Example.swift:12: error: 'copy' of clock domain 'read' samples 'held' of clock domain \
        'write' without a synchronizer [clock-crossing]
          Example.swift:5: note: 'held' is declared here
          Example.swift:6: note: 'copy' is declared here
          help: put a TwoFlopSynchronizer, a HandshakeCrossing or an AsynchronousFIFO between, \
        or declare the register with 'crossing:' and why it may
        Example.swift:13: error: 'pressed' of clock domain 'read' samples the asynchronous \
        input 'button' without a synchronizer [clock-crossing]
          Example.swift:3: note: 'button' is declared here
          Example.swift:7: note: 'pressed' is declared here
          help: put a TwoFlopSynchronizer, a HandshakeCrossing or an AsynchronousFIFO between, \
        or declare the register with 'crossing:' and why it may
        """)
  }

  @Test func clocksAreFollowedThroughInstances() throws {
    let found = try findings(in: ThroughInstances(), from: instancesLine)
    #expect(
      found == """
        Example.swift:8: error: 'second.held' of clock domain 'read' samples 'first.held' of \
        clock domain 'write' without a synchronizer [clock-crossing]
          Example.swift:-7: note: 'first.held' is declared here
          Example.swift:-7: note: 'second.held' is declared here
          help: put a TwoFlopSynchronizer, a HandshakeCrossing or an AsynchronousFIFO between, \
        or declare the register with 'crossing:' and why it may
        """)
  }

  @Test func anInputOfTwoClocksIsTold() throws {
    let found = try findings(in: SharedInput(), from: inputLine)
    #expect(
      found == """
        Example.swift:2: error: input 'value' is sampled in the clock domains 'read' and \
        'write' [clock-crossing]
          Example.swift:5: note: 'second' of 'read' samples it
          Example.swift:-20: note: 'first.held' of 'write' samples it
          help: say where it comes from, as '@Input(from: .domain(.read))' or '.asynchronous', \
        and synchronize it to the others
        """)
  }

  @Test func memoriesHaveADomain() throws {
    let found = try findings(in: SharedMemory(), from: memoryLine)
    #expect(
      found == """
        Example.swift:8: error: 'words' of clock domain 'write' samples 'address' of clock \
        domain 'read' without a synchronizer [clock-crossing]
          Example.swift:3: note: 'address' is declared here
          Example.swift:5: note: 'words' is declared here
          help: put a TwoFlopSynchronizer, a HandshakeCrossing or an AsynchronousFIFO between, \
        or declare the register with 'crossing:' and why it may
        Example.swift:9: error: 'word' of clock domain 'read' samples 'words' of clock domain \
        'write' without a synchronizer [clock-crossing]
          Example.swift:5: note: 'words' is declared here
          Example.swift:6: note: 'word' is declared here
          help: put a TwoFlopSynchronizer, a HandshakeCrossing or an AsynchronousFIFO between, \
        or declare the register with 'crossing:' and why it may
        """)
  }

  @Test func declaredCrossingsPass() throws {
    #expect(try findings(in: Sound(), from: 0) == "")
    #expect(try findings(in: Synchronizer(), from: 0) == "")
  }

  @Test func synchronizersThatDoNotTheirWorkAreTold() throws {
    let found = try findings(in: Misshapen(), from: shapeLine)
    #expect(
      found == """
        Example.swift:6: error: synchronizer 'wide' has 2 bits, which may arrive in different \
        cycles [synchronizer-width]
          help: use a HandshakeCrossing, or say 'crossing: .grayCode' if at most one bit \
        changes at a time
        Example.swift:17: warning: 'wide' and 'early' both synchronize 'held' to clock domain \
        'read', and may disagree for a cycle [synchronizer-reconvergence]
          Example.swift:15: note: the other samples it here
          help: synchronize it once; carry several bits by a HandshakeCrossing or in a gray code
        Example.swift:19: error: synchronizer 'glitchy.first' samples logic, whose glitches it \
        can take for values [synchronizer-logic]
          Example.swift:5: note: 'held' changes with another clock
          Example.swift:-30: note: 'glitchy.first' is declared here
          help: put a register of the other clock domain between the logic and the synchronizer
        Example.swift:20: warning: 'wide' and 'low.first' both synchronize 'held' to clock \
        domain 'read', and may disagree for a cycle [synchronizer-reconvergence]
          Example.swift:15: note: the other samples it here
          help: synchronize it once; carry several bits by a HandshakeCrossing or in a gray code
        Example.swift:21: warning: 'wide' and 'high.first' both synchronize 'held' to clock \
        domain 'read', and may disagree for a cycle [synchronizer-reconvergence]
          Example.swift:15: note: the other samples it here
          help: synchronize it once; carry several bits by a HandshakeCrossing or in a gray code
        Example.swift:23: error: the first register 'early' of a synchronizer is read by more \
        than the next register, and may not be stable yet [synchronizer-stages]
          Example.swift:8: note: 'early' is declared here
          help: read it only to assign it, as it is, to a second register, and read that
        """)
  }
}
