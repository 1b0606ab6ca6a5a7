import CircuitChecks
import CircuitSimulator
import HDL
import Testing

private struct Lane: HardwareBundle {
  @Output(6) var data
  @Output var valid
  @Input var ready
}

private struct Entry: HardwareBundle {
  @Field(4) var key
  @Field(signed: 5) var value
}

/// Joins three lanes into one: the chosen lane goes through, the others wait.
private final class Joiner: Hardware {
  @Input(2) var choice
  @FlippedPorts var lanes = [Lane(), Lane(), Lane()]
  @Ports var output = Lane()

  var body: Logic {
    for lane in lanes { lane.ready <== 0 }
    lanes[choice] <==> output
  }
}

/// Entries in registers, written by index and read by key.
private final class EntryTable: Hardware {
  @Input var write
  @Input(2) var index
  @Input(4) var key
  @FlippedPorts var entry = Entry()
  @Ports var found = Entry()
  @RegisterBundle(reset: [\.[1].key: 9]) var entries = (0..<3).map { _ in Entry() }

  var body: Logic {
    when(write) { entries[index] <== entry }
    found.packed
      <== prioritySelect(cat(entries.reversed().map { $0.key == key }), of: entries.map(\.packed))
  }
}

@Suite struct BundleRunTests {
  @Test func theChosenLaneGoesThrough() throws {
    let circuit = try Circuit(elaborating: Joiner())
    #expect(CircuitChecks.check(circuit).diagnostics == [])
    let simulation = try Simulation(circuit)
    for lane in 0..<3 {
      try simulation.poke("lanes_\(lane)_data", 20 + lane)
      try simulation.poke("lanes_\(lane)_valid", 1)
    }
    for (choice, ready) in [(0, 1), (1, 1), (2, 0), (2, 1), (3, 1)] {
      try simulation.poke("choice", choice)
      try simulation.poke("output_ready", ready)
      #expect(try simulation.peek("output_data") == (choice < 3 ? 20 + choice : 0))
      #expect(try simulation.peek("output_valid") == (choice < 3 ? 1 : 0))
      for lane in 0..<3 {
        #expect(try simulation.peek("lanes_\(lane)_ready") == (lane == choice ? ready : 0))
      }
    }
  }

  @Test func entriesAreFoundByKey() throws {
    let circuit = try Circuit(elaborating: EntryTable())
    #expect(CircuitChecks.check(circuit).diagnostics == [])
    let simulation = try Simulation(circuit)
    simulation.reset()
    try simulation.poke("key", 9)
    #expect(try simulation.peek("found_key") == 9)
    try simulation.poke("write", 1)
    for (index, key, value) in [(0, 3, -16), (1, 4, 15), (2, 9, -1), (3, 5, 7)] {
      try simulation.poke("index", index)
      try simulation.poke("entry_key", key)
      try simulation.poke("entry_value", value)
      try simulation.step()
    }
    for (key, value) in [(3, -16), (4, 15), (9, -1), (5, 0)] {
      try simulation.poke("key", key)
      #expect(try simulation.peek("found_value") == value)
    }
  }

  @Test func whatIsMissingIsNamedWithItsBundle() throws {
    final class Silent: Hardware {
      @FlippedPorts var input = Lane()
      @Ports var output = Lane()
      var body: Logic {
        output.data <== input.data
        input.ready <== output.ready && input.valid
      }
    }
    let circuit = try Circuit(elaborating: Silent())
    let line = UInt(#line) - 7
    let diagnostics = CircuitChecks.check(circuit).diagnostics
    #expect(diagnostics.map(\.message) == ["output 'output_valid' is never driven"])
    #expect(diagnostics.first?.place?.line == Int(line))
  }
}
