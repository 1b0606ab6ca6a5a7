/// The laws of one device as equations: what every back end prints.
///
/// ```swift
/// let equations = DeviceEquations(StanfordMemristor(), name: "stanford", step: 1e-10)
/// let module = try BackEnd.systemVerilog.text(of: equations)
/// ```
public struct DeviceEquations: Sendable {
  /// One component of the state.
  public struct State: Sendable, Hashable {
    /// In camel case.
    public let name: String
    /// Its value in a fresh device.
    public let initial: Double
  }

  /// What the texts are called: lower-case words with underscores.
  public let name: String
  /// One line for the head of a text.
  public let summary: String
  public let states: [State]
  public let draws: [RandomDraw]
  public let motion: Motion
  /// The step in seconds with which circuit simulators take the law of the state.
  public let step: Double
  /// The longest step in seconds that the law of the state takes; infinite where it is exact.
  public let largestStep: Double
  /// What is wrong with the parameters or the step; a device that has problems is not printed.
  public let problems: [ParameterProblem]
  /// The current in amperes, of the states, `voltage` and the draws of a device or a reading.
  let current: TracedNumber
  /// The next state, of the states, `voltage`, `seconds` and the draws of a device or a pulse.
  let next: [TracedNumber]

  /// Traces a device.
  ///
  /// - Parameters:
  ///   - device: whose parameters become the constants of the texts.
  ///   - name: a word or several, as in `stanford` or `silver selector`.
  ///   - summary: one line; the type's name where none is given.
  ///   - step: seconds, greater than 0 and at most the device's `largestStep`.
  public init<Device: MemristorModel>(
    _ device: Device, name: String, summary: String? = nil, step: Double
  ) {
    var names = PrintedNames()
    self.name = names.lowerCase(name)
    self.summary = summary ?? "\(Device.self)"
    self.step = step
    largestStep = device.largestStep
    problems = device.parameterProblems + [device.stepProblem(step)].compactMap { $0 }
    states = device.initialState.components.map { State(name: $0.name, initial: $0.value) }
    draws = device.draws
    motion = device.motion
    let state = Device.TracedState { TracedNumber(argument: Self.key(ofState: $0)) }
    let voltage = TracedNumber(argument: "voltage")
    let numbers = device.draws.indices.map { TracedNumber(argument: Self.key(ofDraw: $0)) }
    current = device.current(state, voltage: voltage, draws: numbers)
    next = device.advanced(
      state, voltage: voltage, by: TracedNumber(argument: "seconds"), draws: numbers
    ).components.map(\.value)
  }

  /// What an argument is known by in the equations, and the name it is to be printed with.
  struct Argument {
    let key: String
    let name: String
  }

  /// All arguments in the order in which printed laws take them.
  var arguments: [Argument] {
    ["voltage", "seconds"].map { Argument(key: $0, name: $0) }
      + states.map { Argument(key: Self.key(ofState: $0.name), name: $0.name) }
      + draws.indices.map { Argument(key: Self.key(ofDraw: $0), name: draws[$0].name) }
  }

  // No key of one kind is one of another, whatever a device calls its states.
  static func key(ofState name: String) -> String { "state.\(name)" }
  static func key(ofDraw place: Int) -> String { "draw.\(place)" }
}
