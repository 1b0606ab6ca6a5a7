import HDL
import Specifications

/// Gives one pair of unipolar pulses: a drive pulse, a gap, a hold pulse. Each acts in its first
/// cycle and occupies its own number of cycles.
///
/// `done` is high in the last cycle of the hold pulse, `driveCycles + gapCycles + holdCycles`
/// cycles after `start`.
public final class PulsePairGenerator: Hardware {
  enum Phase: HardwareEnumeration { case idle, drive, gap, hold }

  @Input("gives a pair") var start
  @Output("a pulse at the end of this cycle") var pulse
  @Output var amplitude
  @Output("the pair is over") var done

  @State(reset: Phase.idle) var phase
  @Register var time

  private let specification: LearningRateSpecification

  public init(_ specification: LearningRateSpecification) {
    self.specification = specification
    _amplitude = Output(specification.amplitudeBits)
    let longest = max(
      specification.driveCycles, specification.gapCycles, specification.holdCycles)
    _time = Register(counterWidth(longest), reset: 0)
  }

  public var documentation: String {
    """
    Pulse-pair generator: a drive pulse of code \(specification.driveAmplitude), a gap, \
    a hold pulse of code \(specification.holdAmplitude).
    """
  }

  public var body: Logic {
    pulse <== 0
    amplitude <== specification.driveAmplitude
    done <== 0
    let giving = (phase == Phase.drive) | (phase == Phase.hold)
    assert(~start | (phase == Phase.idle), "a pair is given when no other is")
    assert(pulse == (giving & time.isZero), "a pulse acts in its first cycle, and there alone")
    assert(
      ~pulse
        | (amplitude
          == mux(
            phase == Phase.drive, Literal(specification.driveAmplitude, width: amplitude.width),
            Literal(specification.holdAmplitude, width: amplitude.width))),
      "the first pulse drives, the second holds")
    assert((phase != Phase.idle) | time.isZero, "no time passes between pairs")
    machine(phase) { phase in
      switch phase {
      case .idle:
        when(start) { goto(Phase.drive) }
      case .drive:
        pulse <== time == 0
        lasting(specification.driveCycles) { goto(Phase.gap) }
      case .gap:
        lasting(specification.gapCycles) { goto(Phase.hold) }
      case .hold:
        pulse <== time == 0
        amplitude <== specification.holdAmplitude
        lasting(specification.holdCycles) {
          done <== 1
          goto(Phase.idle)
        }
      }
    }
  }

  /// Counts the cycles of a phase and leaves it in the last.
  @LogicBuilder private func lasting(_ cycles: Int, @LogicBuilder leave: () -> Logic) -> Logic {
    time <== time &+ 1
    when(time == cycles - 1) {
      time <== 0
      leave()
    }
  }
}

extension UnreachedHardware {
  static let ofPulsePairGenerator: [Self] = [
    .signal(
      "amplitude", in: "maze-walker", "maze-table",
      because: "both pulses have these bits of the amplitude, which is shown between them too")
  ]
}
