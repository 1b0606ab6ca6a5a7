/// A device with imperfections; it is a device again.
///
/// ```swift
/// let device = ImperfectMemristor(
///   OhmicMemristor(),
///   [DeviceSpread(.logNormal(0.1)), CycleSpread(.normal(0.05)), ReadNoise(0.02)])
/// ```
///
/// The conductance is the current over the voltage; the imperfections change it one after the
/// other. Random numbers are those of `RandomDraw`: the device's own first, then those of the
/// imperfections, then the one of programming where it is asked for.
public struct ImperfectMemristor<Device: MemristorModel>: MemristorModel {
  public typealias NumericState = ImperfectState<Device.NumericState>
  public typealias TracedState = ImperfectState<Device.TracedState>

  public var device: Device
  public var imperfections: [any Imperfection]
  /// Volts from whose magnitude a step programs the device, at least 0; in other steps it ages.
  public var programmingVoltage: Double

  public init(
    _ device: Device, _ imperfections: [any Imperfection], programmingVoltage: Double = 0.5
  ) {
    self.device = device
    self.imperfections = imperfections
    self.programmingVoltage = programmingVoltage
  }

  public var initialState: NumericState {
    NumericState(device: device.initialState, age: 0, wear: 0, programming: 0)
  }

  /// The device's, shortened by what the imperfections make of it at most.
  public var largestStep: Double {
    device.largestStep / imperfections.map(\.greatestAcceleration).reduce(1) { $0 * max(1, $1) }
  }

  public var motion: Motion { device.motion }

  public var draws: [RandomDraw] {
    device.draws + imperfections.flatMap(\.draws)
      + (dependsOnProgramming ? [RandomDraw("programmingNormal", each: .pulse)] : [])
  }

  private var dependsOnProgramming: Bool { imperfections.contains(where: \.dependsOnProgramming) }

  public var parameterProblems: [ParameterProblem] {
    device.parameterProblems + imperfections.flatMap(\.parameterProblems)
      + ParameterCheck.problems {
        $0.notNegative("programmingVoltage", programmingVoltage, unit: "V")
      }
  }

  public func current(_ state: NumericState, voltage: Double) -> Double {
    current(state, voltage: voltage, draws: nominalDraws)
  }

  public func current(_ state: TracedState, voltage: TracedNumber) -> TracedNumber {
    current(state, voltage: voltage, draws: nominalDraws.map { TracedNumber(floatLiteral: $0) })
  }

  public func advanced(
    _ state: NumericState, voltage: Double, by seconds: Double
  ) -> NumericState {
    advanced(state, voltage: voltage, by: seconds, draws: nominalDraws)
  }

  public func advanced(
    _ state: TracedState, voltage: TracedNumber, by seconds: TracedNumber
  ) -> TracedState {
    advanced(
      state, voltage: voltage, by: seconds,
      draws: nominalDraws.map { TracedNumber(floatLiteral: $0) })
  }

  public func current(_ state: NumericState, voltage: Double, draws: [Double]) -> Double {
    let ideal = device.current(state.device, voltage: voltage, draws: own(draws))
    return seen(ideal, state, voltage: voltage, draws: draws)
  }

  public func current(
    _ state: TracedState, voltage: TracedNumber, draws: [TracedNumber]
  ) -> TracedNumber {
    let ideal = device.current(state.device, voltage: voltage, draws: own(draws))
    return seen(ideal, state, voltage: voltage, draws: draws)
  }

  public func advanced(
    _ state: NumericState, voltage: Double, by seconds: Double, draws: [Double]
  ) -> NumericState {
    imperfectly(state, voltage: voltage, seconds: seconds, draws: draws) {
      device.advanced($0, voltage: voltage, by: $1, draws: own(draws))
    }
  }

  public func advanced(
    _ state: TracedState, voltage: TracedNumber, by seconds: TracedNumber, draws: [TracedNumber]
  ) -> TracedState {
    let duration = duration(seconds, state, draws: draws)
    let moved = device.advanced(
      state.device, voltage: voltage, by: duration, draws: own(draws))
    return kept(state, moved, voltage: voltage, seconds: seconds, draws: draws)
  }
}

extension ImperfectMemristor {
  /// The next state, where `move` tells how the device itself moves in the time that acts.
  func imperfectly(
    _ state: NumericState, voltage: Double, seconds: Double, draws: [Double],
    move: (Device.NumericState, Double) -> Device.NumericState
  ) -> NumericState {
    let acting = duration(seconds, state, draws: draws)
    return kept(
      state, move(state.device, acting), voltage: voltage, seconds: seconds, draws: draws)
  }

  /// The middle of each distribution.
  private var nominalDraws: [Double] {
    draws.map { $0.distribution == .normal ? 0 : 0.5 }
  }

  private func own<N>(_ draws: [N]) -> [N] { Array(draws.prefix(device.draws.count)) }

  /// Each imperfection with what it may go by.
  private func histories<Base: DeviceState>(
    _ state: ImperfectState<Base>, draws: [Base.Number]
  ) -> [(imperfection: any Imperfection, history: DeviceHistory<Base.Number>)] {
    var rest = draws.dropFirst(device.draws.count)
    return imperfections.map { imperfection in
      let count = imperfection.draws.count
      defer { rest = rest.dropFirst(count) }
      let history = DeviceHistory(
        age: state.age, wear: state.wear, programming: state.programming,
        draws: Array(rest.prefix(count)))
      return (imperfection, history)
    }
  }

  private func seen<Base: DeviceState>(
    _ ideal: Base.Number, _ state: ImperfectState<Base>, voltage: Base.Number,
    draws: [Base.Number]
  ) -> Base.Number {
    typealias N = Base.Number
    let divisor = N.choose(voltage.magnitude > 0.0, voltage, 1.0).named("divisor")
    var conductance = (ideal / divisor).named("idealConductance")
    for (imperfection, history) in histories(state, draws: draws) {
      conductance = imperfection.conductance(conductance, in: history)
    }
    return conductance * voltage
  }

  private func duration<Base: DeviceState>(
    _ seconds: Base.Number, _ state: ImperfectState<Base>, draws: [Base.Number]
  ) -> Base.Number {
    var duration = seconds
    for (imperfection, history) in histories(state, draws: draws) {
      duration = imperfection.duration(duration, in: history)
    }
    return duration.named("duration")
  }

  private func kept<Base: DeviceState>(
    _ state: ImperfectState<Base>, _ moved: Base, voltage: Base.Number, seconds: Base.Number,
    draws: [Base.Number]
  ) -> ImperfectState<Base> {
    typealias N = Base.Number
    var stuck: N?
    for (imperfection, history) in histories(state, draws: draws) {
      guard let next = imperfection.isStuck(in: history) else { continue }
      stuck = stuck.map { N.maximum($0, next) } ?? next
    }
    let old = Dictionary(state.device.components.map { ($0.name, $0.value) }) { first, _ in first }
    let new = Dictionary(moved.components.map { ($0.name, $0.value) }) { first, _ in first }
    let held = Base { name in
      guard let before = old[name], let after = new[name] else { return 0.0 }
      guard let stuck else { return after }
      return N.choose(stuck > 0.0, before, after)
    }
    let threshold = N.constant(programmingVoltage, named: "programmingVoltage")
    let programs = voltage.magnitude >= threshold
    let drawn = dependsOnProgramming ? draws.draw(self.draws.count - 1) : 0.0
    return ImperfectState(
      device: held, age: N.choose(programs, 0.0, state.age + seconds),
      wear: state.wear + N.choose(programs, 1.0, 0.0),
      programming: N.choose(programs, drawn, state.programming))
  }
}

/// The state of a device with imperfections.
public struct ImperfectState<Base: DeviceState>: DeviceState {
  public typealias Number = Base.Number

  public var device: Base
  /// Seconds since the device was last programmed.
  public var age: Number
  /// How often it was programmed.
  public var wear: Number
  /// See `DeviceHistory.programming`.
  public var programming: Number

  public init(device: Base, age: Number, wear: Number, programming: Number) {
    self.device = device
    self.age = age
    self.wear = wear
    self.programming = programming
  }

  public init(_ component: (String) -> Number) {
    device = Base(component)
    age = component(Self.name("age"))
    wear = component(Self.name("wear"))
    programming = component(Self.name("programming"))
  }

  public var components: [(name: String, value: Number)] {
    device.components + [
      (Self.name("age"), age), (Self.name("wear"), wear),
      (Self.name("programming"), programming),
    ]
  }

  /// Imperfections of an imperfect device have a memory of their own.
  private static func name(_ name: String) -> String {
    Base.componentNames.contains(name)
      ? "outer" + name.prefix(1).uppercased() + name.dropFirst() : name
  }
}
