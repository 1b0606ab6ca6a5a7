/// A device that is driven step by step, and says so where something cannot be simulated: no input
/// and no outcome is taken unchecked.
///
/// ```swift
/// var simulation = try DeviceSimulation(StanfordMemristor())
/// try simulation.step(voltage: 1.8, seconds: 1e-9)
/// let amperes = try simulation.current(voltage: 0.1)
/// ```
///
/// Whoever needs speed more than messages calls the model itself, with a `stepProblem` looked at
/// once.
public struct DeviceSimulation<Device: MemristorModel>: Sendable {
  public let device: Device
  public private(set) var state: Device.NumericState
  /// Seconds since the start.
  public private(set) var time = 0.0
  private var pulses: UInt64 = 0
  private var readings: UInt64 = 0
  private let generator: CounterGenerator
  private let index: UInt32

  /// A fresh device.
  ///
  /// - Parameters:
  ///   - device: whose parameters are checked.
  ///   - seed: of its random numbers.
  ///   - index: which device it is.
  /// - Throws: `DeviceError.parameters`.
  public init(_ device: Device, seed: UInt32 = 0, index: UInt32 = 0) throws(DeviceError) {
    let problems = device.parameterProblems
    guard problems.isEmpty else { throw .parameters(problems) }
    self.device = device
    self.index = index
    generator = CounterGenerator(seed: seed)
    state = device.initialState
  }

  /// One step at a voltage in volts.
  ///
  /// - Throws: `DeviceError.parameters` for a voltage or a step that no device takes,
  ///   `DeviceError.diverged` where the state is no number any more; the state before it is kept.
  public mutating func step(voltage: Double, seconds: Double) throws(DeviceError) {
    try Self.check(voltage)
    if let problem = device.stepProblem(seconds) { throw .parameters([problem]) }
    let draws = generator.numbers(for: device.draws, index: index, pulses: pulses)
    let next = device.advanced(state, voltage: voltage, by: seconds, draws: draws)
    for component in next.components where !component.value.isFinite {
      throw .diverged(
        DeviceError.Divergence(
          quantity: component.name, time: time, voltage: voltage, step: seconds))
    }
    state = next
    time += seconds
    pulses += 1
  }

  /// The current in amperes at a voltage in volts.
  ///
  /// - Throws: as `step(voltage:seconds:)`.
  public mutating func current(voltage: Double) throws(DeviceError) -> Double {
    try Self.check(voltage)
    let draws = generator.numbers(
      for: device.draws, index: index, pulses: pulses, readings: readings)
    let amperes = device.current(state, voltage: voltage, draws: draws)
    guard amperes.isFinite else {
      throw .diverged(
        DeviceError.Divergence(quantity: "current", time: time, voltage: voltage, step: nil))
    }
    readings += 1
    return amperes
  }

  private static func check(_ voltage: Double) throws(DeviceError) {
    guard voltage.isFinite else {
      throw .parameters([
        ParameterProblem(parameter: "voltage", value: voltage, expected: "a finite number V")
      ])
    }
  }
}

/// Why a device cannot be simulated.
public enum DeviceError: Error, Hashable, CustomStringConvertible {
  /// What is outside its range.
  case parameters([ParameterProblem])
  /// The device has no finite state or current any more.
  case diverged(Divergence)

  /// Where a simulation left the numbers.
  public struct Divergence: Sendable, Hashable {
    /// A component of the state, or "current".
    public var quantity: String
    /// Seconds since the start.
    public var time: Double
    /// Volts.
    public var voltage: Double
    /// Seconds; `nil` at a reading.
    public var step: Double?
  }

  public var description: String {
    switch self {
    case .parameters(let problems):
      return problems.map(\.description).joined(separator: "\n")
    case .diverged(let divergence):
      let step = divergence.step.map { " with a step of \($0) s: take shorter steps" } ?? ""
      return
        "\(divergence.quantity) diverges after \(divergence.time) s at \(divergence.voltage) V"
        + (step.isEmpty ? ": the voltage is too high for this device" : step)
    }
  }
}
