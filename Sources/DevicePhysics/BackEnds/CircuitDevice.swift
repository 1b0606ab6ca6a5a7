/// A device for circuit simulators, which integrate one trajectory in time: both laws in one, and
/// random numbers as parameters.
///
/// A step of the state, `next(state, voltage, step)`, becomes the rate `(next - state) / step`. For
/// short steps this is the law of the state; where a step is limited to a range, the rate leads
/// back into it within a few steps, without a corner. A device that moves by pulses has no such
/// law: its state is a parameter.
struct CircuitDevice {
  let equations: DeviceEquations
  let constants: [PrintedConstants.Constant]
  let law: LawPrinter.Law
  /// The states that move, each with its printed name and that of its next value.
  let states: [(name: String, next: String, initial: Double)]
  /// What the user may set: the state of a device that moves by pulses, and random numbers.
  let parameters: [(name: String, value: Double)]
  /// The outcome that is the current.
  var current: String { law.results[0] }

  init(
    _ equations: DeviceEquations, spelling: EquationSpelling, taken: [String],
    reference: @escaping (LawPrinter.Argument, _ isParameter: Bool) -> String
  ) {
    self.equations = equations
    let moves = equations.motion == .continuous
    let held = Set(
      (moves ? [] : equations.states.map { DeviceEquations.key(ofState: $0.name) })
        + equations.draws.indices.map { DeviceEquations.key(ofDraw: $0) })
    var printer = LawPrinter(equations, spelling: spelling, taken: taken) {
      reference($0, held.contains($0.key))
    }
    let law = printer.law(
      "device", [equations.current] + (moves ? equations.next : []),
      results: ["amperes"] + (moves ? equations.states.map { "next \($0.name)" } : []))
    let values =
      [0, 0] + equations.states.map(\.initial)
      + equations.draws.map { $0.distribution == .normal ? 0 : 0.5 }
    parameters = zip(printer.arguments, values).compactMap { argument, value in
      held.contains(argument.key) && law.uses(argument.key) ? (argument.printed, value) : nil
    }
    states =
      moves
      ? zip(printer.arguments.dropFirst(2), zip(law.results.dropFirst(), equations.states)).map {
        ($0.printed, $1.0, $1.1.initial)
      } : []
    constants = printer.constants
    self.law = law
  }
}
