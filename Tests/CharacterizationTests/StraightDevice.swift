import Characterization
import DevicePhysics

/// A device that can be computed by hand: `G = G₀ + x · (G₁ - G₀)`, `dx/dt = r · V`, 0...1.
struct StraightDevice: MemristorModel {
  typealias NumericState = State<Double>
  typealias TracedState = State<TracedNumber>

  struct State<N: Physical>: DeviceState {
    var position: N

    init(_ component: (String) -> N) { position = component("position") }
    var components: [(name: String, value: N)] { [("position", position)] }
  }

  /// G₀ and G₁ in siemens.
  var low = 1e-6
  var high = 3e-6
  /// r in 1/(V·s).
  var rate = 1e3
  /// How much faster downwards.
  var downFactor = 1.0

  var initialState: State<Double> { State { _ in 0 } }
  var largestStep: Double { .infinity }
  var parameterProblems: [ParameterProblem] { [] }

  func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    let span = N.constant(high - low, named: "span") * state.position
    return (N.constant(low, named: "low") + span) * voltage
  }

  func advanced<N: Physical>(_ state: State<N>, voltage: N, by seconds: N) -> State<N> {
    let down = N.constant(rate * downFactor, named: "downRate")
    let speed = N.choose(voltage < 0.0, down, N.constant(rate, named: "upRate"))
    let moved = state.position + speed * voltage * seconds
    return State { _ in moved.clippedToUnit }
  }

  /// On the bench, with pulses of 1 V.
  func report(
    _ imperfections: ImperfectionChoice = ImperfectionChoice(),
    settings: CharacterizationSettings = CharacterizationSettings()
  ) throws -> CharacterizationReport {
    var bench = Characterization(
      of: self, name: "straight", voltage: 1, step: 1e-5, settings: settings)
    bench.imperfections = imperfections
    return try bench.run()
  }
}

extension CharacterizationReport {
  /// The number of a figure; fails the test, by an optional that is `nil`, where it has none.
  func number(_ key: String) -> Double? { metric(key)?.value }

  /// Why a figure has no number.
  func reason(_ key: String) -> String? {
    guard case .notApplicable(let reason)? = metric(key)?.outcome else { return nil }
    return reason
  }
}
