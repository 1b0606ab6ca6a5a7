import Foundation
import Generation
import Testing

/// A number of the description reaches the files it concerns, and no other.
@Suite struct LocalityTests {
  struct Change: Sendable, CustomTestStringConvertible {
    /// A place in the text of `maze-walker`, and what stands there instead.
    let text: String
    let replacement: String
    /// The files that differ, are gone or are new; `$` stands for `maze_walker`.
    let files: [String]

    var testDescription: String {
      replacement.replacing("\n", with: " ")
    }
  }

  private static let registers = [
    "rtl/agent_registers_axi4_lite.sv", "$_registers.h", "$_registers.md", "$_registers.rdl",
  ]
  private static let filelists = ["$.f", "$_synthesis.f"]
  private static let crossbar = "macros/$_crossbar_macro.sv"
  private static let gradient = "macros/$_gradient_macro.sv"
  /// The modules that show the widths of the row and the values in their ports.
  private static let hierarchy = [
    "rtl/crossbar_tile.sv", "rtl/q_learning_controller.sv", "rtl/$.sv",
  ]

  static let changes = [
    Change(text: "clock: 100 MHz", replacement: "clock: 50 MHz", files: []),
    Change(text: "exploration: 0.1", replacement: "exploration: 0.2", files: registers),
    Change(text: "discount: 0.9", replacement: "discount: 0.8", files: registers),
    Change(text: "crossbar:", replacement: "crossbar:\n  read-noise: 0.01", files: [crossbar]),
    Change(text: "spacing: 30 uS", replacement: "spacing: 29 uS", files: [crossbar]),
    Change(text: "tick: 1 ms", replacement: "tick: 2 ms", files: [gradient]),
    Change(text: "scale: 0.981", replacement: "scale: 0.5", files: ["rtl/rate_normaliser.sv"]),
    Change(
      text: "\nconverter:", replacement: "\nprogram-verify:\n  pulse-limit: 95\nconverter:",
      files: ["rtl/program_verify.sv"]),
    Change(
      text: "\nconverter:", replacement: "\nprogram-verify:\n  tolerance: 2\nconverter:",
      files: ["rtl/program_verify.sv"]),
    Change(
      text: "rounding: stochastic", replacement: "rounding: nearest",
      files: ["rtl/q_learning_controller.sv"]),
    Change(
      text: "\ncrossbar:", replacement: "  fraction-bits: 12\ncrossbar:",
      files: ["rtl/temporal_difference.sv", "rtl/q_learning_controller.sv", "rtl/$.sv"]),
    Change(text: "states: 100 ", replacement: "states: 90 ", files: hierarchy + [crossbar]),
    Change(
      text: "actions: 4 ", replacement: "actions: 5 ",
      files: hierarchy + [
        crossbar, "rtl/greedy_maximum.sv", "rtl/row_reader.sv", "rtl/value_writer.sv",
      ]),
    Change(
      text: "slices: 3", replacement: "slices: 4",
      files: hierarchy + [
        crossbar, "rtl/greedy_maximum.sv", "rtl/row_reader.sv", "rtl/value_writer.sv",
        "rtl/temporal_difference.sv",
      ]),
    Change(
      text: "bits: 8", replacement: "bits: 9",
      files: hierarchy + filelists + [
        crossbar, "synthesis/$_crossbar_macro.sv", "rtl/program_verify.sv", "rtl/row_reader.sv",
        "rtl/calibrated_converter_b8_s2.sv", "rtl/calibrated_converter_b9_s2.sv",
        "rtl/sar_converter_b8_s2.sv", "rtl/sar_converter_b9_s2.sv",
      ]),
    Change(
      text: "settle-cycles: 2", replacement: "settle-cycles: 3",
      files: filelists + [
        "rtl/crossbar_tile.sv", "rtl/calibrated_converter_b8_s2.sv",
        "rtl/calibrated_converter_b8_s3.sv", "rtl/sar_converter_b8_s2.sv",
        "rtl/sar_converter_b8_s3.sv",
      ]),
    Change(
      text: "mapping: normalised", replacement: "mapping: literal",
      files: filelists + [
        "rtl/q_learning_controller.sv", "rtl/learning_rate_unit.sv",
        "rtl/normalised_learning_rate_unit.sv", "rtl/rate_normaliser.sv",
        "rtl/divider_33_by_16.sv",
      ]),
    Change(
      text: "greedy: digital-maximum", replacement: "greedy: winner-take-all",
      files: filelists + [
        crossbar, "synthesis/$_crossbar_macro.sv", "rtl/q_learning_controller.sv",
        "rtl/crossbar_tile.sv", "rtl/sensing_crossbar_tile.sv", "rtl/winner_take_all.sv",
      ]),
  ]

  @Test(arguments: changes)
  func onlyTheseFilesDiffer(change: Change) throws {
    let original = try texts(Repository.design(example: "maze-walker"))
    let changed = try texts(
      Repository.mazeWalker(change.text, becomes: change.replacement))
    // The texts for other simulators and programs repeat what macros, ports and filelists say.
    let names = Set(original.keys).union(changed.keys).filter {
      !$0.hasPrefix("systemc/") && !$0.hasPrefix("sim/") && !$0.hasPrefix("swift/")
        && !$0.hasSuffix(".core")
    }
    let expected = Set(change.files.map { $0.replacing("$", with: "maze_walker") })
    #expect(names.filter { original[$0] != changed[$0] } == expected)
  }

  @Test func sameDescriptionGivesSameBytes() throws {
    #expect(
      try Repository.design(example: "maze-walker").files
        == Repository.design(example: "maze-walker").files)
  }

  private func texts(_ design: GeneratedDesign) -> [String: String] {
    Dictionary(uniqueKeysWithValues: design.files.map { ($0.name, $0.text) })
  }
}
