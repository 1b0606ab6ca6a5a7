/// A device with two terminals and a memory: a current that depends on a state, and a law by which
/// the voltage moves the state.
///
/// A conforming device writes both once, generic over `Physical`; one generic function meets the
/// requirement for `Double` and the one for `TracedNumber`:
///
/// ```swift
/// public struct Leak: MemristorModel {
///   public typealias NumericState = State<Double>
///   public typealias TracedState = State<TracedNumber>
///
///   public func current<N: Physical>(_ state: State<N>, voltage: N) -> N
///   public func advanced<N: Physical>(_ state: State<N>, voltage: N, by seconds: N) -> State<N>
/// }
/// ```
///
/// Calls on a known type cost no more than the arithmetic: nothing is boxed or looked up.
public protocol MemristorModel: Sendable {
  associatedtype NumericState: DeviceState where NumericState.Number == Double
  associatedtype TracedState: DeviceState where TracedState.Number == TracedNumber

  /// The state of a fresh device.
  var initialState: NumericState { get }

  /// The longest step in seconds that `advanced` takes safely; infinite where its steps are exact.
  var largestStep: Double { get }

  /// What is wrong with the parameters; empty for a device that can be built.
  var parameterProblems: [ParameterProblem] { get }

  /// The current in amperes at a voltage in volts.
  func current(_ state: NumericState, voltage: Double) -> Double
  /// The equation of the current.
  func current(_ state: TracedState, voltage: TracedNumber) -> TracedNumber

  /// The state after `seconds`, at least 0, at a constant voltage in volts.
  func advanced(_ state: NumericState, voltage: Double, by seconds: Double) -> NumericState
  /// The equations of the next state.
  func advanced(
    _ state: TracedState, voltage: TracedNumber, by seconds: TracedNumber
  ) -> TracedState

  /// The random numbers that the device asks for; none where it has no spread.
  var draws: [RandomDraw] { get }

  /// How the state moves in time.
  var motion: Motion { get }

  /// The current with these random numbers, in the order of `draws`; those that are missing are in
  /// the middle of their distributions.
  func current(_ state: NumericState, voltage: Double, draws: [Double]) -> Double
  /// The equation of the current with random numbers.
  func current(
    _ state: TracedState, voltage: TracedNumber, draws: [TracedNumber]
  ) -> TracedNumber

  /// The next state with these random numbers, in the order of `draws`.
  func advanced(
    _ state: NumericState, voltage: Double, by seconds: Double, draws: [Double]
  ) -> NumericState
  /// The equations of the next state with random numbers.
  func advanced(
    _ state: TracedState, voltage: TracedNumber, by seconds: TracedNumber, draws: [TracedNumber]
  ) -> TracedState

  /// The state after a pulse of any length, in `steps(in:)` steps.
  ///
  /// - Parameter draws: the random numbers of a step, counted from 0.
  func pulsed(
    _ state: NumericState, voltage: Double, for seconds: Double, draws: (Int) -> [Double]
  ) -> NumericState

  /// The state after a time of any length at 0 V: steps grow where the state does not move.
  ///
  /// `nil` where the state moves for so long that 200,000 steps do not suffice.
  ///
  /// - Parameter draws: the random numbers of a step, counted from 0.
  func rested(
    _ state: NumericState, for seconds: Double, draws: (Int) -> [Double]
  ) -> NumericState?
}

/// How the state of a device moves in time.
public enum Motion: Sendable, Hashable {
  /// As a differential equation says: many short steps make a long one, for short enough steps.
  case continuous
  /// By events: a step is a pulse, however long it is, or the law remembers the last step.
  case stepwise
}

extension MemristorModel {
  public var draws: [RandomDraw] { [] }

  public var motion: Motion { .continuous }

  public func current(_ state: NumericState, voltage: Double, draws: [Double]) -> Double {
    current(state, voltage: voltage)
  }

  public func current(
    _ state: TracedState, voltage: TracedNumber, draws: [TracedNumber]
  ) -> TracedNumber {
    current(state, voltage: voltage)
  }

  public func advanced(
    _ state: NumericState, voltage: Double, by seconds: Double, draws: [Double]
  ) -> NumericState {
    advanced(state, voltage: voltage, by: seconds)
  }

  public func advanced(
    _ state: TracedState, voltage: TracedNumber, by seconds: TracedNumber, draws: [TracedNumber]
  ) -> TracedState {
    advanced(state, voltage: voltage, by: seconds)
  }
}

extension MemristorModel {
  /// What is wrong with a step of this many seconds; `nil` for a step that can be taken.
  public func stepProblem(_ seconds: Double) -> ParameterProblem? {
    if seconds >= 0, seconds <= largestStep, seconds.isFinite { return nil }
    let limit = largestStep.isFinite ? " to \(largestStep)" : " or more"
    return ParameterProblem(parameter: "step", value: seconds, expected: "0\(limit) seconds")
  }
}
