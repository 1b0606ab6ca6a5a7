import HDL
import Testing

/// A macro whose ports and parameters each test chooses.
private final class Macro: BlackBox {
  @Input(4) var address
  @Output(8) var word
  let moduleName: String
  let parameters: [Parameter]
  let needsClock: Bool

  init(_ name: String = "macro", parameters: [Parameter] = [], needsClock: Bool = true) {
    moduleName = name
    self.parameters = parameters
    self.needsClock = needsClock
  }
}

/// Reads every one of several macros.
private final class Reader: Hardware {
  @Input(4) var address
  @Outputs(count: 0, width: 8) var words: SignalArray
  @Instances var macros: [Macro]

  init(_ macros: [Macro]) {
    _words = Outputs(count: macros.count, width: 8)
    _macros = Instances(macros)
  }

  var body: Logic {
    for (index, macro) in macros.enumerated() {
      macro.address <== address
      words[index] <== macro.word
    }
  }
}

@Suite struct BlackBoxTests {
  @Test func instancesWithDifferentParametersShareOneBox() throws {
    let circuit = try Circuit(
      elaborating: Reader([
        Macro(parameters: [.integer("DEPTH", 16), .text("FILE", "a.hex")]),
        Macro(parameters: [.integer("DEPTH", -2), .real("DELAY", 0.5)]),
      ]))
    #expect(circuit.modules.map(\.name) == ["macro", "reader"])
    #expect(circuit.module(named: "macro")?.isBlackBox == true)
    #expect(
      circuit.topModule?.instances.map(\.parameters) == [
        [.integer("DEPTH", 16), .text("FILE", "a.hex")],
        [.integer("DEPTH", -2), .real("DELAY", 0.5)],
      ])
  }

  @Test func withoutAClockTheModuleAroundHasNone() throws {
    let without = try Circuit(elaborating: Reader([Macro(needsClock: false)]))
    #expect(without.topModule?.clockDomains == [])
    let with = try Circuit(elaborating: Reader([Macro(needsClock: false), Macro("clocked")]))
    #expect(with.topModule?.clockDomains == [.main])
  }

  @Test func anArrayKeepsTheOrderAndTheNames() throws {
    let circuit = try Circuit(elaborating: Reader((0..<3).map { _ in Macro() }))
    let instances = try #require(circuit.topModule?.instances)
    #expect(instances.map(\.name) == ["macros_0", "macros_1", "macros_2"])
    #expect(instances.map { $0.element?.index } == [0, 1, 2])
  }

  @Test func boxesOfOneNameAndOtherPortsAreRefused() {
    let both = Reader([Macro(), Macro(needsClock: false)])
    #expect(
      complaints(about: both).map { $0.split(separator: " @").first } == [
        "module-clash: two different modules are both named 'macro'"
      ])
  }

  @Test func parametersThatNoToolTakesAreRefused() {
    let messages = complaints(
      about: Reader([
        Macro(parameters: [
          .integer("WIDE", 1 << 40), .real("REAL", .nan), .integer("begin", 1),
          .integer("TWICE", 1), .integer("TWICE", 2),
        ])
      ])
    ).map { $0.split(separator: " @").first ?? "" }
    #expect(
      messages == [
        "parameter-invalid: parameter 'WIDE' of 'Macro' is 1099511627776; an integer parameter "
          + "has 32 bits, signed",
        "parameter-invalid: parameter 'REAL' of 'Macro' is nan, which is no number",
        "parameter-invalid: parameter 'begin' of 'Macro' has a name that no tool accepts",
        "parameter-invalid: parameter 'TWICE' of 'Macro' is given twice",
      ])
  }

  @Test func aBoxHasNothingButPorts() {
    final class Full: BlackBox {
      @Input var start
      @Output var done
      @Register var busy
    }
    final class Parameterised: BlackBox {
      @Input var start
      @Output var done
      @KeptParameter(3, width: 2) var mode
    }
    final class Driven: BlackBox {
      @Input var start
      @Output var done
      var body: Logic { done <== start }
    }
    for (box, name) in [(Full(), "Full"), (Parameterised(), "Parameterised"), (Driven(), "Driven")]
      as [(any BlackBox, String)]
    {
      #expect(
        complaints(about: box).map { $0.split(separator: " @").first } == [
          "black-box-not-empty: the black box '\(name)' has more than ports"
        ])
    }
  }

  @Test func anInputThatNothingDrivesAndAnOutputThatIsDrivenAreTold() {
    final class Wrong: Hardware {
      @Input(8) var value
      @Output(8) var word
      @Instance var macro = Macro()
      var body: Logic {
        macro.address <== value[3...0]
        macro.word <== value
        word <== macro.word
      }
    }
    #expect(
      complaints(about: Wrong()).map { $0.split(separator: " @").first } == [
        "drives-instance-output: the output 'macro.word' of an instance is driven"
      ])
  }
}
