/// A pulsed synapse on two terminals, so that it has what every memristor has.
///
/// A step is one pulse: potentiation from `pulseVoltage` on, depression from its negative down,
/// however long it is. Other voltages read: the current is linear, with a conductance that goes from
/// `leastConductance` to `greatestConductance` over the range of the weight.
public struct SynapseMemristor<Synapse: PulsedSynapse>: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  public var synapse: Synapse
  /// Volts from which a step is a pulse, greater than 0.
  public var pulseVoltage: Double
  /// Conductance in siemens at the least weight, at least 0.
  public var leastConductance: Double
  /// Conductance in siemens at the greatest weight, greater than `leastConductance`.
  public var greatestConductance: Double

  public init(
    _ synapse: Synapse, pulseVoltage: Double, leastConductance: Double, greatestConductance: Double
  ) {
    self.synapse = synapse
    self.pulseVoltage = pulseVoltage
    self.leastConductance = leastConductance
    self.greatestConductance = greatestConductance
  }

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// In the range of the synapse's weights.
    public var weight: N

    @inlinable
    public init(weight: N) {
      self.weight = weight
    }

    public init(_ component: (String) -> N) {
      weight = component("weight")
    }

    public var components: [(name: String, value: N)] { [("weight", weight)] }
  }

  /// The weight nearest to 0.
  public var initialState: State<Double> {
    let range = synapse.weightRange
    return State(weight: min(max(0, range.lowerBound), range.upperBound))
  }

  /// Infinite: a step is one pulse.
  public var largestStep: Double { .infinity }

  /// A step is one pulse.
  public var motion: Motion { .stepwise }

  /// The spread of this pulse.
  public var draws: [RandomDraw] { [RandomDraw("cycleNormal", each: .pulse)] }

  /// Current in amperes.
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    let range = synapse.weightRange
    let slope = (greatestConductance - leastConductance) / (range.upperBound - range.lowerBound)
    let above = state.weight - N.constant(range.lowerBound, named: "leastWeight")
    let conductance =
      N.constant(leastConductance, named: "leastConductance")
      + N.constant(slope, named: "conductanceSlope") * above
    return conductance.named("conductance") * voltage
  }

  /// The state after a step, without spread.
  public func advanced<N: Physical>(_ state: State<N>, voltage: N, by seconds: N) -> State<N> {
    pulsed(state, voltage: voltage, normal: 0.0)
  }

  public func advanced(
    _ state: NumericState, voltage: Double, by seconds: Double, draws: [Double]
  ) -> NumericState {
    pulsed(state, voltage: voltage, normal: draws.draw(0))
  }

  public func advanced(
    _ state: TracedState, voltage: TracedNumber, by seconds: TracedNumber, draws: [TracedNumber]
  ) -> TracedState {
    pulsed(state, voltage: voltage, normal: draws.draw(0))
  }

  private func pulsed<N: Physical>(_ state: State<N>, voltage: N, normal: N) -> State<N> {
    let least = N.constant(pulseVoltage, named: "pulseVoltage")
    let direction = N.choose(
      voltage >= least, 1.0, N.choose(voltage <= -least, -1.0, 0.0)
    ).named("direction")
    let moved = synapse.pulsed(state.weight, direction: direction, normal: normal)
    return State(weight: N.choose(direction.magnitude > 0.0, moved, state.weight))
  }

  public var parameterProblems: [ParameterProblem] {
    synapse.parameterProblems
      + ParameterCheck.problems {
        $0.positive("pulseVoltage", pulseVoltage, unit: "V")
        $0.notNegative("leastConductance", leastConductance, unit: "S")
        $0.greater(
          "greatestConductance", greatestConductance, than: leastConductance, "leastConductance",
          unit: "S")
      }
  }
}

extension SynapseMemristor: Codable where Synapse: Codable {}

extension SynapseMemristor.State: Equatable where N: Equatable {}

extension PulseCurveSynapse {
  /// On two terminals, with its own conductances; pulses from 2.5 V [inference: its source programs
  /// at 3.2 V and 2.8 V].
  public var memristor: SynapseMemristor<Self> {
    SynapseMemristor(
      self, pulseVoltage: 2.5, leastConductance: leastConductance,
      greatestConductance: greatestConductance)
  }
}

extension StepSynapse {
  /// On two terminals, with pulses from 1 V and conductances from 0.1 µS to 25 µS [inference: its
  /// source has neither].
  public var memristor: SynapseMemristor<Self> {
    SynapseMemristor(
      self, pulseVoltage: 1, leastConductance: 0.1e-6, greatestConductance: 25e-6)
  }
}
