import CircuitChecks
import Diagnostics
import HDL
import Testing

@Suite struct HandMadeTests {
  private func place(_ line: Int) -> Place { Place(file: "Example.swift", line: line) }

  @Test func namesThatMeetInTheEmittedTextClash() {
    let module = Circuit.Module(
      name: "top", place: place(1),
      signals: [
        .init(name: "start", type: .bit, role: .input, place: place(2)),
        .init(name: "start_i", type: .bit, role: .wire, place: place(3)),
        .init(name: "clk", type: .bit, role: .input, place: place(4)),
      ], clockDomains: [.main])
    let clashes = CircuitChecks.check(Circuit(top: "top", modules: [module])).diagnostics
      .filter { $0.identifier == "name-clash" }
    #expect(
      DiagnosticReport(clashes).description == """
        Example.swift:3: error: two declarations are both named 'start_i' in the emitted text \
        [name-clash]
          Example.swift:2: note: the first is declared here
          help: rename one of them
        Example.swift:4: error: two declarations are both named 'clk_i' in the emitted text \
        [name-clash]
          Example.swift:1: note: the first is declared here
          help: rename one of them
        """)
  }

  @Test func brokenPromisesAreReportedAlone() {
    func constant(_ width: Int) -> Circuit.Expression {
      Circuit.Expression(.constant(.zero(width: width)), type: .unsigned(width))
    }
    let sum = Circuit.Expression(.binary(.add, constant(3), constant(4)), type: .unsigned(4))
    let ghost = Circuit.Expression(.signal("ghost"), type: .bit)
    let module = Circuit.Module(
      name: "top", place: place(1),
      signals: [.init(name: "result", type: .unsigned(4), role: .output, place: place(2))],
      instances: [
        .init(name: "child", module: "nowhere", inputs: [], outputs: [], place: place(3))
      ],
      statements: [
        .init(.assign(.signal("result"), sum), at: place(10)),
        .init(.assign(.slice("result", lowBit: 3, width: 2), constant(2)), at: place(11)),
        .init(.assign(.signal("result"), ghost), at: place(12)),
      ])
    let report = CircuitChecks.check(Circuit(top: "top", modules: [module]))
    #expect(
      report.description == """
        Example.swift:3: error: instance 'child' is of an unknown module 'nowhere' \
        [malformed-circuit]
        Example.swift:10: error: add: 3 bits stand where 4 are expected [malformed-circuit]
        Example.swift:11: error: bits 4...3 are not inside of 'result', which has 4 bits \
        [malformed-circuit]
        Example.swift:12: error: 'ghost' is read but not declared [malformed-circuit]
        Example.swift:12: error: 'result' takes 4 bits, but is assigned 1 [malformed-circuit]
        """)
  }

  @Test func aClockWithoutAPortIsReported() {
    let video = Circuit.ClockDomain("video")
    let child = Circuit.Module(
      name: "child", place: place(1),
      signals: [
        .init(
          name: "count", type: .bit, role: .register(reset: nil, domain: video), place: place(2))
      ], clockDomains: [.main])
    let parent = Circuit.Module(
      name: "top", place: place(3),
      instances: [
        .init(name: "inner", module: "child", inputs: [], outputs: [], place: place(4))
      ])
    let report = CircuitChecks.check(Circuit(top: "top", modules: [child, parent]))
    #expect(
      report.description == """
        Example.swift:2: error: register 'count' needs the clock domain 'video', which its module \
        has not [malformed-circuit]
        Example.swift:4: error: instance 'inner' needs the clock domain 'main', which its module \
        has not [malformed-circuit]
        """)
  }

  @Test func namesThatNoToolReadsAreTold() {
    func signal(_ name: String, _ role: Circuit.Signal.Role, _ line: Int) -> Circuit.Signal {
      .init(name: name, type: .bit, role: role, place: place(line))
    }
    let module = Circuit.Module(
      name: "module", place: place(1),
      signals: [
        signal("table", .input, 2), signal("wire", .wire, 3), signal("two words", .output, 4),
        signal("count", .register(reset: nil, domain: .main), 5), signal("count_d", .wire, 6),
      ], clockDomains: [.main])
    let found = CircuitChecks.check(Circuit(top: "module", modules: [module])).diagnostics
      .filter { $0.identifier.hasPrefix("name-") }
    #expect(
      found.map { "\($0.place?.line ?? 0): \($0.message) [\($0.identifier)]" } == [
        "1: 'module' is a reserved word of SystemVerilog or C++ [name-reserved]",
        "3: 'wire' is a reserved word of SystemVerilog or C++ [name-reserved]",
        "4: 'two words_o' cannot be a name in the emitted text [name-invalid]",
        "5: two declarations are both named 'count_d' in the emitted text [name-clash]",
      ])
  }

  @Test func modulesStandBehindTheirChildren() {
    func module(_ name: String, of child: String) -> Circuit.Module {
      Circuit.Module(
        name: name, place: place(1),
        signals: [.init(name: "go", type: .bit, role: .input, place: place(2))],
        instances: [
          .init(name: "inner", module: child, inputs: [], outputs: [], place: place(3))
        ])
    }
    let circuit = Circuit(
      top: "top", modules: [module("first", of: "second"), module("second", of: "second")])
    #expect(
      CircuitChecks.check(circuit).diagnostics.map(\.message) == [
        "the circuit has no module 'top'",
        "module 'first' contains 'second', which does not come before it",
        "module 'second' contains itself", "input 'go' of 'inner' is not connected",
      ])
  }

  @Test func whatIsTooDeepForAnyWalkIsTold() {
    func module(_ statements: [Circuit.Statement]) -> Circuit {
      Circuit(
        top: "top",
        modules: [
          .init(
            name: "top", place: place(1),
            signals: [.init(name: "result", type: .bit, role: .output, place: place(2))],
            statements: statements)
        ])
    }
    let bit = Circuit.Expression(.constant(.zero(width: 1)), type: .bit)
    let deep = (0..<10_000).reduce(bit) { inner, _ in
      Circuit.Expression(.unary(.not, inner), type: .bit)
    }
    let assignment = Circuit.Statement(.assign(.signal("result"), bit), at: place(5))
    let nested = (0..<1_500).reduce(assignment) { inner, _ in
      Circuit.Statement(.when(condition: bit, then: [inner], otherwise: []), at: place(6))
    }
    for (statement, what) in [
      (Circuit.Statement(.assign(.signal("result"), deep), at: place(4)), "an expression's"),
      (nested, "statements are nested"),
    ] {
      let found = CircuitChecks.check(module([statement])).diagnostics
      #expect(found.map(\.identifier) == ["malformed-circuit"])
      #expect(found.first?.message.hasPrefix(what) == true)
    }
  }
}
