/// The laws of a device in a language that has functions: names, constants and assignments, without
/// the shell around them.
struct PrintedDevice {
  typealias Law = LawPrinter.Law
  typealias Argument = LawPrinter.Argument

  let equations: DeviceEquations
  let spelling: EquationSpelling
  let constants: [PrintedConstants.Constant]
  /// `current(…)`: the current.
  let current: Law
  /// `advance(…)`: the next state.
  let advance: Law
  /// The printed names of the states, in order.
  let states: [String]
  /// The constant that is the longest step; `nil` where a step may have any length.
  let longestStep: String?

  /// - Parameter taken: names that the shell uses.
  init(_ equations: DeviceEquations, spelling: EquationSpelling, taken: [String]) {
    self.equations = equations
    self.spelling = spelling
    var printer = LawPrinter(equations, spelling: spelling, taken: taken)
    current = printer.law("current", [equations.current], results: ["amperes"])
    advance = printer.law(
      "advance", equations.next, results: equations.states.map { "next \($0.name)" })
    let isLimited = equations.largestStep.isFinite && advance.uses("seconds")
    longestStep =
      isLimited ? printer.constant(equations.largestStep, named: "longestStep") : nil
    constants = printer.constants
    states = zip(printer.arguments.dropFirst(2), equations.states).map { $0.0.printed }
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
