#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A filament memory whose level is set by the compliance current of the transistor in series:
/// Cu/TiO2/Pt with 3 bits in a cell, as reviewed in the survey of electrochemical devices.
///
/// From `setVoltage` on, the filament grows until it carries the compliance current: `G =
/// complianceCurrent / setVoltage`. From `-resetVoltage` down it dissolves to `offConductance`.
/// Either way is exponential in time, three time constants to `switchingTime`, and the steps are
/// exact.
///
/// Published: the voltages, the range of the compliance (25 µA to 1.6 mA for 8 levels), 250 ns.
/// Inference: that the product of resistance and compliance is constant, the exponential, and
/// `offConductance`.
public struct ComplianceMemristor: Sendable, Hashable, Codable {
  /// Volts from which it is set, greater than 0. Published: 0.2 V.
  public var setVoltage = 0.2
  /// Magnitude in volts from which a negative voltage resets it, greater than 0. Published: 0.1 V.
  public var resetVoltage = 0.1
  /// Compliance current in amperes, greater than 0. Published: 25 µA to 1.6 mA.
  public var complianceCurrent = 1.6e-3
  /// Seconds in which 95 % of the way is gone, greater than 0. Published: 250 ns.
  public var switchingTime = 250e-9
  /// Conductance without a filament in siemens, greater than 0. Inference.
  public var offConductance = 1e-6

  /// The device with the greatest published compliance.
  public init() {}

  /// The published compliance currents in amperes, weakest level first: 8 in a constant ratio
  /// [inference: the ends are published].
  public static var complianceLevels: [Double] {
    (0..<8).map { 25e-6 * exp(Double($0) / 7 * log(1.6e-3 / 25e-6)) }
  }

  /// Cu/TiO2/Pt at each of the published compliance currents: 8 levels, 3 bits, weakest first.
  public static var copperTitaniumOxide: [Self] {
    complianceLevels.map { compliance in
      var device = Self()
      device.complianceCurrent = compliance
      return device
    }
  }

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// Conductance in siemens.
    public var conductance: N

    @inlinable
    public init(conductance: N) {
      self.conductance = conductance
    }

    public init(_ component: (String) -> N) {
      conductance = component("conductance")
    }

    public var components: [(name: String, value: N)] { [("conductance", conductance)] }
  }

  /// Current in amperes: linear in the voltage, up to the compliance for positive voltages.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    let free = (state.conductance * voltage).named("freeCurrent")
    return N.minimum(free, N.constant(complianceCurrent, named: "complianceCurrent"))
  }

  /// The state after `seconds` at a voltage in volts.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    let rate = N.constant(3 / switchingTime, named: "switchingRate")
    let remaining = N.exponential(-(seconds * rate)).named("remaining")
    let full = N.constant(complianceCurrent / setVoltage, named: "setConductance")
    // A filament that is already stronger is left as it is.
    let grown = N.maximum(full, state.conductance).named("grown")
    let off = N.constant(offConductance, named: "offConductance")
    let target = N.choose(
      voltage >= N.constant(setVoltage, named: "setVoltage"), grown,
      N.choose(
        voltage <= N.constant(-resetVoltage, named: "resetVoltage"), off, state.conductance)
    ).named("target")
    return State(conductance: target + (state.conductance - target) * remaining)
  }
}

extension ComplianceMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// Without a filament.
  public var initialState: State<Double> { State(conductance: offConductance) }

  /// Infinite: the steps are exact at a constant voltage.
  public var largestStep: Double { .infinity }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("setVoltage", setVoltage, unit: "V")
      $0.positive("resetVoltage", resetVoltage, unit: "V")
      $0.positive("complianceCurrent", complianceCurrent, unit: "A")
      $0.positive("switchingTime", switchingTime, unit: "s")
      $0.positive("offConductance", offConductance, unit: "S")
      let setConductance = complianceCurrent / setVoltage
      $0.require(
        offConductance < setConductance, "offConductance", offConductance,
        "less than complianceCurrent / setVoltage, \(setConductance) S")
    }
  }
}

extension ComplianceMemristor.State: Equatable where N: Equatable {}
