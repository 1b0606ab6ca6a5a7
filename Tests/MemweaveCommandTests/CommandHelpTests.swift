import Testing

@testable import MemweaveCommand

@Suite struct CommandHelpTests {
  private static func help(_ line: String) -> String {
    guard case .help(let text) = try? parse(line) else { return "" }
    return text
  }

  @Test(arguments: ["", "--help", "-h", "help", "--help cosim", "--bad --help"])
  func `help on the whole`(line: String) {
    #expect(
      Self.help(line) == """
        OVERVIEW: Generate memristive accelerators, and hold them against a reference
        model.

        A description is a YAML file that says what the accelerator is.

        Exit status: 0 when all is well, 1 when hardware and reference differ or a
        property is not proved, 2 when the command line or the description is wrong, 3
        when a tool is missing or fails.

        USAGE: memweave <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          generate                Write the hardware of a description.
          check                   Check a description and its hardware, and write
                                  nothing.
          cosim                   Run the hardware and the reference model in lock step.
          reference               Run the reference model alone.
          compare                 Hold a trace against the reference model.
          evaluate                Measure how well a matrix engine classifies.
          map                     Say what a network takes: tiles, cycles, energy, area.
          run                     Check, generate and co-simulate a description in one
                                  go.
          test                    Co-simulate every description of a folder, several at
                                  once.
          mutate                  Put faults into hardware and count those that its
                                  tests notice.
          coverage                Measure how much of hardware its tests reach.
          learn                   Compare learning rates over many seeds.
          train                   Train in hardware alone: accelerator and maze, without
                                  a host.
          prove                   Prove the properties of the library's components.
          device                  Write a memristor for a simulator, or list all
                                  memristors.
          characterize            Measure a memristor on the standard bench.
          fit                     Fit a memristor model to measured pulses or a sweep.
          explain                 Say what the identifier of a message means, and how to
                                  mend it.
          cache                   Show the compiled models that are kept, or remove
                                  them.
          doctor                  Say which of the needed tools are here, and in which
                                  version.

          See 'memweave help <subcommand>' for detailed help.

        """)
  }

  @Test(arguments: [
    "cosim --help", "cosim -h", "help cosim", "cosim a b c --bad --help", "cosim --trace --help",
  ])
  func `help on a subcommand`(line: String) {
    #expect(
      Self.help(line) == """
        OVERVIEW: Run the hardware and the reference model in lock step.

        USAGE: memweave cosim <description> [--seed <seed>] [--episodes <episodes>]
               [--maze <file>] [--backend <name>] [--rtl <directory>] [--transactions
               <numbers>] [--trace <file>] [--wave <file>] [--wave-around-failure
               <cycles>] [--coverage <file>] [--vectors <vectors>] [--inputs <elements>]
               [--json]

        ARGUMENTS:
          <description>           The description of the accelerator, a YAML file.

        OPTIONS:
          --seed <seed>           Where the random numbers start, from 0 to 4294967295.
          --episodes <episodes>   How many episodes to run, from 1 to 100000.
          --maze <file>           Walk the maze in this text file: S start, G goal, #
                                  wall, . free.
          --backend <name>        What runs the hardware: verilator, systemc, icarus,
                                  swift, all, where all runs it on each and holds them
                                  against each other; verilator when not given.
          --rtl <directory>       Take the hardware from this folder instead of
                                  generating it.
          --transactions <numbers>
                                  Run only these transactions of the training, such as
                                  17,145.
          --trace <file>          Write the transactions into this file: one JSON object
                                  a line, or where its name ends in .txt the recording
                                  that the benches in sim/ of the generated folder read.
          --wave <file>           Write all signals into this file, .vcd or .fst, and a
                                  save file for GTKWave beside it.
          --wave-around-failure <cycles>
                                  Keep only so many cycles before the first difference,
                                  and write no wave where there is none.
          --coverage <file>       Add what is reached to this file, which keeps what all
                                  runs of a design reach together.
          --vectors <vectors>     How many vectors a matrix engine multiplies; 20 when
                                  not given.
          --inputs <elements>     The vectors of a matrix engine instead of random ones:
                                  PLACE:VALUE of what is not 0, such as 12:3,40:1, with
                                  / between vectors.
          --json                  Print the result as JSON.
          --version               Show the version.
          -h, --help              Show help information.

        """)
  }

  @Test func `a name too long for its column stands on a line of its own`() {
    #expect(
      Self.help("help generate").contains(
        """
          -o, --output <directory>
                                  The folder to write into; it is made where it is
                                  missing.
        """))
  }

  @Test func `every line of help fits into 80 columns`() {
    for command in Command.memweave.subcommands {
      let text = Self.help("help \(command.name)")
      #expect(text.hasPrefix("OVERVIEW: \(command.summary)\n"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }
}
