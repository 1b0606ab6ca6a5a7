#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The conductance drifts after programming by a power law: `G · (1 + t / t₀)^-ν`.
public struct PowerLawDrift: Imperfection, Hashable {
  /// ν; greater than 0 for a falling conductance, less than 0 for a rising one.
  public var exponent: Double
  /// t₀ in seconds, greater than 0.
  public var referenceTime: Double

  public init(exponent: Double, referenceTime: Double) {
    self.exponent = exponent
    self.referenceTime = referenceTime
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.finite("exponent", exponent)
      $0.positive("referenceTime", referenceTime, unit: "s")
    }
  }

  public func conductance<N: Physical>(
    _ conductance: N, in history: DeviceHistory<N>
  ) -> N {
    let time = 1.0 + history.age * N.constant(1 / referenceTime, named: "driftRate")
    let exponent = N.constant(-exponent, named: "driftExponent")
    return conductance * N.exponential(exponent * N.logarithm(time)).named("driftFactor")
  }
}

/// The conductance is lost after programming by a stretched exponential:
/// `G · (r + (1 - r) · exp(-(t / τ)^β))`.
public struct StretchedRetention: Imperfection, Hashable {
  /// τ in seconds, greater than 0.
  public var time: Double
  /// β, greater than 0.
  public var stretching: Double
  /// r, the share that stays for ever, 0...1.
  public var remainder: Double

  public init(time: Double, stretching: Double, remainder: Double = 0) {
    self.time = time
    self.stretching = stretching
    self.remainder = remainder
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("time", time, unit: "s")
      $0.positive("stretching", stretching)
      $0.within("remainder", remainder, 0...1)
    }
  }

  public func conductance<N: Physical>(
    _ conductance: N, in history: DeviceHistory<N>
  ) -> N {
    let relative = (history.age * N.constant(1 / time, named: "retentionRate"))
      .named("relativeAge")
    let power = N.power(relative, N.constant(stretching, named: "retentionStretching"))
    let kept = N.exponential(-power).named("kept")
    let remainder = N.constant(self.remainder, named: "retentionRemainder")
    return conductance * (remainder + (1.0 - remainder) * kept).named("retention")
  }
}

/// A device no longer moves once it has been programmed too often; how often differs from device to
/// device.
public struct WearOut: Imperfection, Hashable {
  /// The median number of programming steps that a device bears, greater than 0.
  public var endurance: Double
  /// Standard deviation of its natural logarithm over the devices, at least 0.
  public var deviation: Double

  public init(endurance: Double, deviation: Double = 0) {
    self.endurance = endurance
    self.deviation = deviation
  }

  public var draws: [RandomDraw] { [RandomDraw("wearNormal", each: .device)] }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("endurance", endurance)
      $0.notNegative("deviation", deviation)
    }
  }

  public func isStuck<N: Physical>(in history: DeviceHistory<N>) -> N? {
    let spread = N.constant(deviation, named: "enduranceDeviation") * history.draws.draw(0)
    let endurance =
      (N.constant(self.endurance, named: "medianEndurance") * N.exponential(spread))
      .named("endurance")
    return N.choose(history.wear >= endurance, 1.0, 0.0).named("wornOut")
  }
}

/// The state moves faster the warmer it is, after Arrhenius:
/// `exp(E_a / k · (1 / T₀ - 1 / T))`.
public struct ArrheniusTemperature: Imperfection, Hashable {
  /// T in kelvins, greater than 0.
  public var temperature: Double
  /// T₀, at which the model holds, in kelvins, greater than 0.
  public var reference: Double
  /// E_a in electronvolts, at least 0.
  public var activation: Double

  public init(temperature: Double, reference: Double = 300, activation: Double) {
    self.temperature = temperature
    self.reference = reference
    self.activation = activation
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("temperature", temperature, unit: "K")
      $0.positive("reference", reference, unit: "K")
      $0.notNegative("activation", activation, unit: "eV")
    }
  }

  /// How much faster than at the reference temperature.
  public var acceleration: Double {
    // Boltzmann's constant in eV/K.
    exp(activation / 8.617333262e-5 * (1 / reference - 1 / temperature))
  }

  public var greatestAcceleration: Double { acceleration }

  public func duration<N: Physical>(_ seconds: N, in history: DeviceHistory<N>) -> N {
    seconds * N.constant(acceleration, named: "acceleration")
  }
}

/// The conductance follows the temperature after Arrhenius: `G · exp(E_a / k · (1 / T₀ - 1 / T))`.
public struct ConductanceTemperature: Imperfection, Hashable {
  /// T in kelvins, greater than 0.
  public var temperature: Double
  /// T₀, at which the model holds, in kelvins, greater than 0.
  public var reference: Double
  /// E_a in electronvolts; less than 0 for a conductance that falls, as a metal's does.
  public var activation: Double

  public init(temperature: Double, reference: Double = 300, activation: Double) {
    self.temperature = temperature
    self.reference = reference
    self.activation = activation
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("temperature", temperature, unit: "K")
      $0.positive("reference", reference, unit: "K")
      $0.finite("activation", activation, unit: "eV")
    }
  }

  public func conductance<N: Physical>(
    _ conductance: N, in history: DeviceHistory<N>
  ) -> N {
    // Boltzmann's constant in eV/K.
    let factor = exp(activation / 8.617333262e-5 * (1 / reference - 1 / temperature))
    return conductance * N.constant(factor, named: "temperatureFactor")
  }
}
