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
        name: "testbench.sv", text: systemVerilog(specification, circuit)),
      GeneratedText(name: "systemc_bench.cpp", text: Benches.systemC),
      GeneratedText(name: "cocotb_bench.py", text: Benches.cocotb),
      GeneratedText(name: "Makefile", text: makefile(specification.name)),
    ]
  }

  /// The bench with the design's name, widths and kind as the values of macros that nobody gives.
  private static func systemVerilog(
    _ specification: QLearningAcceleratorSpecification, _ circuit: Circuit
  ) -> String {
    let names = [
      "observation_reward": "REWARD", "observation_state": "STATE", "action": "ACTION",
      "axi_awaddr": "ADDRESS",
    ]
    let widths = (circuit.topModule?.ports ?? []).compactMap { port in
      names[port.name].map { ("\($0)_BITS", "\(port.type.width)") }
    }
    let values = Dictionary(uniqueKeysWithValues: widths + [("TOP", circuit.top)])
    let lines = Benches.systemVerilog.split(separator: "\n", omittingEmptySubsequences: false)
    let set = lines.map { line in
      let words = line.split(separator: " ")
      guard words.first == "`define", words.count == 3, let value = values[String(words[1])] else {
        return String(line)
      }
      return "`define \(words[1]) \(value)"
    }
    let kind = specification.table == nil ? [] : ["`define TABLE_ENGINE", ""]
    return (kind + set).joined(separator: "\n")
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
