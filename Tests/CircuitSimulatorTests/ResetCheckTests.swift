import CircuitSimulator
import Diagnostics
import HDL
import Testing

/// A word goes with its flag; only the flag is reset.
private final class Pipeline: Hardware {
  @Input var start
  @Input(8) var data
  @Output var valid
  @Output(8) var result
  @Register var full
  @Register(8, reset: nil) var word
  var body: Logic {
    valid <== full
    result <== word
    full <== start
    when(start) { word <== data }
  }
}

/// What is not reset decides, in an instance.
private final class Chooser: Hardware {
  @Input var go
  @Output var busy
  @Register(2, reset: nil) var mode
  @Register var running
  var body: Logic {
    busy <== 0
    when(mode == 3 && go) { running <== 1 }
    when(running) { mode <== 0 }
  }
}

private final class Parent: Hardware {
  @Input var go
  @Output var busy
  @Instance var chooser = Chooser()
  var body: Logic {
    chooser.go <== go
    busy <== chooser.busy
  }
}

private final class Store: Hardware {
  @Input var write
  @Input(3) var address
  @Input(4) var data
  @Output(4) var word
  @Memory(depth: 8, width: 4, contents: [1, 2]) var words
  var body: Logic {
    word <== words[address]
    when(write) { words[address] <== data }
  }
}

/// Known after one clock edge under reset.
private final class Follower: Hardware {
  @Output var result
  @Register(4) var first
  @Register(4, reset: nil) var second
  var body: Logic {
    second <== first
    first <== first &+ 1
    result <== second[0]
  }
}

/// Two registers that are only seen together.
private final class Together: Hardware {
  @Output var result
  @Register(1, reset: nil) var left
  @Register(1, reset: nil) var right
  var body: Logic { result <== (left ^ right) }
}

@Suite struct ResetCheckTests {
  private func messages(
    _ hardware: some Hardware, _ change: (inout ResetCheck) -> Void = { _ in }
  ) throws -> [String] {
    var check = ResetCheck(try Circuit(elaborating: hardware))
    change(&check)
    return try check.report().diagnostics.map { "\($0.message) [\($0.identifier)]" }
  }

  @Test func whatReachesAnOutputIsTold() throws {
    #expect(
      try messages(Pipeline()) == [
        "register 'word' is not reset, and what it happens to hold reaches output 'result' in "
          + "cycle 0 [unknown-after-reset]"
      ])
  }

  @Test func anOutputThatDoesNotCountYetIsNotLookedAt() throws {
    #expect(try messages(Pipeline()) { $0.counts = ["result": "valid"] } == [])
  }

  @Test func whatDecidesIsTold() throws {
    let found = try messages(Parent())
    try #require(found.count == 1)
    #expect(
      found[0].hasPrefix(
        "register 'chooser.mode' is not reset, and what it happens to hold reaches register "
          + "'chooser.running', which conditions depend on, in cycle "))
  }

  @Test func wordsWithoutContentsAreUnknown() throws {
    let found = try messages(Store())
    #expect(
      found.map { $0.prefix(85) } == [
        "memory 'words' has words without contents, and what it happens to hold reaches output"
      ])
    #expect(
      try messages(Store()) { check in
        check.stimulus = { simulation, cycle in
          try simulation.poke("write", cycle < 8 ? 1 : 0)
          try simulation.poke("address", cycle < 2 ? 0 : cycle % 8)
        }
        check.counts = ["word": "word"]
        check.cycles = 1
      } == [])
  }

  @Test func edgesUnderResetMakeKnown() throws {
    #expect(try messages(Follower()).count == 1)
    #expect(try messages(Follower()) { $0.resetCycles = 1 } == [])
  }

  @Test func eachIsNamedWhereOnlyTheDifferenceOfTwoIsSeen() throws {
    #expect(try messages(Together()).count == 2)
  }

  @Test func thePlaceIsTheDeclaration() throws {
    let line = #line + 2
    final class Loose: Hardware {
      @Register(4, reset: nil) var count
      @Output(4) var value
      var body: Logic {
        count <== count &+ 1
        value <== count
      }
    }
    let diagnostic = try #require(
      try ResetCheck(Circuit(elaborating: Loose())).report().diagnostics.first)
    #expect(diagnostic.place?.line == line)
    #expect(diagnostic.notes.map(\.message) == ["'value' is declared here"])
    #expect(diagnostic.notes.first?.place?.line == line + 1)
  }
}
