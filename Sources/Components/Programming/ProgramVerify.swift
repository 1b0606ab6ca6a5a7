import HDL
import Specifications

/// Writes a level into one cell: verify, pulse up or down with growing amplitude, verify again,
/// until the code lies in the level's window or the pulses are used up.
///
/// ```
///             ┌──────── outside of the window ◀─────────┐
///             ▼                                         │
///  start ─▶ launch ─▶ verify (a conversion) ─▶ decide ──┼─▶ done
///             ▲                                         │
///             └── pulse (pulseCycles) ◀──── pulses left ┘
/// ```
/// With `P` pulses, `start` to `done` takes `(P+1) × conversion + P × (pulseCycles+1) + 2` cycles.
public class ProgramVerify: Hardware {
  enum Phase: HardwareEnumeration { case idle, launch, verify, pulse }

  @Input("writes the level into the cell") var start
  @Input("the level to write") var level
  @Input("the converter's code is there") var converterDone
  @Input("a code without offset") var code
  @Output("starts a conversion") var converterStart
  @Output("gives a pulse at the end of this cycle") var pulse
  @Output("the pulse is a SET pulse, not a RESET pulse") var pulseSet
  @Output var pulseAmplitude
  @Output("the cell is written or given up") var done
  @Output("with done: the cell was given up") var fault

  @State(reset: Phase.idle) var phase
  @Register var pulses
  @Register var amplitude
  @Register(1, reset: 0) var upwards
  @Register var pulseTime
  @Register(1, reset: 0) var finished
  @Register(1, reset: 0) var gaveUp

  let specification: ProgramVerifySpecification
  let converterBits: Int
  let cellBits: Int

  public init(_ specification: ProgramVerifySpecification, converterBits: Int, cellBits: Int) {
    self.specification = specification
    self.converterBits = converterBits
    self.cellBits = cellBits
    _level = Input(cellBits, "the level to write")
    _code = Input(converterBits, "a code without offset")
    _pulseAmplitude = Output(specification.amplitudeBits)
    _pulses = Register(counterWidth(specification.pulseLimit + 1), reset: 0)
    _amplitude = Register(specification.amplitudeBits, reset: 0)
    _pulseTime = Register(counterWidth(specification.pulseCycles), reset: 0)
  }

  public var documentation: String {
    """
    Program-verify of one cell: pulses of growing amplitude until the code lies within the window of \
    the level, at most \(specification.pulseLimit) of them.
    """
  }

  /// The level with the place of a window's edge below it.
  private func edge(_ place: Int) -> Signal {
    let extraBits = converterBits - cellBits
    return extraBits > 0 ? cat(level, Literal(place, width: extraBits)) : level
  }

  @LogicBuilder public var body: Logic {
    let window = specification.window(level: 0, converterBits: converterBits, cellBits: cellBits)
    let below = (code < edge(window.lowerBound)).named("below")
    let above = (code > edge(window.upperBound)).named("above")
    let turned = (pulses == 0) | (upwards != below)
    let steeper = mux(
      amplitude == specification.maximumAmplitude, amplitude, amplitude &+ 1)

    converterStart <== 0
    pulse <== 0
    pulseSet <== upwards
    pulseAmplitude <== amplitude
    done <== finished
    fault <== gaveUp
    finished <== 0
    gaveUp <== 0
    assert(~start | (phase == Phase.idle), "a cell is written when no other is")
    assert(~gaveUp | (pulses == specification.pulseLimit), "no cell is given up too early")
    cover(finished & (pulses == 0), "a cell needs no pulse")
    cover(
      pulse & (amplitude == specification.maximumAmplitude), "a pulse has the highest amplitude")
    cover(gaveUp, "a cell is given up")
    machine(phase) { phase in
      switch phase {
      case .idle:
        when(start) {
          pulses <== 0
          goto(Phase.launch)
        }
      case .launch:
        converterStart <== 1
        goto(Phase.verify)
      case .verify:
        when(converterDone) {
          when(~(below | above)) {
            finished <== 1
            goto(Phase.idle)
          }
          .elsewhen(pulses == specification.pulseLimit) {
            finished <== 1
            gaveUp <== 1
            goto(Phase.idle)
          }
          .otherwise {
            upwards <== below
            amplitude <== mux(turned, Literal(0, width: specification.amplitudeBits), steeper)
            pulses <== pulses &+ 1
            pulseTime <== 0
            goto(Phase.pulse)
          }
        }
      case .pulse:
        pulse <== pulseTime == 0
        pulseTime <== pulseTime &+ 1
        when(pulseTime == specification.pulseCycles - 1) { goto(Phase.launch) }
      }
    }
  }
}

extension UnreachedHardware {
  static let ofProgramVerify: [Self] = [
    .statement("end else if (pulses_q == ", in: "maze-walker", because: noFaults),
    .signal("fault", in: "maze-walker", because: noFaults),
    .signal("gave_up", in: "maze-walker", because: noFaults),
    .cover("a cell is given up", in: "maze-walker", because: noFaults),
    .signal("pulses", bits: 6...6, in: "maze-walker", because: noFaults),
    .signal("pulse_amplitude", bits: 4...4, in: "maze-walker", because: noStrongPulses),
    .signal("amplitude", bits: 4...4, in: "maze-walker", because: noStrongPulses),
    .cover("a pulse has the highest amplitude", in: "maze-walker", because: noStrongPulses),
  ]

  /// Why no cell of a shipped accelerator is given up.
  static let noFaults =
    "the cells of its device take every level in time; the test of program-verify gives cells up"

  /// Why the first pulses of a train are enough.
  static let lowAmplitudes =
    "its cells take their levels within sixteen steps of a pulse's amplitude"

  /// Why no pulse of a shipped accelerator is strong.
  static let noStrongPulses =
    "the cells of its device take every level by weaker pulses; the test of program-verify gives the "
    + "strongest"
}
