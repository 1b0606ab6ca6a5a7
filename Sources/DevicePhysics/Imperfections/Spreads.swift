/// Each device has its own factor of the conductance.
public struct DeviceSpread: Imperfection, Hashable {
  /// How the factors are spread over the devices; deviations at least 0.
  public var spread: FactorSpread

  public init(_ spread: FactorSpread) {
    self.spread = spread
  }

  public var draws: [RandomDraw] { [RandomDraw("deviceNormal", each: .device)] }
  public var parameterProblems: [ParameterProblem] { spread.problems }

  public func conductance<N: Physical>(
    _ conductance: N, in history: DeviceHistory<N>
  ) -> N {
    conductance * spread.factor(history.draws.draw(0), named: "deviceFactor")
  }
}

/// Each step has its own factor of the time it acts.
public struct CycleSpread: Imperfection, Hashable {
  /// How the factors are spread over the steps; deviations at least 0.
  public var spread: FactorSpread

  public init(_ spread: FactorSpread) {
    self.spread = spread
  }

  public var draws: [RandomDraw] { [RandomDraw("cycleNormal", each: .pulse)] }
  public var greatestAcceleration: Double { spread.greatest }
  public var parameterProblems: [ParameterProblem] { spread.problems }

  public func duration<N: Physical>(_ seconds: N, in history: DeviceHistory<N>) -> N {
    seconds * spread.factor(history.draws.draw(0), named: "cycleFactor")
  }
}

/// Each reading has its own factor of the conductance, `1 + σ · normal`.
public struct ReadNoise: Imperfection, Hashable {
  /// σ, relative to the conductance, 0...1/6: more would make conductances negative, since
  /// `CounterGenerator.normal` is at least -6.
  public var deviation: Double

  public init(_ deviation: Double) {
    self.deviation = deviation
  }

  public var draws: [RandomDraw] { [RandomDraw("readNormal", each: .reading)] }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems { $0.within("deviation", deviation, 0...1.0 / 6) }
  }

  public func conductance<N: Physical>(
    _ conductance: N, in history: DeviceHistory<N>
  ) -> N {
    let noise = N.constant(deviation, named: "readNoise") * history.draws.draw(0)
    return conductance * (1.0 + noise).named("readFactor")
  }
}
