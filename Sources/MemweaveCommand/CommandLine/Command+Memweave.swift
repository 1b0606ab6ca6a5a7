extension Command {
  /// The whole of `memweave`, as a table. `Invocation` has a case for each subcommand.
  static let memweave = Command(
    name: "memweave",
    summary: "Generate memristive accelerators, and hold them against a reference model.",
    discussion: """
      A description is a YAML file that says what the accelerator is.

      Exit status: 0 when all is well, 1 when hardware and reference differ, 2 when the \
      command line or the description is wrong, 3 when a tool is missing or fails.
      """,
    subcommands: [generate, check, cosim, reference, compare, run, test, cache, doctor])

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
      .seed, .episodes,
      Option(
        name: "rtl", valueName: "directory", value: .text,
        help: "Take the hardware from this folder instead of generating it."),
      .traceOutput,
      Option(
        name: "wave", valueName: "file", value: .text,
        help: "Write all signals into this file, .vcd or .fst, and a save file for GTKWave "
          + "beside it."),
      Option(
        name: "wave-around-failure", valueName: "cycles", value: .integer(1...1_000_000_000),
        help: "Keep only so many cycles before the first difference, and write no wave where "
          + "there is none."),
    ],
    flags: [.json])

  private static let reference = Command(
    name: "reference", summary: "Run the reference model alone.",
    arguments: [.description], options: [.seed, .episodes, .traceOutput], flags: [.json])

  private static let compare = Command(
    name: "compare", summary: "Hold a trace against the reference model.",
    arguments: [.description],
    options: [
      Option(
        name: "trace", valueName: "file", value: .text, isRequired: true,
        help: "Read the transactions from this file, one JSON object a line.")
    ],
    flags: [.json])

  private static let run = Command(
    name: "run", summary: "Check, generate and co-simulate a description in one go.",
    arguments: [.description], options: [.output, .seed, .episodes])

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

  private static let cache = Command(
    name: "cache", summary: "Show the compiled models that are kept, or remove them.",
    flags: [Flag(name: "clear", help: "Remove them; the next run compiles anew.")])

  private static let doctor = Command(
    name: "doctor", summary: "Say which of the needed tools are here, and in which version.")
}

extension Command.Argument {
  static let description = Command.Argument(
    name: "description", help: "The description of the accelerator, a YAML file.")
}

extension Command.Option {
  static let output = Command.Option(
    name: "output", short: "o", valueName: "directory", value: .text,
    help: "The folder to write into; it is made where it is missing.")

  static let seed = Command.Option(
    name: "seed", valueName: "seed", value: .integer(0...4_294_967_295),
    help: "Where the random numbers start, from 0 to 4294967295.")

  static let episodes = Command.Option(
    name: "episodes", valueName: "episodes", value: .integer(1...100_000),
    help: "How many episodes to run, from 1 to 100000.")

  static let traceOutput = Command.Option(
    name: "trace", valueName: "file", value: .text,
    help: "Write the transactions into this file, one JSON object a line.")
}

extension Command.Flag {
  static let json = Command.Flag(name: "json", help: "Print the result as JSON.")
}
