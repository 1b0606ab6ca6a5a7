import Benches
import HDL
import Specifications

/// The benches of `sim/`, set to one design, so that the generated folder needs nothing else.
enum BenchTexts {
  /// - Parameter modules: the synthesizable texts.
  static func texts(
    _ specification: QLearningAcceleratorSpecification, circuit: Circuit, modules: [GeneratedText]
  ) -> [GeneratedText] {
    let widths = [
      "observation_reward": "REWARD", "observation_state": "STATE", "action": "ACTION",
      "axi_awaddr": "ADDRESS",
    ]
    let kinds =
      specification.table == nil
      ? cells(
        specification,
        paths: InstancePaths(circuit: circuit, modules: modules)
          .paths(to: "\(specification.name)_crossbar_macro")) : ["TABLE_ENGINE"]
    return [
      set(Benches.systemVerilog, to: circuit, widths: widths, kinds: kinds),
      GeneratedText(name: "sim/systemc_bench.cpp", text: Benches.systemC),
      GeneratedText(name: "sim/cocotb_bench.py", text: Benches.cocotb),
      makefile(specification.name),
    ]
  }

  /// Macros that tell where the cells are: how many, and the bits of the state of one.
  private static func cells(
    _ specification: QLearningAcceleratorSpecification, paths: [[String]]
  ) -> [String] {
    let tile = specification.tile
    let rows = tile.rowsPerTile
    let states = paths.map { path in
      "$realtobits(dut.\(path.joined(separator: ".")).state_q[(row % \(rows)) * \(tile.columns) + column])"
    }
    let chosen = states.enumerated().dropLast().map { "row / \(rows) == \($0) ? \($1) : " }
    return [
      "CELL_ROWS \(tile.rows)", "CELL_COLUMNS \(tile.columns)",
      "CELL_STATE(row, column) (\(chosen.joined())\(states[states.count - 1]))",
    ]
  }

  static func texts(
    _ specification: MatrixEngineSpecification, circuit: Circuit
  ) -> [GeneratedText] {
    let widths = [
      "input_data": "INPUT", "output_data": "OUTPUT", "program_layer": "LAYER",
      "program_tile": "TILE", "program_row": "ROW", "program_column": "COLUMN",
      "program_level": "LEVEL",
    ]
    let kinds =
      (specification.calibrationCycles > 0 ? ["CALIBRATED"] : [])
      + (specification.layers[0].programming.isVerified ? ["VERIFIED"] : [])
    return [
      set(Benches.matrixSystemVerilog, to: circuit, widths: widths, kinds: kinds),
      GeneratedText(name: "sim/systemc_bench.cpp", text: Benches.matrixSystemC),
      GeneratedText(name: "sim/cocotb_bench.py", text: Benches.matrixCocotb),
      makefile(specification.name),
    ]
  }

  /// A bench in SystemVerilog with the design's name, widths and kind as the values of macros that nobody
  /// gives.
  ///
  /// - Parameters:
  ///   - widths: the first part of the macro for the width of a port.
  ///   - kinds: macros that are defined.
  private static func set(
    _ bench: String, to circuit: Circuit, widths: [String: String], kinds: [String]
  ) -> GeneratedText {
    let found = (circuit.topModule?.ports ?? []).compactMap { port in
      widths[port.name].map { ("\($0)_BITS", "\(port.type.width)") }
    }
    let values = Dictionary(uniqueKeysWithValues: found + [("TOP", circuit.top)])
    let lines = bench.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let words = line.split(separator: " ")
      guard words.first == "`define", words.count == 3, let value = values[String(words[1])] else {
        return String(line)
      }
      return "`define \(words[1]) \(value)"
    }
    let defined = kinds.map { "`define \($0)" } + (kinds.isEmpty ? [] : [""])
    return GeneratedText(
      name: "sim/testbench.sv", text: (defined + lines).joined(separator: "\n"))
  }

  private static func makefile(_ name: String) -> GeneratedText {
    GeneratedText(
      name: "sim/Makefile",
      text: """
        # Runs the cocotb test: make MEMWEAVE_TRACE=FILE [SIM=icarus|verilator] [SEED=1]

        SIM ?= verilator
        SEED ?= 1
        TOPLEVEL_LANG = verilog
        TOPLEVEL = \(name)
        MODULE = cocotb_bench
        VERILOG_SOURCES = $(addprefix $(CURDIR)/../,$(shell cat ../\(name).f))
        PLUSARGS += +memweave_seed=$(SEED)
        export MEMWEAVE_TRACE
        export PYTHONPATH := $(CURDIR):$(PYTHONPATH)

        include $(shell python3 -m cocotb.config --makefiles)/Makefile.sim

        """)
  }
}
