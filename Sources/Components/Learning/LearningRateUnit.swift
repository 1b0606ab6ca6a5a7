import HDL
import Specifications

/// Makes the learning rate from the second-order memristor: a pulse pair drives the device to its
/// next plateau, the converter reads it, and the relative change from the plateau before is the
/// rate (the literal mapping).
///
/// `start` with `initialise` calibrates the converter and reads the first plateau; without it the
/// rate advances by one plateau. How long each takes is in `LearningRateSpecification`.
public class LearningRateUnit: Hardware {
  enum Phase: HardwareEnumeration { case idle, calibrate, first, pair, read, divide }

  @Input("begins") var start
  @Input("with start: calibrate and read the first plateau") var initialise
  @Input("with initialise: puts the device back before its first plateau") var restore
  @Input("one tick of device time passes") var tick
  @Output("finished") var done
  @Output(17, "the learning rate in units of 2^-16") var rate
  @Output("a code is there, of the device or of the reference") var conversionValid
  @Output("the code with the converter's offset") var conversionCode

  @Instance var macro: GradientMacro
  @Instance var converter: CalibratedConverter
  @Instance var pulsePairs: PulsePairGenerator
  @Instance var divider: Divider
  @State(reset: Phase.idle) var phase
  @Register("the code of the plateau before") var previous
  @Register("pairs given since the start") var transitions
  @Register(1, reset: 0) var divisorIsZero
  @Register var currentRate
  @Register(1, reset: 0) var finished

  let specification: LearningRateSpecification

  public init(_ specification: QLearningAcceleratorSpecification) {
    let unit = specification.learningRate
    self.specification = unit
    let bits = unit.converter.bits
    _conversionCode = Output(bits, "the code with the converter's offset")
    _macro = Instance(wrappedValue: GradientMacro(specification))
    _converter = Instance(wrappedValue: CalibratedConverter(unit.converter))
    _pulsePairs = Instance(wrappedValue: PulsePairGenerator(unit))
    _divider = Instance(
      wrappedValue: Divider(dividendBits: bits + 16, divisorBits: bits))
    _previous = Register(bits, reset: 0, "the code of the plateau before")
    _currentRate = Register(unit.rateBits, reset: 0)
    _transitions = Register(
      counterWidth(unit.transitions + 1), reset: 0, "pairs given since the start")
  }

  public var documentation: String {
    "The learning rate from a second-order memristor, mapping: \(specification.mapping.rawValue)."
  }

  public var body: Logic {
    macroPins
    outputs
    sequence
    assert(~(pulsePairs.pulse & converter.converting), "no pulse while a conversion runs")
    assert(~(start & (phase != Phase.idle)), "started when nothing runs")
    assert(~divider.done | (phase == Phase.divide), "a division ends in its phase")
    cover(divider.done & divisorIsZero, "the plateau before has the code zero")
  }

  @LogicBuilder private var macroPins: Logic {
    macro.pulse <== pulsePairs.pulse
    macro.pulseAmplitude <== pulsePairs.amplitude
    macro.tick <== tick
    macro.restore <== restore & start & initialise
    macro.reference <== converter.reference
    macro.sample <== converter.sample
    macro.threshold <== converter.threshold
    converter.comparator <== macro.comparator
  }

  @LogicBuilder private var outputs: Logic {
    done <== finished
    rate <== fitted(currentRate, to: 17)
    conversionValid <== converter.done
    conversionCode <== converter.rawCode
  }

  /// The relative change, saturated to 16 bits, in the cycle in which its division is done.
  var relativeChange: Signal {
    mux(divisorIsZero, Literal(0, width: 16), divider.quotient.saturated(toUnsigned: 16))
      .named("relative_change")
  }

  /// What follows the division that gives the relative change: it is the rate.
  @LogicBuilder var mapping: Logic {
    when(divider.done) {
      currentRate <== relativeChange
      finished <== 1
    }
  }

  @LogicBuilder private var sequence: Logic {
    let bits = specification.converter.bits
    let change = (converter.code - previous).named("change")
    let magnitude = mux(change < 0, -change, change.extended(to: bits + 2)).truncated(to: bits)

    converter.start <== 0
    converter.calibrate <== 0
    pulsePairs.start <== 0
    divider.start <== 0
    divider.dividend <== cat(magnitude.asUnsigned, Literal(0, width: 16))
    divider.divisor <== previous
    finished <== 0
    mapping
    machine(phase) { phase in
      switch phase {
      case .idle:
        when(start & initialise) {
          converter.start <== 1
          converter.calibrate <== 1
          transitions <== 0
          currentRate <== 0
          goto(Phase.calibrate)
        }
        .elsewhen(start) {
          when(transitions == specification.transitions) {
            finished <== 1
          }
          .otherwise {
            pulsePairs.start <== 1
            transitions <== transitions &+ 1
            goto(Phase.pair)
          }
        }
      case .calibrate:
        when(converter.done) {
          converter.start <== 1
          goto(Phase.first)
        }
      case .first:
        when(converter.done) {
          previous <== converter.code
          finished <== 1
          goto(Phase.idle)
        }
      case .pair:
        when(pulsePairs.done) {
          converter.start <== 1
          goto(Phase.read)
        }
      case .read:
        when(converter.done) {
          divider.start <== 1
          divisorIsZero <== previous.isZero
          previous <== converter.code
          goto(Phase.divide)
        }
      case .divide:
        when(divider.done) { goto(Phase.idle) }
      }
    }
  }
}
