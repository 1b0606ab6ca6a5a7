import Memweave

extension Command {
  /// The whole of `memweave`, as a table. `Invocation` has a case for each subcommand.
  static let memweave = Command(
    name: "memweave",
    summary: "Generate memristive accelerators, and hold them against a reference model.",
    discussion: """
      A description is a YAML file that says what the accelerator is.

      Exit status: 0 when all is well, 1 when hardware and reference differ or a property \
      is not proved, 2 when the command line or the description is wrong, 3 when a tool is \
      missing or fails.
      """,
    subcommands: [
      generate, check, cosim, reference, compare, evaluate, map, run, test, mutate, coverage,
      learn, train, prove, device, characterize, fit, explain, cache, doctor,
    ])

  private static let generate = Command(
    name: "generate", summary: "Write the hardware of a description.",
    arguments: [.description], options: [.output])

  private static let check = Command(
    name: "check", summary: "Check a description and its hardware, and write nothing.",
    arguments: [.description])

  private static let cosim = Command(
    name: "cosim", summary: "Run the hardware and the reference model in lock step.",
    arguments: [.description],
    options: [
      .seed, .episodes, .maze,
      Option(
        name: "backend", valueName: "name", value: .word(BackEndAction.names),
        help: "What runs the hardware: \(BackEndAction.names.joined(separator: ", ")), where all "
          + "runs it on each and holds them against each other; verilator when not given."),
      Option(
        name: "rtl", valueName: "directory", value: .text,
        help: "Take the hardware from this folder instead of generating it."),
      Option(
        name: "transactions", valueName: "numbers", value: .text,
        help: "Run only these transactions of the training, such as 17,145."),
      .traceOutput,
      Option(
        name: "wave", valueName: "file", value: .text,
        help: "Write all signals into this file, .vcd or .fst, and a save file for GTKWave "
          + "beside it."),
      Option(
        name: "wave-around-failure", valueName: "cycles", value: .integer(1...1_000_000_000),
        help: "Keep only so many cycles before the first difference, and write no wave where "
          + "there is none."),
      .coverageData, .vectors,
      Option(
        name: "inputs", valueName: "elements", value: .text,
        help:
          "The vectors of a matrix engine instead of random ones: PLACE:VALUE of what is not 0, "
          + "such as 12:3,40:1, with / between vectors."),
    ],
    flags: [.json])

  private static let reference = Command(
    name: "reference", summary: "Run the reference model alone.",
    discussion: """
      Trains an agent. Of a matrix engine it writes what random vectors come to, as the recording that the \
      benches in sim/ of the generated folder replay.
      """,
    arguments: [.description], options: [.seed, .episodes, .vectors, .maze, .traceOutput],
    flags: [.json])

  private static let compare = Command(
    name: "compare", summary: "Hold a trace against the reference model.",
    arguments: [.description],
    options: [
      Option(
        name: "trace", valueName: "file", value: .text, isRequired: true,
        help: "Read the transactions from this file, one JSON object a line.")
    ],
    flags: [.json])

  private static let evaluate = Command(
    name: "evaluate", summary: "Measure how well a matrix engine classifies.",
    discussion: """
      The class of a vector is the greatest output. Compared are exact integer products, the \
      reference model and, with --rtl, the hardware; of each layer it is told what it loses.
      """,
    arguments: [.network],
    options: [
      .hardware, .calibration,
      Option(
        name: "data", valueName: "file", value: .text, isRequired: true,
        help:
          "The vectors that NumPy saved, vectors x inputs: integers, or for a network any numbers."),
      Option(
        name: "labels", valueName: "file", value: .text, isRequired: true,
        help: "The class of each vector: integers that NumPy saved."),
      Option(
        name: "vectors", valueName: "vectors", value: .integer(1...100_000),
        help: "How many of them, from the first on; all when not given."),
      Option(
        name: "seeds", valueName: "seeds", value: .integer(1...1000),
        help: "How many seeds of the reference model, from 1 on; 1 when not given."),
    ],
    flags: [Flag(name: "rtl", help: "Measure the hardware too."), .json])

  private static let map = Command(
    name: "map", summary: "Say what a network takes: tiles, cycles, energy, area.",
    discussion: """
      Energy and area are estimates: of the digital part from the cells that Yosys makes of it, of the rest \
      from published components. Every number has its source beside it.
      """,
    arguments: [.network], options: [.hardware, .calibration],
    flags: [
      Flag(name: "analogue-only", help: "Leave the digital part out, which needs Yosys."), .json,
    ])

  private static let run = Command(
    name: "run", summary: "Check, generate and co-simulate a description in one go.",
    arguments: [.description], options: [.output, .seed, .episodes, .maze])

  private static let train = Command(
    name: "train", summary: "Train in hardware alone: accelerator and maze, without a host.",
    discussion: """
      Generates the accelerator with a maze beside it, loads the maze over the bus, starts the \
      training and reads its counts at the end. Every update and the clock cycles are held \
      against the reference model.
      """,
    arguments: [.description],
    options: [
      .seed, .episodes, .maze,
      Option(
        name: "output", short: "o", valueName: "directory", value: .text,
        help: "Write the hardware into this folder."),
    ],
    flags: [.json])

  private static let learn = Command(
    name: "learn", summary: "Compare learning rates over many seeds.",
    discussion: """
      Trains with the constant rates 0.1, 0.2 to 1.0, with two decays, and with the device by both \
      mappings, and prints how many episodes each needs.
      """,
    arguments: [.description],
    options: [
      Option(
        name: "seeds", valueName: "seeds", value: .integer(1...100_000),
        help: "How many seeds, from 1 on; 30 when not given."),
      .maze,
      Option(
        name: "model", valueName: "model", value: .word(["float", "golden", "rtl"]),
        help: "What learns: float (a table of numbers, when not given), golden (the reference "
          + "model) or rtl (the hardware, held against it)."),
      Option(
        name: "episodes", valueName: "episodes", value: .integer(1...100_000),
        help: "Give a maze up after so many; 2000, of a sequence 1000, when not given."),
      Option(
        name: "output", short: "o", valueName: "directory", value: .text,
        help: "Write learning curves and learning rates into this folder, as CSV and, with "
          + "gnuplot, as SVG."),
      Option(
        name: "report", valueName: "file", value: .text,
        help: "Compare the float model in both tasks, and a tenth of the seeds in the golden model "
          + "and the RTL, and write a page about it."),
      Option(
        name: "resume", valueName: "directory", value: .text,
        help: "With --report: keep what is measured in this folder, and take what is there."),
      Option(
        name: "prototype", valueName: "file", value: .text,
        help: "Hold the float model against the table of the prototype, write a page about it, and "
          + "end with 1 where a row differs by more than chance."),
      Option(
        name: "workload", valueName: "workload", value: .word(Workload.allCases.map(\.rawValue)),
        help: "Compare what is earned in this environment instead of the episodes in a maze."),
      Option(
        name: "tilings", valueName: "count", value: .integer(1...16),
        help: "Tilings of the robot's readings; several need an agent with a table engine."),
    ],
    flags: [
      Flag(name: "dynamic", help: "Walk four mazes one after the other, values carried over."),
      .json,
    ])

  private static let test = Command(
    name: "test", summary: "Co-simulate every description of a folder, several at once.",
    arguments: [
      Argument(name: "directory", help: "The folder with the descriptions, YAML files.")
    ],
    options: [
      .seed, .episodes,
      Option(
        name: "junit", valueName: "file", value: .text,
        help: "Write the results into this file, as JUnit XML."),
    ])

  private static let mutate = Command(
    name: "mutate", summary: "Put faults into hardware and count those that its tests notice.",
    discussion: """
      A description is held against its co-simulation, a component of the library against its \
      properties. Without a subject, all components are tried. Mutants that Yosys proves equivalent \
      do not count.
      """,
    arguments: [
      Argument(
        name: "subject", isRequired: false,
        help: "A description, a YAML file, a folder of them, or a component, such as fifo.")
    ],
    options: [
      Option(
        name: "sample", valueName: "mutants", value: .integer(1...1_000_000),
        help: "Try only so many mutants of each, drawn at random."),
      .seed,
      Option(
        name: "minimum", valueName: "percent", value: .integer(0...100),
        help: "The score below which the exit status is 1; 95 when not given."),
      Option(
        name: "report", valueName: "file", value: .text,
        help: "Write a page about it."),
    ],
    flags: [.json])

  private static let coverage = Command(
    name: "coverage", summary: "Measure how much of hardware its tests reach.",
    discussion: """
      Counts the lines that run, the bits that change both ways and the cover statements that are met \
      while the test that is shipped runs, and lists what was not reached by its Swift line. Without a \
      subject, all components of the library are measured.
      """,
    arguments: [
      Argument(
        name: "subject", isRequired: false,
        help: "A description, a YAML file, a folder of them, or a component, such as fifo.")
    ],
    options: [
      Option(
        name: "runs", valueName: "runs", value: .integer(0...1000),
        help:
          "How often the test runs, each time with the next seed; 1 when not given. With 0 only what "
          + "--coverage holds is told."),
      .seed,
      .coverageData,
      Option(
        name: "html", valueName: "file", value: .text,
        help: "Write a page with the text of every module and what of it was reached."),
      Option(
        name: "report", valueName: "file", value: .text, help: "Write a page about it, as Markdown."
      ),
      Option(
        name: "lines", valueName: "percent", value: .integer(0...100),
        help: "How much of the lines of every module has to be reached or explained, else the exit "
          + "status is 1; 95 when not given."),
      Option(
        name: "toggles", valueName: "percent", value: .integer(0...100),
        help: "Likewise of the bits; 90 when not given."),
    ],
    flags: [
      Flag(name: "library", help: "Measure the components of the library besides."), .json,
    ])

  private static let prove = Command(
    name: "prove", summary: "Prove the properties of the library's components.",
    discussion: "Without a component, all are proved.",
    arguments: [
      Argument(name: "component", isRequired: false, help: "The only one to prove, such as fifo.")
    ],
    options: [
      Option(
        name: "depth", valueName: "cycles", value: .integer(1...1000),
        help: "How many cycles to look ahead, from 1 to 1000.")
    ])

  private static let device = Command(
    name: "device", summary: "Write a memristor for a simulator, or list all memristors.",
    arguments: [
      Argument(
        name: "name", isRequired: false,
        help: "The device, such as stanford, or the file of a device; without it, all are listed.")
    ],
    options: [
      Option(
        name: "to", valueName: "language", value: .word(BackEnd.allCases.map(\.rawValue)),
        help:
          "One of \(BackEnd.allCases.map(\.rawValue).joined(separator: ", ")); all when not given."),
      .output,
    ])

  private static let characterize = Command(
    name: "characterize", summary: "Measure a memristor on the standard bench.",
    discussion: """
      Prints the figures, and with -o writes them as CSV and JSON with all curves and a picture. How \
      well a bit is read and how well a weight is trained are kept apart; a figure that has no \
      meaning for a device says why.
      """,
    arguments: [
      Argument(name: "device", help: "The device, such as stanford, or the file of a device.")
    ],
    options: [
      .output,
      Option(
        name: "imperfections", valueName: "list", value: .text,
        help: "What the device is given beside its own spread, such as read-noise=0.02,drift=0.05; "
          + "of \(ImperfectionChoice.keys.joined(separator: ", "))."),
      Option(
        name: "potentiate", valueName: "voltage", value: .text,
        help: "The pulse that raises the conductance, such as -1.2V; found when not given."),
      Option(
        name: "depress", valueName: "voltage", value: .text,
        help: "The pulse that lowers the conductance; found when not given."),
      Option(
        name: "read", valueName: "voltage", value: .text,
        help: "Read at this voltage; a tenth of a usual pulse when not given."),
      Option(
        name: "devices", valueName: "devices", value: .integer(2...10_000),
        help: "How many devices to take the spread of; 32 when not given."),
      Option(
        name: "cycles", valueName: "cycles", value: .integer(2...10_000),
        help: "How many cycles of each; 8 when not given."),
      Option(
        name: "pulses", valueName: "pulses", value: .integer(8...10_000),
        help: "How many small pulses from end to end; 64 when not given."),
      Option(
        name: "levels", valueName: "levels", value: .integer(2...256),
        help: "How many levels to program; 8 when not given."),
      Option(
        name: "endurance", valueName: "cycles", value: .integer(1...100_000_000),
        help: "Over how many cycles to follow the endurance; 1000 when not given."),
      .seed,
      Option(
        name: "picture", valueName: "type",
        value: .word(CharacterizationReport.PictureFormat.allCases.map(\.rawValue)),
        help: "The file type of the picture, svg or png; svg when not given."),
    ],
    flags: [.json])

  private static let fit = Command(
    name: "fit", summary: "Fit a memristor model to measured pulses or a sweep.",
    discussion: """
      The data are comma-separated, with a head. Pulses: voltage, width and conductance, or current \
      and read-voltage. A sweep: time, voltage and current. Units stand in the head, such as width \
      [us].
      """,
    options: [
      Option(
        name: "data", valueName: "file", value: .text, isRequired: true,
        help: "The measured data, CSV."),
      Option(
        name: "model", valueName: "device", value: .text, isRequired: true,
        help: "The device to begin with: a name, such as ohmic, or the file of a device."),
      Option(
        name: "parameters", valueName: "names", value: .text,
        help: "Fit only these, such as offConductance,start.filament; the others are kept."),
      Option(
        name: "read", valueName: "voltage", value: .text,
        help: "The voltage that conductances were read at; 100 mV when not given."),
      Option(
        name: "floor", valueName: "current", value: .text,
        help: "Currents below this one count little, such as 1nA."),
      Option(
        name: "starts", valueName: "starts", value: .integer(1...1000),
        help: "From how many points to search; 12 when not given."),
      Option(
        name: "evaluations", valueName: "number", value: .integer(1...1_000_000),
        help: "How often each search may compute the model; 200 when not given."),
      .seed,
      Option(
        name: "preset", valueName: "file", value: .text,
        help: "The file to write the device into; MODEL-fitted.yaml when not given."),
    ],
    flags: [.json])

  private static let explain = Command(
    name: "explain", summary: "Say what the identifier of a message means, and how to mend it.",
    discussion: """
      An identifier stands in brackets behind a message, such as [width-mismatch]. Without one, all \
      are listed.
      """,
    arguments: [
      Argument(
        name: "identifier", isRequired: false, help: "The identifier, such as width-mismatch.")
    ])

  private static let cache = Command(
    name: "cache", summary: "Show the compiled models that are kept, or remove them.",
    flags: [Flag(name: "clear", help: "Remove them; the next run compiles anew.")])

  private static let doctor = Command(
    name: "doctor", summary: "Say which of the needed tools are here, and in which version.")
}

extension Command.Argument {
  static let description = Command.Argument(
    name: "description", help: "The description of the accelerator, a YAML file.")

  static let network = Command.Argument(
    name: "network",
    help: "The description of a matrix engine, a YAML file, or a network, an ONNX file.")
}

extension Command.Option {
  static let output = Command.Option(
    name: "output", short: "o", valueName: "directory", value: .text,
    help: "The folder to write into; it is made where it is missing.")

  static let hardware = Command.Option(
    name: "description", short: "d", valueName: "file", value: .text,
    help: "The description of the hardware a network is mapped to; its defaults when not given.")

  static let calibration = Command.Option(
    name: "calibration", valueName: "file", value: .text,
    help: "Example inputs of a network that NumPy saved, vectors x inputs.")

  static let seed = Command.Option(
    name: "seed", valueName: "seed", value: .integer(0...4_294_967_295),
    help: "Where the random numbers start, from 0 to 4294967295.")

  static let episodes = Command.Option(
    name: "episodes", valueName: "episodes", value: .integer(1...100_000),
    help: "How many episodes to run, from 1 to 100000.")

  static let vectors = Command.Option(
    name: "vectors", valueName: "vectors", value: .integer(1...100_000),
    help: "How many vectors a matrix engine multiplies; 20 when not given.")

  static let maze = Command.Option(
    name: "maze", valueName: "file", value: .text,
    help: "Walk the maze in this text file: S start, G goal, # wall, . free.")

  static let coverageData = Command.Option(
    name: "coverage", valueName: "file", value: .text,
    help: "Add what is reached to this file, which keeps what all runs of a design reach together.")

  static let traceOutput = Command.Option(
    name: "trace", valueName: "file", value: .text,
    help:
      "Write the transactions into this file: one JSON object a line, or where its name ends in "
      + ".txt the recording that the benches in sim/ of the generated folder read.")
}

extension Command.Flag {
  static let json = Command.Flag(name: "json", help: "Print the result as JSON.")
}
