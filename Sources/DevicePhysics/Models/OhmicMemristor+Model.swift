/// The ohmic memristor as a two-terminal device: linear current, nominal switching rate.
extension OhmicMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// 0 in the high-resistance state, 1 in the low-resistance state.
    public var filament: N

    @inlinable
    public init(filament: N) {
      self.filament = filament
    }

    public init(_ component: (String) -> N) {
      filament = component("filament")
    }

    public var components: [(name: String, value: N)] { [("filament", filament)] }
  }

  /// The high-resistance state.
  public var initialState: State<Double> { State(filament: 0) }

  /// Infinite: both rates depend on the voltage alone.
  public var largestStep: Double { .infinity }

  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    conductance(state.filament).named("conductance") * voltage
  }

  /// See `pulsed(_:voltage:width:rate:)`.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    State(filament: pulsed(state.filament, voltage: voltage, width: seconds, rate: 1.0))
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("offConductance", offConductance, unit: "S")
      $0.greater("onOffRatio", onOffRatio, than: 1, "equal conductances")
      $0.positive("setTimeAtLowerKnee", setTimeAtLowerKnee, unit: "s")
      $0.positive("lowerKnee", lowerKnee, unit: "V")
      $0.greater("upperKnee", upperKnee, than: lowerKnee, "lowerKnee", unit: "V")
      $0.positive("firstSetSlope", firstSetSlope, unit: "V/decade")
      $0.require(
        secondSetSlope >= firstSetSlope, "secondSetSlope", secondSetSlope,
        "at least firstSetSlope, \(firstSetSlope) V/decade")
      $0.require(
        thirdSetSlope >= secondSetSlope, "thirdSetSlope", thirdSetSlope,
        "at least secondSetSlope, \(secondSetSlope) V/decade")
      $0.positive("fullResetVoltage", fullResetVoltage, unit: "V")
      $0.positive("fullResetTime", fullResetTime, unit: "s")
      $0.positive("resetSlope", resetSlope, unit: "V/decade")
    }
  }
}

extension OhmicMemristor.State: Equatable where N: Equatable {}
