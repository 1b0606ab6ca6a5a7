/// One use of `memweave`, understood: what to do and with what.
///
/// Paths are as the user typed them; an option that was not given is `nil`.
enum Invocation: Equatable {
  /// To print this text to standard output.
  case help(String)
  case version
  case generate(description: String, output: String?)
  case check(description: String)
  case cosim(CosimulationOptions)
  case reference(ReferenceOptions)
  case compare(CompareOptions)
  case evaluate(EvaluateOptions)
  case map(MapOptions)
  case run(RunOptions)
  case learn(LearnOptions)
  case train(TrainOptions)
  case test(TestOptions)
  case mutate(MutateOptions)
  case coverage(CoverageOptions)
  case device(DeviceOptions)
  case characterize(CharacterizeOptions)
  case fit(FitOptions)
  case cache(CacheOptions)
  case prove(ProveOptions)
  /// The identifier; `nil` lists all.
  case explain(String?)
  case doctor

  /// How `memweave cosim` is to work.
  struct CosimulationOptions: Equatable {
    var description: String
    var seed: UInt32?
    /// 1...100000.
    var episodes: Int?
    /// The file of the maze.
    var maze: String?
    /// What runs the hardware: the name of a `SimulationBackEnd`, or `all`; `nil` takes Verilator.
    var backEnd: String?
    /// The folder of hardware generated earlier.
    var rtl: String?
    /// The transactions of the training that are run, as typed.
    var transactions: String?
    /// The file to write the transactions to.
    var trace: String?
    /// The file to write all signals to.
    var wave: String?
    /// How many cycles before a mismatch the wave keeps, 1...1000000000; `nil` for all of the run.
    var waveAroundFailure: Int?
    /// The file that keeps what all runs reach.
    var coverage: String?
    /// How many vectors a matrix engine multiplies, 1...100000.
    var vectors: Int?
    /// The vectors themselves, as typed.
    var inputs: String?
    var json = false
  }

  /// A description, or a network with one of its hardware.
  struct NetworkSource: Equatable {
    /// The description, or the network.
    var file: String
    /// The description of the hardware; `nil` for the defaults.
    var hardware: String?
    /// The file of example inputs.
    var calibration: String?
  }

  /// How `memweave map` is to work.
  struct MapOptions: Equatable {
    var source: NetworkSource
    /// Leaves the digital part out.
    var analogueOnly = false
    var json = false
  }

  /// How `memweave evaluate` is to work.
  struct EvaluateOptions: Equatable {
    var source: NetworkSource
    /// The files of the vectors and of their labels.
    var data: String
    var labels: String
    /// How many vectors, 1...100000; `nil` for all.
    var vectors: Int?
    /// 1...1000.
    var seeds: Int?
    /// Measures the RTL too.
    var rtl = false
    var json = false
  }

  /// How `memweave train` is to work.
  struct TrainOptions: Equatable {
    var description: String
    var seed: UInt32?
    /// 1...100000.
    var episodes: Int?
    /// The file of the maze.
    var maze: String?
    /// The folder the hardware is written to.
    var output: String?
    var json = false
  }

  /// How `memweave reference` is to work.
  struct ReferenceOptions: Equatable {
    var description: String
    var seed: UInt32?
    /// 1...100000.
    var episodes: Int?
    /// Of a matrix engine.
    var vectors: Int?
    /// The file of the maze.
    var maze: String?
    /// The file to write the transactions to.
    var trace: String?
    var json = false
  }

  /// How `memweave compare` is to work.
  struct CompareOptions: Equatable {
    var description: String
    /// The file to read the transactions from.
    var trace: String
    var json = false
  }

  /// How `memweave test` is to work.
  struct TestOptions: Equatable {
    var directory: String
    var seed: UInt32?
    /// 1...100000.
    var episodes: Int?
    /// The file to write the results to.
    var junit: String?
  }

  /// How `memweave mutate` is to work.
  struct MutateOptions: Equatable {
    /// A description or a component; `nil` takes all components.
    var subject: String?
    /// 1...1000000; `nil` takes all mutants.
    var sample: Int?
    var seed: UInt32?
    /// In percent, 0...100.
    var minimum: Int?
    /// The file for the page of results.
    var report: String?
    var json = false
  }

  /// How `memweave coverage` is to work.
  struct CoverageOptions: Equatable {
    /// A description, a folder of them or a component; `nil` takes all components.
    var subject: String?
    /// 0...1000.
    var runs: Int?
    var seed: UInt32?
    /// The file that keeps what all runs reach.
    var data: String?
    /// The file for the page with the texts.
    var html: String?
    /// The file for the page of results.
    var report: String?
    /// In percent, 0...100.
    var lines: Int?
    var toggles: Int?
    /// Takes the components of the library too.
    var library = false
    var json = false
  }

  /// How `memweave device` is to work.
  struct DeviceOptions: Equatable {
    /// `nil` lists all devices.
    var name: String?
    /// The name of a `BackEnd`; `nil` takes all.
    var language: String?
    var output: String?
  }

  /// How `memweave characterize` is to work; numbers that are `nil` take the bench's own.
  struct CharacterizeOptions: Equatable {
    var device: String
    var output: String?
    /// The list, as typed.
    var imperfections: String?
    /// Voltages, as typed; `nil` for those that are found.
    var potentiation: String?
    var depression: String?
    var readVoltage: String?
    var devices: Int?
    var cycles: Int?
    var pulses: Int?
    var levels: Int?
    var endurance: Int?
    var seed: UInt32?
    /// `svg` or `png`.
    var picture: String?
    var json = false
  }

  /// How `memweave fit` is to work.
  struct FitOptions: Equatable {
    /// The file with what was measured.
    var data: String
    /// A name of the library, or the file of a device.
    var model: String
    /// Names with commas between, as typed; `nil` for all.
    var parameters: String?
    /// As typed.
    var readVoltage: String?
    /// As typed.
    var floor: String?
    var starts: Int?
    var evaluations: Int?
    var seed: UInt32?
    /// The file to write the device into.
    var preset: String?
    var json = false
  }

  /// How `memweave cache` is to work.
  struct CacheOptions: Equatable {
    /// To remove what is kept.
    var clear = false
  }

  /// How `memweave run` is to work.
  struct RunOptions: Equatable {
    var description: String
    var output: String?
    var seed: UInt32?
    /// 1...100000.
    var episodes: Int?
    /// The file of the maze.
    var maze: String?
  }

  /// How `memweave learn` is to work.
  struct LearnOptions: Equatable {
    var description: String
    /// 1...100000.
    var seeds: Int?
    /// The file of the maze.
    var maze: String?
    /// `float`, `golden` or `rtl`.
    var model: String?
    /// Episodes after which a maze is given up, 1...100000.
    var episodes: Int?
    /// The folder for learning curves.
    var output: String?
    /// The file for the page of results.
    var report: String?
    /// The folder in which what is measured for the page is kept.
    var resume: String?
    /// The file for the page about the prototype's table.
    var prototype: String?
    var dynamic = false
    /// The name of a `Workload`.
    var workload: String?
    /// 1...16, of the robot.
    var tilings: Int?
    var json = false
  }

  /// How `memweave prove` is to work.
  struct ProveOptions: Equatable {
    /// `nil` proves all.
    var component: String?
    /// 1...1000; `nil` takes each component's own.
    var depth: Int?
  }
}
