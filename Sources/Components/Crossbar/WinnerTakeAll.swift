import HDL
import Specifications

/// Finds the greatest value of a row by the sense amplifiers: all take part in the most significant
/// slice, those near the greatest in the next one, and so on. Of several left at the end the lowest
/// index wins.
///
/// From `start` to `done` it takes `slices × (settleCycles + 1) + 1` cycles; `winner` stays until
/// the next start.
public final class WinnerTakeAll: Hardware {
  enum Phase: HardwareEnumeration { case idle, settle, narrow }

  @Input("compares the values of the row") var start
  @Input("the sense amplifiers' decision") var candidates
  @Output("the amplifiers decide at the end of this cycle") var sense
  @Output("the slice that is compared") var slice
  @Output("the values still in the running") var mask
  @Output("the winner is known") var done
  @Output var winner

  @State(reset: Phase.idle) var phase
  @Register var sliceCount
  @Register var settled
  @Register var running
  @Register(1, reset: 0) var finished

  private let values: Int
  private let slices: Int
  private let specification: SenseAmplifierSpecification

  public init(_ specification: SenseAmplifierSpecification, tile: CrossbarTileSpecification) {
    self.specification = specification
    values = tile.valuesPerRow
    slices = tile.slices
    _candidates = Input(values, "the sense amplifiers' decision")
    _slice = Output(counterWidth(slices), "the slice that is compared")
    _mask = Output(values, "the values still in the running")
    _winner = Output(counterWidth(values))
    _sliceCount = Register(counterWidth(slices), reset: 0)
    _settled = Register(counterWidth(specification.settleCycles), reset: 0)
    _running = Register(values, reset: 0)
  }

  public var documentation: String {
    "Winner-take-all over \(values) values by sense amplifiers, slice by slice."
  }

  public var body: Logic {
    sense <== 0
    slice <== sliceCount
    mask <== running
    done <== finished
    finished <== 0
    winner <== lowestSetBit(of: running)
    assert(~start | (phase == Phase.idle), "a comparison is started when none runs")
    assert(
      (phase != Phase.narrow) | (running & candidates).reducedOr, "somebody stays in the running")
    cover(finished & ((running & (running &- 1)).reducedOr), "several are left at the end")
    machine(phase) { phase in
      switch phase {
      case .idle:
        when(start) {
          running <== Literal((1 << values) - 1, width: values)
          sliceCount <== 0
          settled <== 0
          goto(Phase.settle)
        }
      case .settle:
        settled <== settled &+ 1
        when(settled == specification.settleCycles - 1) {
          sense <== 1
          goto(Phase.narrow)
        }
      case .narrow:
        running <== running & candidates
        settled <== 0
        sliceCount <== sliceCount &+ 1
        goto(Phase.settle)
        when(sliceCount == slices - 1) {
          sliceCount <== 0
          finished <== 1
          goto(Phase.idle)
        }
      }
    }
  }

  private func lowestSetBit(of mask: Signal) -> Signal {
    let width = counterWidth(values)
    return (0..<values - 1).reversed().reduce(Literal(values - 1, width: width)) { later, index in
      mux(mask[index], Literal(index, width: width), later)
    }
  }
}
