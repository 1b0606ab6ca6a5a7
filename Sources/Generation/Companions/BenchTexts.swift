import Benches
import HDL
import Specifications

/// The benches of `sim/`, set to one design, so that the generated folder needs nothing else.
enum BenchTexts {
  static func texts(
    _ specification: QLearningAcceleratorSpecification, circuit: Circuit
  ) -> [GeneratedText] {
    [
      GeneratedText(
        name: "testbench.sv", text: systemVerilog(circuit)),
      GeneratedText(name: "systemc_bench.cpp", text: Benches.systemC),
      GeneratedText(name: "cocotb_bench.py", text: Benches.cocotb),
      GeneratedText(name: "Makefile", text: makefile(specification.name)),
    ]
  }

  /// The bench with the design's name and widths as the values of macros that nobody gives.
  private static func systemVerilog(_ circuit: Circuit) -> String {
    var text = Benches.systemVerilog.replacing(
      "`define TOP maze_walker", with: "`define TOP \(circuit.top)")
    let macros = ["observation_reward": "REWARD", "observation_state": "STATE", "action": "ACTION"]
    for port in circuit.topModule?.ports ?? [] {
      guard let macro = macros[port.name] else { continue }
      text = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.hasPrefix("`define \(macro)_BITS ")
          ? "`define \(macro)_BITS \(port.type.width)" : String(line)
      }.joined(separator: "\n")
    }
    return text
  }

  private static func makefile(_ name: String) -> String {
    """
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

    """
  }
}
