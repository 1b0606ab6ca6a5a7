import Diagnostics
import HDL
import Testing

private enum Step: HardwareEnumeration { case first, second }

/// Registers of every kind, below one more module.
private final class Inner: Hardware {
  @Input(4) var data
  @Output(4) var word
  @Register(4, reset: 9) var kept
  @Register(4, reset: nil) var loose
  @State(reset: Step.second) var step

  var body: Logic {
    kept <== data
    loose <== kept
    machine(step) { step in
      switch step {
      case .first: goto(Step.second)
      case .second: goto(Step.first)
      }
    }
    word <== mux(step == Step.second, loose, ~loose)
  }
}

private final class Middle: Hardware {
  @Input(4) var data
  @Output(4) var word
  @Instance var inner = Inner()

  var body: Logic {
    inner.data <== data
    word <== inner.word
  }
}

/// One of two equal modules is reset.
private final class Outer: Hardware {
  @Input var restart
  @Input(4) var data
  @Outputs(count: 2, width: 4) var words
  @Instance var first = Middle()
  @Instance var second = Middle()

  var body: Logic {
    reset(first, when: restart)
    first.data <== data
    second.data <== data
    words[0] <== first.word
    words[1] <== second.word
  }
}

@Suite struct SoftResetTests {
  @Test func `registers with a reset value obey, through the hierarchy`() throws {
    let circuit = try Circuit(elaborating: Outer())
    #expect(
      circuit.modules.map(\.name) == [
        "inner_resettable", "middle_resettable", "inner", "middle", "outer",
      ])
    let inner = try #require(circuit.module(named: "inner_resettable"))
    #expect(inner.inputs.map(\.emittedName) == ["data_i", "soft_reset_i"])
    #expect(
      inner.statements.suffix(2).map(\.description) == [
        "when soft_reset\n  kept <== 4'h9", "when soft_reset\n  step <== step.second",
      ])
    let middle = try #require(circuit.module(named: "middle_resettable"))
    #expect(
      middle.instances[0].inputs.map { "\($0.port) \($0.value)" }.last == "soft_reset soft_reset")
    let top = try #require(circuit.topModule)
    #expect(top.instances[0].inputs.map { "\($0.port) \($0.value)" }.last == "soft_reset restart")
    #expect(top.instances[1].module == "middle")
  }

  @Test func `only the instance's own clock domain obeys`() throws {
    final class Two: Hardware {
      @Output(2) var counts
      @Register(1, reset: 0) var near
      @Register(1, reset: 0, in: ClockDomain("far")) var far
      var body: Logic {
        near <== !near
        far <== !far
        counts <== cat(near, far)
      }
    }
    final class Around: Hardware {
      @Input var restart
      @Output(2) var counts
      @Instance(in: ClockDomain("own")) var two = Two()
      var body: Logic {
        reset(two, when: restart)
        counts <== two.counts
      }
    }
    let circuit = try Circuit(elaborating: Around())
    let two = try #require(circuit.module(named: "two_resettable"))
    #expect(two.statements.filter { $0.description.hasPrefix("when soft_reset") }.count == 1)
    #expect(two.statements.last?.description == "when soft_reset\n  near <== 1'h0")
  }

  @Test func `what cannot be reset is told`() throws {
    final class Macro: BlackBox { @Output var level }
    final class Plain: Hardware {
      @Input var a
      @Output var y
      var body: Logic { y <== a }
    }
    final class Wrong: Hardware {
      @Input var a
      @Output(2) var y
      @Instance var macro = Macro()
      @Instance var plain = Plain()
      var body: Logic {
        plain.a <== a
        y <== cat(plain.y, macro.level)
        reset(macro, when: a)
        reset(plain, when: a)
        reset(Plain(), when: a)
      }
    }
    let report = #expect(throws: DiagnosticReport.self) { try Circuit(elaborating: Wrong()) }
    #expect(
      report?.diagnostics.map(\.message) == [
        "the instance 'macro' is a black box, which has no soft reset",
        "nothing in the instance 'plain' has a reset value in its clock domain",
        "a soft reset is for an object of 'Plain', which is no instance of this module",
      ])
  }

  @Test func `a condition of several bits is told`() throws {
    final class Wide: Hardware {
      @Input(2) var a
      @Input(4) var data
      @Output(4) var word
      @Instance var inner = Inner()
      var body: Logic {
        reset(inner, when: a)
        inner.data <== data
        word <== inner.word
      }
    }
    let report = #expect(throws: DiagnosticReport.self) { try Circuit(elaborating: Wide()) }
    #expect(report?.diagnostics.map(\.identifier) == ["condition-not-one-bit"])
  }
}
