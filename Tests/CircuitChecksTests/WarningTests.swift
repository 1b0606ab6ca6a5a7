import CircuitChecks
import Diagnostics
import HDL
import Testing

private let unusedLine = #line
private final class UnusedExample: Hardware {
  @Input(4) var extra
  @Input var go
  @Output var result
  @Wire(4) var spare
  @Register(4, reset: nil) var loose
  @Memory(depth: 4, width: 2) var store
  var body: Logic {
    result <== 0
    spare <== extra
    store[0] <== 1
    loose <== extra
    when(go && loose == 3) { result <== 1 }
  }
}

private enum Step: HardwareEnumeration { case idle, run, stuck, lost }

private let machineLine = #line
private final class MachineExample: Hardware {
  @Input var go
  @Output var busy
  @State(reset: Step.idle) var step
  var body: Logic {
    busy <== (step != .idle)
    machine(step) { state in
      switch state {
      case .idle: when(go) { step <== .run }
      case .run: step <== mux(go, Step.idle, Step.stuck)
      case .stuck: Logic()
      case .lost: step <== .idle
      }
    }
  }
}

private enum Spark: HardwareEnumeration {
  case dark, lit, lost
  static var encoding: EnumerationEncoding { .oneHot }
}

private let sparkLine = #line
private final class SparkExample: Hardware {
  @Input var go
  @Output(2) var glow
  @State(reset: Spark.lit) var spark
  var body: Logic {
    select(spark) {
      on(Spark.dark) { glow <== 0 }
      on(Spark.lit, Spark.lost) { glow <== 3 }
    }
    machine(spark) { state in
      switch state {
      case .dark: Logic()
      case .lit: when(go) { spark <== .dark }
      case .lost: spark <== .lit
      }
    }
  }
}

private let constantLine = #line
private final class ConstantExample: Hardware {
  @Input(4) var value
  @Output(3) var result
  @Constant(5, width: 4) var limit
  var body: Logic {
    result <== 0
    when(limit == 5) { result[0] <== 1 }
    when(value < Literal(16, width: 5)) { result[1] <== 1 }
    result[2] <== (value >= 0)
    when(value < 15) { result[1] <== 0 }
  }
}

private let chosenLine = #line
private final class ChosenExample: Hardware {
  @Input(4) var value
  @Output(4) var result
  @Constant(2, width: 3) var version
  var body: Logic {
    result <== 0
    select(version) {
      on(2) { result <== value }
    }
  }
}

@Suite struct WarningTests {
  @Test func aChoiceByAConstantIsNamed() throws {
    #expect(
      try findings(in: ChosenExample(), from: chosenLine) == """
        Example.swift:7: warning: the condition is always 2 [constant-condition]
          help: choose with Swift's own if, which leaves no hardware behind
        """)
  }

  @Test func whatNothingReadsIsNamed() throws {
    #expect(
      try findings(in: UnusedExample(), from: unusedLine) == """
        Example.swift:5: warning: wire 'spare' is never read [unused-signal]
          help: read it, or remove it
        Example.swift:6: warning: register 'loose' has no reset value, but conditions depend on it \
        [missing-reset]
          Example.swift:13: note: it decides here
          help: declare it with a reset value: reset: 0
        Example.swift:7: warning: memory 'store' is never read [unused-signal]
          help: read it, or remove it
        """)
  }

  @Test func statesWithoutWayInOrOutAreNamed() throws {
    #expect(
      try findings(in: MachineExample(), from: machineLine) == """
        Example.swift:7: warning: state 'lost' of 'step' is never reached from 'idle' \
        [unreachable-state]
          Example.swift:4: note: 'step' is declared here
          help: assign it in another state, or remove the case
        Example.swift:7: warning: nothing leads out of state 'stuck' of 'step' [dead-end-state]
          Example.swift:4: note: 'step' is declared here
          help: assign another state in it
        """)
  }

  @Test func encodingsMakeNoDifferenceToTheStates() throws {
    #expect(
      try findings(in: SparkExample(), from: sparkLine) == """
        Example.swift:10: warning: state 'lost' of 'spark' is never reached from 'lit' \
        [unreachable-state]
          Example.swift:4: note: 'spark' is declared here
          help: assign it in another state, or remove the case
        Example.swift:10: warning: nothing leads out of state 'dark' of 'spark' [dead-end-state]
          Example.swift:4: note: 'spark' is declared here
          help: assign another state in it
        """)
  }

  @Test func conditionsThatNeverChangeAreNamed() throws {
    #expect(
      try findings(in: ConstantExample(), from: constantLine) == """
        Example.swift:7: warning: the condition is always true [constant-condition]
          help: choose with Swift's own if, which leaves no hardware behind
        Example.swift:8: warning: 'value' < 16 is always true: the left side is 0...15, the right \
        16 [constant-comparison]
          help: compare in a wider type, or drop the comparison
        Example.swift:9: warning: 'value' >= 0 is always true: the left side is 0...15, the right \
        0 [constant-comparison]
          help: compare in a wider type, or drop the comparison
        """)
  }
}
