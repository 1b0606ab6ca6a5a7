import CircuitChecks
import HDL
import Testing

private final class Inverter: Hardware {
  @Input var value
  @Output var inverted
  @Output var delayed
  @Register var held
  var body: Logic {
    inverted <== !value
    held <== value
    delayed <== held
  }
}

private let loopLine = #line
private final class LoopExample: Hardware {
  @Input var enable
  @Output var result
  @Wire var choice
  @Instance var gate = Inverter()
  var body: Logic {
    choice <== 0
    when(enable) { choice <== gate.inverted }
    gate.value <== choice
    result <== choice
  }
}

/// A ring through a register, and a chain through the bits of one wire: no loops.
private final class SoundExample: Hardware {
  @Input(4) var value
  @Output(4) var carries
  @Wire(4) var chain
  @Instance var gate = Inverter()
  var body: Logic {
    gate.value <== (gate.delayed ^ value[0])
    chain[0] <== (value[0] & gate.inverted)
    for index in 1..<4 { chain[index] <== (chain[index - 1] & value[index]) }
    carries <== chain
  }
}

@Suite struct LoopTests {
  @Test func aLoopThroughAnInstanceIsShownWhole() throws {
    #expect(
      try findings(in: LoopExample(), from: loopLine) == """
        Example.swift:5: error: values depend on themselves within one cycle: gate_inverted → \
        choice → gate_inverted [combinational-loop]
          Example.swift:5: note: 'gate_inverted' depends on 'choice' through instance 'gate' here
          Example.swift:8: note: 'choice' depends on 'gate_inverted' here
          help: put a register into the path
        """)
  }

  @Test func registersAndSingleBitsMakeNoLoop() throws {
    #expect(try findings(in: SoundExample(), from: 0) == "")
  }
}
