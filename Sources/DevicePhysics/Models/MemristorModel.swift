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
  associatedtype NumericState: DeviceState, Sendable where NumericState.Number == Double
  associatedtype TracedState: DeviceState, Sendable where TracedState.Number == TracedNumber

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
}

extension MemristorModel {
  /// What is wrong with a step of this many seconds; `nil` for a step that can be taken.
  public func stepProblem(_ seconds: Double) -> ParameterProblem? {
    if seconds >= 0, seconds <= largestStep, seconds.isFinite { return nil }
    let limit = largestStep.isFinite ? " to \(largestStep)" : " or more"
    return ParameterProblem(parameter: "step", value: seconds, expected: "0\(limit) seconds")
  }
}
