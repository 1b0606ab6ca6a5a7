import Templates

/// A device as SystemVerilog: a cell, and a crossbar of cells.
struct SystemVerilogDevice {
  private let device: PrintedDevice

  /// What the shells call their own things.
  private static let taken = [
    "clk_i", "rst_ni", "pulse_i", "sample_i", "voltage_i", "seconds_i", "current_o", "rows_i",
    "columns_i", "column_i", "pulses_q", "samples_q", "seed", "mixed", "sum_of_quarters", "normal",
    "uniform", "is_finite", "pulse_cell", "pulse_cells", "column_current", "cell_at", "place",
    "row", "column",
    "sum",
  ]

  /// The place of a cell in its array.
  private static let cell = "cell_at(row, column)"

  init(_ equations: DeviceEquations) {
    device = PrintedDevice(equations, spelling: .systemVerilog, taken: Self.taken)
  }

  /// `NAME_cell.sv`.
  func cell() throws(TemplateError) -> String {
    let perPulse = device.draws { $0.occasion == .pulse }
    let perReading = device.draws { $0.occasion == .reading }
    let arguments =
      call(device.advance, state: \.self, index: "INDEX") + device.states.map { "\($0)_d" }
    return try Template.deviceCell.filled(
      with: common.merging([
        "parameters": device.drawsAnything
          ? " #(\n  // Which device it is, for its random numbers.\n  parameter int INDEX = 0\n)"
          : "",
        "states": lines(
          device.states.map { "real \($0)_q /*verilator public_flat_rd*/;" }
            + device.states.map { "real \($0)_d;" } + counters, indentation: 2),
        "next_state": lines(
          ["\(device.advance.name)(\(arguments.joined(separator: ", ")));"], indentation: 4),
        "initial": lines(
          seedStart
            + zip(device.states, device.equations.states).map { name, state in
              "\(name)_q = \(literal(state.initial));"
            } + counterStart, indentation: 4),
        "sample": lines(
          ["current_o <= \(current(index: "INDEX"));"]
            + (perReading ? ["samples_q <= samples_q + 1;"] : []), indentation: 8),
        "pulse": lines(
          stepCheck + stateCheck { "\($0)_d" } + device.states.map { "\($0)_q <= \($0)_d;" }
            + (perPulse ? ["pulses_q <= pulses_q + 1;"] : []), indentation: 8),
      ]) { $1 })
  }

  /// `NAME_array.sv`.
  func array() throws(TemplateError) -> String {
    let looked = "cell_at(row, int'(column_i))"
    let arguments =
      call(device.advance, state: { "\($0)[\(Self.cell)]" }, index: Self.cell)
      + device.states.map { "\($0)_q[\(Self.cell)]" }
    return try Template.deviceArray.filled(
      with: common.merging([
        "states": lines(
          device.states.map { "real \($0)_q [0:ROWS*COLUMNS-1] /*verilator public_flat_rd*/;" }
            + counters, indentation: 2),
        "pulse": lines(
          ["\(device.advance.name)(\(arguments.joined(separator: ", ")));"]
            + stateCheck { "\($0)_q[\(Self.cell)]" }, indentation: 4),
        "step_check": stepCheck.isEmpty ? "" : lines(stepCheck, indentation: 8) + "\n",
        "add_current": lines(
          ["sum = sum + \(current(index: looked, state: { "\($0)[\(looked)]" }));"],
          indentation: 8),
        "initial_cell": lines(
          zip(device.states, device.equations.states).map { name, state in
            "\(name)_q[place] = \(literal(state.initial));"
          }, indentation: 6),
        "initial": (seedStart + counterStart).map { "    \($0)\n" }.joined(),
        "count_sample": device.draws { $0.occasion == .reading }
          ? "\n        samples_q <= samples_q + 1;" : "",
        "count_pulse": device.draws { $0.occasion == .pulse }
          ? "\n        pulses_q <= pulses_q + 1;" : "",
      ]) { $1 })
  }

  /// What both shells have.
  private var common: [String: String] {
    [
      "name": device.equations.name,
      "summary": device.equations.summary,
      "randomness": device.drawsAnything
        ? " Random numbers depend on the\n// plusarg `memweave_seed` (0 where it is not given), on"
          + " the device, and on how many pulses or\n// samples came before." : "",
      "pulse_effect": usesSeconds
        ? " as it does in seconds_i at voltage_i" : " as it does by one pulse of voltage_i",
      "seconds_port": usesSeconds ? "\n  input  real  seconds_i," : "",
      "constants": device.constants.map {
        "  localparam real \($0.name) = \(literal($0.value));\n"
      }.joined(),
      "generator": device.drawsAnything
        ? "\n" + CounterGenerator.systemVerilog
          + (device.draws { $0.distribution == .uniform }
            ? CounterGenerator.systemVerilogUniform : "") + "\n" : "",
      "functions": currentFunction + "\n" + advanceFunction + "\n" + Self.finiteFunction,
    ]
  }

  private static let finiteFunction = """
      function automatic logic is_finite(input real value);
        is_finite = value > -1.0e300 && value < 1.0e300;
      endfunction

    """

  /// A step that the device does not take ends the simulation.
  private var stepCheck: [String] {
    guard usesSeconds else { return [] }
    guard let longest = device.longestStep else {
      return [
        "if (!(seconds_i >= 0.0)) begin",
        "  $fatal(1, \"%m: seconds_i is %g; expected 0 or more\", seconds_i);", "end",
      ]
    }
    return [
      "if (!(seconds_i >= 0.0 && seconds_i <= \(longest))) begin",
      "  $fatal(1, \"%m: seconds_i is %g; expected 0 to %g\", seconds_i, \(longest));", "end",
    ]
  }

  /// A state that is no number any more ends it too.
  private func stateCheck(_ place: (String) -> String) -> [String] {
    device.states.flatMap {
      [
        "if (!is_finite(\(place($0)))) begin",
        "  $fatal(1, \"%m: \($0) diverges at %g V\", voltage_i);", "end",
      ]
    }
  }

  private var usesSeconds: Bool { device.uses("seconds") }

  private var counters: [String] {
    (device.draws { $0.occasion == .pulse } ? ["longint unsigned pulses_q;"] : [])
      + (device.draws { $0.occasion == .reading } ? ["longint unsigned samples_q;"] : [])
      + (device.drawsAnything ? ["int unsigned seed;"] : [])
  }

  private var seedStart: [String] {
    device.drawsAnything
      ? ["if ($value$plusargs(\"memweave_seed=%d\", seed) == 0) seed = 0;"] : []
  }

  private var counterStart: [String] {
    (device.draws { $0.occasion == .pulse } ? ["pulses_q = 0;"] : [])
      + (device.draws { $0.occasion == .reading } ? ["samples_q = 0;"] : [])
  }

  private func literal(_ value: Double) -> String { device.spelling.literal(value) }

  private func current(
    index: String, state: (String) -> String = \.self
  ) -> String {
    let arguments = call(device.current, state: state, index: index).joined(separator: ", ")
    return "\(device.current.name)(\(arguments))"
  }

  /// The arguments of a call in the shell: ports, registers and random numbers.
  private func call(
    _ law: PrintedDevice.Law, state: (String) -> String, index: String
  ) -> [String] {
    law.arguments.map { argument in
      switch argument.key {
      case "voltage": "voltage_i"
      case "seconds": "seconds_i"
      default:
        device.draw(
          argument, index: index, start: "64'd0", pulses: "pulses_q", readings: "samples_q")
          ?? state("\(argument.printed)_q")
      }
    }
  }

  private var currentFunction: String {
    function(
      "real \(device.current.name)", comment: "The current.", device.current,
      locals: device.current.variables + device.current.results, outputs: [],
      last: "return \(device.current.results[0]);")
  }

  private var advanceFunction: String {
    function(
      "void \(device.advance.name)", comment: "The next state.", device.advance,
      locals: device.advance.variables, outputs: device.advance.results, last: nil)
  }

  private func function(
    _ head: String, comment: String, _ law: PrintedDevice.Law, locals: [String],
    outputs: [String], last: String?
  ) -> String {
    let ports =
      law.arguments.map { "input real \($0.printed)" } + outputs.map { "output real \($0)" }
    var text = ["  // \(comment)", "  function automatic \(head)("]
    text += LineWrapping.wrapped("      \(ports.joined(separator: ", ")));")
    text += locals.map { "    real \($0);" }
    text += law.assignments.flatMap {
      LineWrapping.wrapped("    \($0.name) = \($0.expression);")
    }
    if let last { text.append("    \(last)") }
    return (text + ["  endfunction", ""]).joined(separator: "\n")
  }

  private func lines(_ lines: [String], indentation: Int) -> String {
    lines.flatMap { LineWrapping.wrapped(String(repeating: " ", count: indentation) + $0) }
      .joined(separator: "\n")
  }
}
