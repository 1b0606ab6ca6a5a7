/// The description of the generated folder for FuseSoC, a `.core` file (CAPI2).
struct FuseSoCCore {
  let name: String
  let description: String
  let modules: [GeneratedText]
  let macros: [GeneratedText]
  let stubs: [GeneratedText]

  var file: GeneratedText {
    GeneratedText(
      name: "\(name).core",
      text: """
        CAPI=2:
        name: memweave:accelerators:\(name):0
        description: \(description)

        filesets:
        \(fileset("macros", macros.map(\.name)))
        \(fileset("blackboxes", stubs.map(\.name)))
        \(fileset("rtl", modules.map(\.name)))
        \(fileset("bench", ["sim/testbench.sv"]))
        targets:
          default:
            filesets: [macros, rtl]
            toplevel: \(name)
          lint:
            description: verilator -Wall
            default_tool: verilator
            filesets: [macros, rtl]
            toplevel: \(name)
            tools:
              verilator:
                mode: lint-only
                verilator_options: [-Wall]
          sim:
            description: replays a recording and checks it
            default_tool: icarus
            filesets: [macros, rtl, bench]
            toplevel: testbench
            parameters: [replay, trace, memweave_seed]
            tools:
              icarus:
                iverilog_options: [-g2012]
              verilator:
                mode: binary
                verilator_options: [--assert, --timing]
          synth:
            description: the macros are black boxes
            filesets: [blackboxes, rtl]
            toplevel: \(name)

        parameters:
          replay:
            datatype: file
            description: the recording that is replayed
            paramtype: plusarg
          trace:
            datatype: str
            description: the file that what is seen is written into
            paramtype: plusarg
          memweave_seed:
            datatype: int
            default: 1
            description: the seed of the macros
            paramtype: plusarg

        """)
  }

  private func fileset(_ name: String, _ files: [String]) -> String {
    """
      \(name):
        files:
    \(files.map { "      - \($0)\n" }.joined())    file_type: systemVerilogSource

    """
  }
}
