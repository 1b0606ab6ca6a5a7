import HDL
import SystemVerilog
import TestSupport
import Testing

/// Found by `make fuzz`: Icarus 11 stopped at two choices of elements, the first by bits of an element.
@Suite struct SharedEventTests {
  private final class TwoChoices: Hardware {
    @Inputs(count: 3, width: 3) var values
    @Input(2) var index
    @Output(3) var first
    @Output(3) var second

    var body: Logic {
      first <== values[values[0][2...1]]
      second <== values[index]
    }
  }

  /// Nothing waits for the parameter.
  private final class ChoiceByParameter: Hardware {
    @KeptParameter(4, width: 3) var mask
    @Inputs(count: 2, width: 3) var values
    @Input(2) var index
    @Output(3) var first
    @Output var second

    var body: Logic {
      first <== element(of: values.elements, at: mask[1...0] | values[0][1...0])
      second <== element(of: values.map { $0[2] }, at: index)
    }
  }

  @Test(arguments: [false, true])
  func icarusTakesTwoChoicesOfTheSameElements(byParameter: Bool) throws {
    let circuit =
      byParameter
      ? try Circuit(elaborating: ChoiceByParameter()) : try Circuit(elaborating: TwoChoices())
    let files = SystemVerilogFile.files(of: circuit)
    let text = files.map(\.text).joined()
    #expect(text.contains("always @*"))
    #expect(text.contains("always_comb"))
    let workspace = try Workspace()
    let names = try workspace.write(files)
    let build = try workspace.run("iverilog", ["-g2012", "-o", "two_choices.vvp"] + names)
    #expect(build.status == 0, "\(build.output)")
    #expect(try workspace.complaints(about: names, top: circuit.top) == "")
  }
}
