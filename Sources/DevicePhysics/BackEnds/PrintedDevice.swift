/// The laws of a device in one language: names, constants and assignments, without the shell
/// around them.
struct PrintedDevice {
  /// One law: its arguments, its outcomes, and how they are computed.
  struct Law {
    let name: String
    /// The arguments it uses, in the order of `DeviceEquations.arguments`.
    let arguments: [Argument]
    let results: [String]
    /// The intermediate values, in order.
    let variables: [String]
    /// Variables first, then the results.
    let assignments: [(name: String, expression: String)]

    func uses(_ key: String) -> Bool { arguments.contains { $0.key == key } }
  }

  struct Argument {
    /// What the equations know it by.
    let key: String
    let printed: String
  }

  let equations: DeviceEquations
  let spelling: EquationSpelling
  private(set) var constants: [PrintedConstants.Constant] = []
  /// `current(…)`: the current.
  let current: Law
  /// `advance(…)`: the next state.
  let advance: Law
  /// The printed names of the states, in order.
  let states: [String]

  /// - Parameters:
  ///   - taken: names that the shell uses.
  ///   - argument: how an argument is written where it is used, from its printed name.
  init(
    _ equations: DeviceEquations, spelling: EquationSpelling, taken: [String],
    argument: @escaping (String) -> String = { $0 }
  ) {
    self.equations = equations
    self.spelling = spelling
    var table = PrintedConstants()
    var shared = PrintedNames()
    for name in taken { shared.take(name) }
    let currentName = shared.lowerCase("current")
    let advanceName = shared.lowerCase("advance")
    // The two laws have the same names for the same arguments.
    let printed = equations.arguments.map {
      Argument(key: $0.key, printed: shared.lowerCase($0.name))
    }
    func law(_ name: String, _ outcomes: [TracedNumber], results: [String]) -> Law {
      var names = shared
      let results = results.map { names.lowerCase($0) }
      var printer = EquationPrinter(graph: EquationGraph(outcomes), spelling: spelling)
      let used = printer.graph.arguments
      let arguments = printed.filter { used.contains($0.key) }
      for used in arguments { printer.arguments[used.key] = argument(used.printed) }
      printer.nameConstants(&table)
      printer.nameVariables(&names, results: results)
      return Law(
        name: name, arguments: arguments, results: results, variables: printer.variables,
        assignments: printer.assignments)
    }
    current = law(currentName, [equations.current], results: ["amperes"])
    advance = law(
      advanceName, equations.next,
      results: equations.states.map {
        "next" + $0.name.prefix(1).uppercased() + $0.name.dropFirst()
      })
    states = equations.states.map { state in
      let key = DeviceEquations.key(ofState: state.name)
      return printed.first { $0.key == key }?.printed ?? state.name
    }
    constants = table.constants
  }

  /// Whether a law takes this argument.
  func uses(_ key: String) -> Bool { current.uses(key) || advance.uses(key) }

  /// Whether a law draws random numbers of this kind.
  func draws(where isAsked: (RandomDraw) -> Bool) -> Bool {
    equations.draws.indices.contains {
      isAsked(equations.draws[$0]) && uses(DeviceEquations.key(ofDraw: $0))
    }
  }

  var drawsAnything: Bool { draws { _ in true } }

  /// A call of the generator for an argument; `nil` where the argument is no draw.
  func draw(
    _ argument: Argument, index: String, start: String, pulses: String, readings: String
  ) -> String? {
    let places = equations.draws.indices
    guard let place = places.first(where: { DeviceEquations.key(ofDraw: $0) == argument.key })
    else { return nil }
    let asked = equations.draws[place]
    let function = asked.distribution == .normal ? "normal" : "uniform"
    let count =
      switch asked.occasion {
      case .device: start
      case .pulse: pulses
      case .reading: readings
      }
    return "\(function)(\(Int(RandomDraw.firstStream) + place), \(index), \(count))"
  }
}
