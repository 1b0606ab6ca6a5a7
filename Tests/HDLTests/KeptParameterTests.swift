import Diagnostics
import HDL
import Testing

/// Says whether a number is beyond its limit.
private final class Guarded: Hardware {
  @Input(8) var value
  @Output var isBeyond
  @KeptParameter(12, width: 8, "the largest allowed") var limit

  init() {}
  init(limit: Int) { _limit.override(limit) }
  init(passing limit: Signal) { _limit.override(limit) }

  var body: Logic { isBeyond <== (value > limit) }
}

/// Hands its own limit on to one of three.
private final class Guards: Hardware {
  @Input(8) var value
  @Outputs(count: 3) var areBeyond
  @KeptParameter(40, width: 8) var high
  @Instance var low = Guarded()
  @Instance var middle = Guarded(limit: 20)
  @Instance var top: Guarded

  init() { _top = Instance(Guarded(passing: _high.wrappedValue)) }

  var body: Logic {
    for (index, guarded) in [low, middle, top].enumerated() {
      guarded.value <== value
      areBeyond[index] <== guarded.isBeyond
    }
  }
}

@Suite struct KeptParameterTests {
  @Test func instancesWithDifferentValuesShareOneModule() throws {
    let circuit = try Circuit(elaborating: Guards())
    #expect(circuit.modules.map(\.name) == ["guarded", "guards"])
    let guarded = try #require(circuit.module(named: "guarded"))
    #expect(guarded.parameters.map(\.emittedName) == ["LIMIT"])
    #expect(guarded.parameters.map(\.role) == [.parameter(BitVector(width: 8, words: [12]))])
    let top = try #require(circuit.topModule)
    let twenty = BitVector(width: 8, words: [20])
    #expect(
      top.instances.map(\.parameters) == [
        [], [.init(name: "limit", value: .bits(twenty, isSigned: false))],
        [.init(name: "limit", value: .parameter("high"))],
      ])
  }

  @Test func onTopTheObjectsValueIsTheDefault() throws {
    let circuit = try Circuit(elaborating: Guarded(limit: 7))
    #expect(
      circuit.topModule?.parameters.map(\.role) == [.parameter(BitVector(width: 8, words: [7]))])
  }

  @Test func theDefaultNeedsNoWords() throws {
    final class Two: Hardware {
      @Input(8) var value
      @Output var isBeyond
      @Instance var guarded = Guarded(limit: 12)
      var body: Logic {
        guarded.value <== value
        isBeyond <== guarded.isBeyond
      }
    }
    let circuit = try Circuit(elaborating: Two())
    #expect(circuit.topModule?.instances.first?.parameters == [])
  }

  @Test func wrongValuesAreToldWhereTheInstanceStands() throws {
    let line = #line + 1
    let tooLarge = complaints(about: Around(Guarded(limit: 300)), from: Around.instanceLine)
    #expect(
      tooLarge == [
        "literal-does-not-fit: the literal 300 does not fit in 8 unsigned bits (0 to 255) @0"
      ])
    #expect(
      complaints(about: Guarded(limit: -1), from: line).map { $0.prefix(20) } == [
        "literal-does-not-fit"
      ])
    let computed = Around(Guarded(passing: Guards().value))
    #expect(
      complaints(about: computed, from: Around.instanceLine) == [
        "parameter-not-known: a parameter is given what is no number and no parameter of this module @0"
      ])
    let foreign = Around(Guarded(passing: Guards().high))
    #expect(
      complaints(about: foreign, from: Around.instanceLine) == [
        "parameter-not-known: a parameter is given what is no number and no parameter of this module @0"
      ])
    let narrow = Around(Guarded(passing: Literal(3, width: 4)))
    #expect(
      complaints(about: narrow, from: Around.instanceLine) == [
        "parameter-type: a parameter of 8 unsigned bits is given 4 unsigned bits @0"
      ])
  }

  @Test func theMessageNotesBothParties() throws {
    do {
      _ = try Circuit(elaborating: Around(Guarded(limit: 300)))
      Issue.record("it is elaborated")
    } catch {
      let diagnostic = try #require(error.diagnostics.first)
      #expect(
        diagnostic.notes.map(\.message) == [
          "it is overridden here", "'limit' is declared here with 8 unsigned bits",
        ])
    }
  }

  @Test func aParameterCannotBeDriven() throws {
    final class Driving: Hardware {
      @Output(8) var value
      @KeptParameter(1, width: 8) var step
      var body: Logic {
        value <== step
        step <== 2
      }
    }
    #expect(
      complaints(about: Driving()).map { $0.split(separator: " @").first } == [
        "drives-parameter: the parameter 'step' is driven, but keeps the value its instance gives it"
      ])
  }

  @Test func aDefaultThatDoesNotFitIsReported() throws {
    final class Wide: Hardware {
      @Output(4) var value
      @KeptParameter(16, width: 4) var step
      var body: Logic { value <== step }
    }
    #expect(
      complaints(about: Wide()).map { $0.split(separator: " @").first } == [
        "literal-does-not-fit: the parameter 16 does not fit in 4 unsigned bits (0 to 15)"
      ])
  }

  @Test func aBodyThatSwiftChoseByTheValueIsAnotherModule() throws {
    final class Chosen: Hardware {
      @Output(8) var value
      @KeptParameter(1, width: 8) var step
      let isLarge: Bool
      init(_ step: Int) {
        isLarge = step > 5
        _step.override(step)
      }
      var body: Logic {
        if isLarge { value <== ~step } else { value <== step }
      }
    }
    final class Both: Hardware {
      @Outputs(count: 2, width: 8) var values
      @Instances var parts = [Chosen(2), Chosen(9)]
      var body: Logic {
        for index in parts.indices { values[index] <== parts[index].value }
      }
    }
    #expect(complaints(about: Both()).map { $0.split(separator: ":").first } == ["module-clash"])
  }
}

/// A module around another.
private final class Around: Hardware {
  static let instanceLine = #line + 4
  @Input(8) var value
  @Output var isBeyond
  @Instance var guarded: Guarded
  init(_ guarded: Guarded) { _guarded = Instance(guarded) }
  var body: Logic {
    guarded.value <== value
    isBeyond <== guarded.isBeyond
  }
}
