import Foundation
import HDL
import SystemVerilog
import TestSupport
import Testing

@testable import Components

/// What users write into constraints, scripts and waveform files: the names of the shipped design
/// and of the library, recorded in `Expected/names.txt`.
@Suite struct NameLockTests {
  /// `UPDATE_EXPECTED=1` records them anew.
  @Test func `no name changes unless it is meant`() throws {
    let present = try EmittedNames(shippedTexts().joined() + libraryTexts().joined()).text
    let recorded = try ExpectedTexts(
      besides: URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    ).recorded("names.txt", for: present)
    let changes = NameChanges(from: recorded, to: present).lines
    #expect(
      changes == [],
      """
      Names of emitted hardware changed. What refers to them breaks: constraints, scripts, saved \
      waveforms. If that is meant, record them by UPDATE_EXPECTED=1 swift test --filter \
      NameLockTests, and say so in CHANGELOG.md.
      """)
    #expect(recorded == present)
  }

  @Test(arguments: UnrelatedEdit.allCases)
  func `an unrelated edit renames nothing`(_ edit: UnrelatedEdit) throws {
    var edits = 0
    for (module, circuit) in try modules() {
      guard let edited = edit.edited(module) else { continue }
      edits += 1
      let lines = renamed(from: names(of: module, in: circuit), to: names(of: edited, in: circuit))
      #expect(lines == [], "\(edit) in \(module.name)")
    }
    #expect(edits > 20)
  }

  @Test func `a change is told with what is gone and what is new`() {
    let recorded = "fifo\n  port clk_i\n  register level_d\n  register level_q\nold\n  port a_i\n"
    let present = "fifo\n  port clk_i\n  register fill_d\n  register level_q\nyoung\n  port a_i\n"
    #expect(
      NameChanges(from: recorded, to: present).lines == [
        "in module 'fifo' gone: register level_d; new: register fill_d",
        "module 'old' is gone or renamed", "module 'young' is new",
      ])
    #expect(NameChanges(from: recorded, to: recorded).lines == [])
  }

  @Test func `every form of declaration is read`() throws {
    let names = EmittedNames(
      """
      module lane #(
        parameter logic [7:0] LIMIT = 8'd12  // the most
      ) (
        input  logic       clk_i,
        output logic [7:0] sum_o
      );
        typedef enum logic [0:0] {
          PhaseIdle = 1'd0,
          PhaseRun = 1'd1
        } phase_e;
        localparam logic [1:0] last = 2'd2;
        phase_e phase_d, phase_q;
        logic signed [7:0] total_d, total_q;
        logic [7:0] words_q [0:15];
        logic busy;
        adder u_adder (
        );
        adder #(
          .WIDTH(8)
        ) u_wide (
        );
        for (genvar i = 0; i < 4; i = i + 1) begin : gen_taps
          tap u_taps (
          );
        end
      endmodule
      """)
    #expect(names.modules.map(\.name) == ["lane"])
    #expect(
      names.modules.first?.names == [
        "parameter LIMIT", "port clk_i", "port sum_o", "case PhaseIdle", "case PhaseRun",
        "type phase_e", "localparam last", "register phase_d", "register phase_q",
        "register total_d", "register total_q", "register words_q", "wire busy",
        "instance u_adder", "instance u_wide", "loop gen_taps", "instance u_taps",
      ])
  }

  /// What is renamed or new, but for the edit's own names. A sink for bits that nothing reads may
  /// go: the edit may read them.
  private func renamed(from before: Set<String>, to after: Set<String>) -> [String] {
    let gone = before.subtracting(after).filter { !$0.contains(" unused_") }
    let new = after.subtracting(before).filter { !$0.contains(UnrelatedEdit.name) }
    return gone.map { "gone: \($0)" } + new.map { "new: \($0)" }
  }

  /// Of this module alone: the others are left out as black boxes are.
  private func names(of module: Circuit.Module, in circuit: Circuit) -> Set<String> {
    var alone = circuit
    for index in alone.modules.indices {
      if alone.modules[index].name == module.name {
        alone.modules[index] = module
      } else {
        alone.modules[index].isBlackBox = true
      }
    }
    let text = SystemVerilogFile.files(of: alone).map(\.text).joined()
    return Set(EmittedNames(text).modules.flatMap(\.names))
  }

  /// Every module once, with a circuit it stands in.
  private func modules() throws -> [(Circuit.Module, Circuit)] {
    let designs: [any Hardware] = [try QLearningAccelerator(specification()), Conditions()]
    var known: Set<String> = []
    return try (designs + libraryCatalogue()).flatMap { design in
      let circuit = try Circuit(elaborating: design)
      return circuit.modules.filter { !$0.isBlackBox && known.insert($0.name).inserted }.map {
        ($0, circuit)
      }
    }
  }

  private func shippedTexts() throws -> [String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../generated/maze-walker/rtl")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
    }
  }

  /// Each module once.
  private func libraryTexts() throws -> [String] {
    var texts: [String: String] = [:]
    for component in try libraryCatalogue() {
      for file in SystemVerilogFile.files(of: try Circuit(elaborating: component)) {
        texts[file.name] = file.text
      }
    }
    return texts.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// Conditions that need signals of their own in the text.
private final class Conditions: Hardware {
  @Inputs(count: 5, width: 4) var rows
  @Input(3) var index
  @Register(4) var held
  @Register(4) var kept
  @Output(4) var larger

  var body: Logic {
    larger <== mux(held > kept, held, kept)
    when(rows[index] > 3) {
      held <== rows[index]
      when((held + kept)[2]) { kept <== held }
    }
    assert(rows[index] != 15 || (held * kept)[1...0] == 3, "never full")
  }
}
