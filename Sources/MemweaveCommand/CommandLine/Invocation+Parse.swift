extension Invocation {
  /// Understands the words behind `memweave`.
  static func parse(_ words: [String]) throws(UsageError) -> Invocation {
    switch try Command.memweave.parse(words) {
    case .help(let text): return .help(text)
    case .version: return .version
    case .run(let command, let values): return invocation(of: command, values)
    }
  }

  private static func source(_ values: ParsedValues) -> NetworkSource {
    NetworkSource(
      file: values.arguments["network", default: ""], hardware: values.texts["description"],
      calibration: values.texts["calibration"])
  }

  /// The case for a subcommand; its table has seen to it that what is required is there.
  private static func invocation(of command: String, _ values: ParsedValues) -> Invocation {
    let description = values.arguments["description", default: ""]
    let output = values.texts["output"]
    let trace = values.texts["trace"]
    let seed = values.integers["seed"].flatMap { UInt32(exactly: $0) }
    let episodes = values.integers["episodes"]
    let maze = values.texts["maze"]
    let json = values.flags.contains("json")
    switch command {
    case "generate":
      return .generate(description: description, output: output)
    case "check":
      return .check(description: description)
    case "cosim":
      return .cosim(
        CosimulationOptions(
          description: description, seed: seed, episodes: episodes, maze: maze,
          backEnd: values.texts["backend"], rtl: values.texts["rtl"],
          transactions: values.texts["transactions"], trace: trace,
          wave: values.texts["wave"],
          waveAroundFailure: values.integers["wave-around-failure"],
          coverage: values.texts["coverage"], vectors: values.integers["vectors"],
          inputs: values.texts["inputs"], json: json))
    case "reference":
      return .reference(
        ReferenceOptions(
          description: description, seed: seed, episodes: episodes,
          vectors: values.integers["vectors"], maze: maze, trace: trace, json: json))
    case "compare":
      return .compare(
        CompareOptions(description: description, trace: trace ?? "", json: json))
    case "evaluate":
      return .evaluate(
        EvaluateOptions(
          source: source(values), data: values.texts["data"] ?? "",
          labels: values.texts["labels"] ?? "", vectors: values.integers["vectors"],
          seeds: values.integers["seeds"], rtl: values.flags.contains("rtl"), json: json))
    case "map":
      return .map(
        MapOptions(
          source: source(values), analogueOnly: values.flags.contains("analogue-only"),
          json: json))
    case "run":
      return .run(
        RunOptions(
          description: description, output: output, seed: seed, episodes: episodes, maze: maze))
    case "learn":
      return .learn(
        LearnOptions(
          description: description, seeds: values.integers["seeds"], maze: maze,
          model: values.texts["model"], episodes: episodes, output: output,
          report: values.texts["report"], resume: values.texts["resume"],
          prototype: values.texts["prototype"],
          dynamic: values.flags.contains("dynamic"), workload: values.texts["workload"],
          tilings: values.integers["tilings"], json: json))
    case "train":
      return .train(
        TrainOptions(
          description: description, seed: seed, episodes: episodes, maze: maze, output: output,
          json: json))
    case "test":
      return .test(
        TestOptions(
          directory: values.arguments["directory", default: ""], seed: seed, episodes: episodes,
          junit: values.texts["junit"]))
    case "mutate":
      return .mutate(
        MutateOptions(
          subject: values.arguments["subject"], sample: values.integers["sample"], seed: seed,
          minimum: values.integers["minimum"], report: values.texts["report"], json: json))
    case "coverage":
      return .coverage(
        CoverageOptions(
          subject: values.arguments["subject"], runs: values.integers["runs"], seed: seed,
          data: values.texts["coverage"], html: values.texts["html"],
          report: values.texts["report"], lines: values.integers["lines"],
          toggles: values.integers["toggles"], library: values.flags.contains("library"),
          json: json))
    case "prove":
      return .prove(
        ProveOptions(component: values.arguments["component"], depth: values.integers["depth"]))
    case "device":
      return .device(
        DeviceOptions(
          name: values.arguments["name"], language: values.texts["to"], output: output))
    case "characterize":
      return .characterize(
        CharacterizeOptions(
          device: values.arguments["device", default: ""], output: output,
          imperfections: values.texts["imperfections"], potentiation: values.texts["potentiate"],
          depression: values.texts["depress"], readVoltage: values.texts["read"],
          devices: values.integers["devices"], cycles: values.integers["cycles"],
          pulses: values.integers["pulses"], levels: values.integers["levels"],
          endurance: values.integers["endurance"], seed: seed, picture: values.texts["picture"],
          json: json))
    case "fit":
      return .fit(
        FitOptions(
          data: values.texts["data", default: ""], model: values.texts["model", default: ""],
          parameters: values.texts["parameters"], readVoltage: values.texts["read"],
          floor: values.texts["floor"], starts: values.integers["starts"],
          evaluations: values.integers["evaluations"], seed: seed,
          preset: values.texts["preset"], json: json))
    case "explain":
      return .explain(values.arguments["identifier"])
    case "cache":
      return .cache(CacheOptions(clear: values.flags.contains("clear")))
    default:
      return .doctor
    }
  }
}
