import CircuitFuzzing
import Diagnostics
import HDL
import SystemVerilog
import Testing

/// The proof can fail: faults put into the emitted text are found, those no random stimulus meets included.
@Suite struct EquivalenceTests {
  private final class Comparator: Hardware {
    @Input(32) var key
    @Input(4) var address
    @Output var opens
    @Output(signed: 5) var sum
    @Register(4, reset: 9) var count
    @Memory(depth: 6, signed: 4, contents: [1, -2, 3]) var words
    @Instance var inner = Doubler()

    var body: Logic {
      opens <== (key == 0xdead_beef)
      inner.value <== words[address.truncated(to: 3)]
      sum <== inner.result
      when(key[0]) { count <== count &+ address }
      when(opens) { words[count.truncated(to: 3)] <== address.asSigned }
    }
  }

  private final class Doubler: Hardware {
    @Input(signed: 4) var value
    @Output(signed: 5) var result
    var body: Logic { result <== value + value }
  }

  /// Writes in every cycle, that of the reset as well.
  private final class Scribe: Hardware {
    @Input(2) var step
    @Output(2) var seen
    @Register(2, reset: 1) var place
    @Memory(depth: 3, width: 2) var words
    var body: Logic {
      place <== place &+ step
      words[place] <== step
      seen <== words[place]
    }
  }

  /// Printed as a loop, whose registers have other names than those of single instances.
  private final class Scribes: Hardware {
    @Inputs(count: 2, width: 2) var steps
    @Outputs(count: 2, width: 2) var seen
    @Instances var scribes = [Scribe(), Scribe()]
    var body: Logic {
      for (index, scribe) in scribes.enumerated() {
        scribe.step <== steps[index]
        seen[index] <== scribe.seen
      }
    }
  }

  @Test func whatAResetWritesToAMemoryIsTheSame() throws {
    let circuit = try Circuit(elaborating: Scribes())
    #expect(try Equivalence().verdict(on: circuit) == .equalForAWhile)
  }

  @Test func theEmittedTextIsProved() throws {
    let circuit = try Circuit(elaborating: Comparator())
    #expect(try Equivalence().verdict(on: circuit) == .equal)
  }

  @Test(arguments: [
    // One key of four thousand million; no random stimulus tells them apart.
    ("dead_beef", "dead_beee"),
    ("count_q <= 4'd9", "count_q <= 4'd8"),
    ("3'd6", "3'd5"),
    ("count_q + address_i", "count_q - address_i"),
  ])
  func aFaultIsFound(text: String, replacement: String) throws {
    let circuit = try Circuit(elaborating: Comparator())
    let files = SystemVerilogFile.files(of: circuit)
    let broken = files.map {
      SystemVerilogFile(name: $0.name, text: $0.text.replacing(text, with: replacement))
    }
    try #require(broken != files, "\(files.map(\.text).joined())")
    guard case .different = try Equivalence().verdict(on: circuit, files: broken) else {
      Issue.record("'\(replacement)' goes unnoticed")
      return
    }
  }
}
