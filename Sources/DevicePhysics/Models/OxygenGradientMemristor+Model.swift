/// The oxygen-gradient memristor as a two-terminal device: a voltage acts as a pulse of its
/// amplitude, and the recovery goes on under it.
extension OxygenGradientMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// The state before the first pulse.
  public var initialState: State<Double> { .initial }

  /// A step is one pulse at most, however long it is.
  public var motion: Motion { .stepwise }

  /// Infinite: the recovery is solved exactly.
  public var largestStep: Double { .infinity }

  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    conductance(state).named("conductance") * voltage
  }

  /// See `pulsed(_:amplitude:)` and `relaxed(_:by:)`.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    var later = pulsed(state, amplitude: voltage)
    let rate = N.constant(1 / relaxationTime, named: "relaxationRate")
    let remaining = N.exponential(-(seconds * rate)).named("remaining")
    later.recovered = 1.0 - (1.0 - later.recovered) * remaining
    return later
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.require(plateaus >= 1, "plateaus", Double(plateaus), "a whole number of at least 1")
      $0.require(
        lastPlateauRatio > 0 && lastPlateauRatio < 1, "lastPlateauRatio", lastPlateauRatio,
        "between 0 and 1, both excluded")
      $0.positive("stretching", stretching)
      $0.positive("initialConductance", initialConductance, unit: "S")
      $0.positive("relaxationTime", relaxationTime, unit: "s")
      $0.greater("driveThreshold", driveThreshold, than: holdThreshold, "holdThreshold", unit: "V")
      $0.positive("holdThreshold", holdThreshold, unit: "V")
    }
  }
}

extension OxygenGradientMemristor.State: DeviceState where N: Physical {
  public typealias Number = N

  public init(_ component: (String) -> N) {
    self.init(
      plateau: component("plateau"), recovered: component("recovered"),
      pending: component("pending"))
  }

  public var components: [(name: String, value: N)] {
    [("plateau", plateau), ("recovered", recovered), ("pending", pending)]
  }
}
