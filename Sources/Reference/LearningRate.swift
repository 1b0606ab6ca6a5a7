import CrossbarPhysics
import Specifications

/// The learning-rate unit: the second-order memristor, its converter and the division.
public struct LearningRateReference: Sendable {
  public let specification: LearningRateSpecification
  public private(set) var cell: GradientCell
  public private(set) var converter: SARConverterReference
  /// The learning rate in units of 2⁻¹⁶, 0...65536.
  public private(set) var rate = 0
  /// Energy of the pulse pairs so far in joules, times the clock in hertz: of each pulse, voltage squared
  /// times the conductance before it times its cycles.
  public private(set) var pulseEnergyCycles = 0.0
  /// Pulses so far.
  public private(set) var pulses = 0
  /// Pulse pairs given since the start.
  public private(set) var transitions = 0
  /// The greatest relative change since the start, in units of 2⁻¹⁶.
  public private(set) var greatest = 0
  /// The code of the plateau the device stood on last.
  public private(set) var previous = 0

  /// - Parameter seed: the seed of the macro.
  public init(_ specification: LearningRateSpecification, seed: UInt32) {
    self.specification = specification
    cell = GradientCell(GradientCellParameters(specification), seed: seed)
    converter = SARConverterReference(specification.converter)
  }

  /// Calibrates the converter and reads the device; the two raw codes.
  public mutating func initialise() -> [Int] {
    rate = 0
    transitions = 0
    greatest = 0
    let reference = converter.rawCode(of: cell.sampleReference())
    converter.calibrate(rawCode: reference)
    let first = converter.rawCode(of: cell.sample())
    previous = converter.code(ofRaw: first)
    return [reference, first]
  }

  /// Puts the device back before its first plateau, and begins anew; the two raw codes.
  mutating func stimulate() -> [Int] {
    cell.restore()
    return initialise()
  }

  /// Time passes: what each transaction begins with.
  public mutating func tick() {
    cell.tick()
  }

  /// Whether the device stands at its last plateau, where it is advanced no more.
  public var isAtLastPlateau: Bool { transitions >= specification.transitions }

  /// One pulse pair and the learning rate that follows from it; the raw code, or `nil` at the last plateau.
  public mutating func advance() -> Int? {
    if isAtLastPlateau { return nil }
    pulse(specification.driveAmplitude, cycles: specification.driveCycles)
    pulse(specification.holdAmplitude, cycles: specification.holdCycles)
    transitions += 1
    let raw = converter.rawCode(of: cell.sample())
    let code = converter.code(ofRaw: raw)
    let relative = Self.relativeChange(from: previous, to: code)
    previous = code
    switch specification.mapping {
    case .literal:
      rate = relative
    case .normalised:
      greatest = max(greatest, relative)
      rate = greatest == 0 ? 0 : specification.fullScaleCode * relative / greatest
    }
    return raw
  }

  private mutating func pulse(_ amplitude: Int, cycles: Int) {
    let voltage = Double(amplitude) * specification.amplitudeStep
    let conductance = specification.device.conductance(cell.state)
    pulseEnergyCycles += voltage * voltage * conductance * Double(cycles)
    pulses += 1
    cell.pulse(amplitude: amplitude)
  }

  /// The relative change of two codes in units of 2⁻¹⁶, rounded down, at most 65535; 0 from code 0.
  public static func relativeChange(from previous: Int, to code: Int) -> Int {
    previous == 0 ? 0 : min(abs(code - previous) * 65536 / previous, 65535)
  }
}
