import CircuitChecks
import Diagnostics
import HDL
import Testing

private let undrivenLine = #line
private final class UndrivenExample: Hardware {
  @Output var result
  @Output(8) var parts
  @Output(4) var copy
  @Wire(4) var open
  @Register(4) var still
  var body: Logic {
    parts[3...0] <== still
    parts[6] <== 1
    copy <== open
  }
}

private let latchLine = #line
private final class LatchExample: Hardware {
  @Input var enable
  @Input(2) var mode
  @Output(4) var result
  @Output(4) var complete
  @Output(4) var halves
  @Output(2) var defaulted
  var body: Logic {
    when(enable) { result <== 1 }
    select(mode) {
      on(0, 1) { complete <== 1 }
      on(2, 3) { complete <== 2 }
    }
    halves[1...0] <== mode
    when(enable) { halves[3...2] <== mode }.elsewhen(mode[0]) { halves[3] <== 1 }
    defaulted <== 0
    when(enable) { defaulted <== mode }
  }
}

private let twiceLine = #line
private final class TwiceExample: Hardware {
  @Input(4) var value
  @Output(4) var result
  var body: Logic {
    result <== 0
    when(value[0]) { result <== 1 }
    result <== value
  }
}

private let lateLine = #line
private final class LateDefault: Hardware {
  @Input var go
  @Input(4) var value
  @Output(4) var result
  @Output(4) var halves
  var body: Logic {
    when(go) { result <== value }
    result <== 0
    halves <== 0
    when(go) {
      when(value[0]) { halves[1...0] <== 3 }
      halves[3...0] <== value
    }
    halves[3] <== go
  }
}

@Suite struct DriverTests {
  @Test func aDefaultThatComesLastIsNamed() throws {
    #expect(
      try findings(in: LateDefault(), from: lateLine) == """
        Example.swift:8: warning: output 'result' is assigned here whatever was decided before, \
        which has no effect [driven-twice]
          Example.swift:7: note: assigned under a condition here
          help: put the assignment without a condition first, as the default
        Example.swift:12: warning: output 'halves' is assigned here whatever was decided before, \
        which has no effect [driven-twice]
          Example.swift:11: note: assigned under a condition here
          help: put the assignment without a condition first, as the default
        """)
  }

  @Test func whatNothingDrivesIsNamed() throws {
    #expect(
      try findings(in: UndrivenExample(), from: undrivenLine) == """
        Example.swift:2: error: output 'result' is never driven [undriven]
          help: drive it in the body: result <== …
        Example.swift:3: error: bits 7 and 5...4 of output 'parts' are never driven [undriven]
          Example.swift:8: note: other bits of 'parts' are driven here
          help: drive all 8 bits, or give a default first: parts <== 0
        Example.swift:5: error: wire 'open' is read but never driven [undriven]
          help: drive it in the body: open <== …
        Example.swift:6: warning: register 'still' is read but never assigned [undriven]
          help: assign it, or declare it as @Constant
        """)
  }

  @Test func whatIsAssignedOnSomePathsOnlyIsALatch() throws {
    #expect(
      try findings(in: LatchExample(), from: latchLine) == """
        Example.swift:9: error: output 'result' is assigned on some paths only, and cannot keep a \
        value [latch]
          Example.swift:4: note: 'result' is declared here
          help: assign a default before the conditions, such as result <== 0, or declare it as \
        @Register
        Example.swift:14: error: bits 3...2 of output 'halves' are assigned on some paths only, \
        and cannot keep a value [latch]
          Example.swift:6: note: 'halves' is declared here
          help: assign a default before the conditions, such as halves <== 0, or declare it as \
        @Register
        """)
  }

  @Test func anAssignmentWithoutEffectIsNamed() throws {
    #expect(
      try findings(in: TwiceExample(), from: twiceLine) == """
        Example.swift:7: warning: output 'result' is assigned twice without a condition; the first \
        has no effect [driven-twice]
          Example.swift:5: note: first assigned here
          help: remove one of the two, or put the second under a condition
        """)
  }

  @Test func twoInstancesCannotDriveOneWire() {
    func place(_ line: Int) -> Place { Place(file: "Example.swift", line: line) }
    let source = Circuit.Module(
      name: "source", place: place(1),
      signals: [.init(name: "value", type: .bit, role: .output, place: place(2))],
      isBlackBox: true)
    let instances = ["left", "right"].enumerated().map { index, name in
      Circuit.Instance(
        name: name, module: "source", inputs: [], outputs: [.init(port: "value", signal: "shared")],
        place: place(10 + index))
    }
    let assignment = Circuit.Statement(
      .assign(
        .signal("shared"), Circuit.Expression(.constant(.zero(width: 1)), type: .bit)),
      at: place(20))
    let top = Circuit.Module(
      name: "top", place: place(5),
      signals: [.init(name: "shared", type: .bit, role: .output, place: place(6))],
      instances: instances, statements: [assignment])
    let report = CircuitChecks.check(Circuit(top: "top", modules: [source, top]))
    #expect(
      report.description == """
        Example.swift:11: error: output 'shared' is driven by instances 'left' and 'right' \
        [driven-twice]
          Example.swift:10: note: output 'value' of instance 'left' drives it
          help: give each output a wire of its own
        Example.swift:20: error: output 'shared' is assigned, but instance 'left' drives it \
        [driven-twice]
          Example.swift:10: note: output 'value' of instance 'left' drives it
          help: remove the assignment, or assign another signal
        """)
  }
}
