import CircuitChecks
import HDL
import Testing

/// Compares with a kept parameter.
private final class Compared: Hardware {
  @Input(4) var value
  @Output var isBelow
  @KeptParameter(3, width: 4) var bound
  init(_ bound: Int) { _bound.override(bound) }
  var body: Logic { isBelow <== (value < bound) }
}

@Suite struct ParameterTests {
  @Test func aComparisonDecidedByAnInstancesValueIsReported() throws {
    final class Two: Hardware {
      @Input(4) var value
      @Outputs(count: 3) var areBelow
      @Instances var parts = [Compared(5), Compared(3), Compared(0)]
      var body: Logic {
        for (index, part) in parts.enumerated() {
          part.value <== value
          areBelow[index] <== part.isBelow
        }
      }
    }
    let text = try findings(in: Two(), from: #line)
    #expect(
      text == """
        Example.swift:-16: warning: a comparison is always false where the parameter 'bound' is 0 \
        [constant-comparison]
          Example.swift:-8: note: it is 0 here
          help: give it another value, or choose with Swift's own if
        """)
  }

  @Test func onTopTheValueIsTheObjects() throws {
    #expect(try findings(in: Compared(3), from: #line) == "")
    let text = try findings(in: Compared(0), from: #line)
    #expect(text.contains("always false where the parameter 'bound' is 0"))
  }

  @Test func aParameterIsNoConstantToFold() throws {
    final class Choosing: Hardware {
      @Input(4) var value
      @Output(4) var chosen
      @KeptParameter(0, width: 1) var isInverted
      var body: Logic {
        chosen <== value
        when(isInverted) { chosen <== ~value }
      }
    }
    #expect(try findings(in: Choosing(), from: #line) == "")
  }

  @Test func aParameterThatNothingReadsIsReported() throws {
    final class Idle: Hardware {
      @Input(4) var value
      @Output(4) var same
      @KeptParameter(0, width: 1) var mode
      var body: Logic { same <== value }
    }
    let text = try findings(in: Idle(), from: #line)
    #expect(text.contains("warning: parameter 'mode' is never read [unused-signal]"))
  }
}
