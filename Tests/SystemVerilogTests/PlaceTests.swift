import HDL
import Testing

@testable import SystemVerilog

/// Every line of a statement knows the Swift line it comes of, printed or not.
@Suite struct PlaceTests {
  private final class Nested: Hardware {
    enum Phase: HardwareEnumeration { case idle, busy }

    @Input var go
    @Input(4) var step
    @Output(4) var value
    @Register(4, reset: 0) var count
    @State(reset: Phase.idle) var phase

    var body: Logic {
      value <== count
      machine(phase) { phase in
        switch phase {
        case .idle:
          when(go) {
            goto(Phase.busy)
            count <== 3
          }
          .elsewhen(step == 2) { count <== step }
        case .busy:
          when(step[0]) { goto(Phase.idle) }
        }
      }
    }
  }

  @Test func nestedStatementsAndDeclarationsAreFound() throws {
    let file = try #require(SystemVerilogFile.files(of: Circuit(elaborating: Nested())).first)
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    func line(_ text: String) throws -> Int? {
      let index = try #require(lines.firstIndex { $0.contains(text) }, "\(text)\n\(file.text)")
      return file.places[index + 1]?.line
    }
    let declared = try #require(try line("logic [3:0] count_d, count_q;"))
    #expect(try line("count_q <= count_d;") == declared)
    #expect(try line("count_d = count_q;") == declared)
    #expect(try line("output logic [3:0] value_o") == declared - 1)
    let machine = try #require(try line("unique case (phase_q)"))
    #expect(machine == declared + 5)
    #expect(try line("if (go_i) begin") == machine + 3)
    #expect(try line("phase_d = PhaseBusy;") == machine + 4)
    #expect(try line("count_d = 4'd3;") == machine + 5)
    #expect(try line("end else if (") == machine + 7)
    #expect(try line("count_d = step_i;") == machine + 7)
    #expect(try line("default: ;") == nil)
    #expect(try line("endcase") == nil)
    #expect(try line("input  logic       clk_i") == nil)
  }
}
