import HDL
import Specifications

/// The learning rates that follow from the updates before: how often each value, or all of a state, was
/// updated, in on-chip memory, and a table of rates.
///
/// ```
///          look   count
///  index ─▶│ read ─▶│ table ─▶ rate, which stays
///          │        │ + 1 ─▶ written
/// ```
/// `count` follows `look` by a cycle, with the same index.
public final class VisitRateUnit: Hardware {
  @Input("reads the count of this index") var look
  @Input("takes its rate, and counts an update") var count
  @Input("puts the count of this index to zero") var clear
  @Input var index
  @Output(17, "in units of 2^-16") var rate

  @Memory var counts: MemoryWords
  @Instance var rates: ConstantTable
  @Register(8, reset: 0, "updates before") var read
  @Register(17, reset: 0) var rateHeld

  private let depth: Int

  /// - Parameter depth: how many are counted, at least two.
  public init(_ specification: VisitRateSpecification, depth: Int) {
    self.depth = depth
    _index = Input(counterWidth(depth))
    _counts = Memory(depth: depth, width: 8)
    _rates = Instance(
      wrappedValue: ConstantTable("visit_rate", specification.rates, width: 17))
  }

  public var documentation: String {
    "Learning rates by visits, which are counted for \(depth) states or values."
  }

  @LogicBuilder public var body: Logic {
    rate <== rateHeld
    rates.index <== read
    when(look) { read <== counts[index] }
    when(count) { rateHeld <== rates.value }
    when(count | clear) {
      counts[index]
        <== mux(clear, Literal(0, width: 8), mux(read == VisitCount.limit, read, read &+ 1))
    }
    assert(~(look & (count | clear)), "a count is either read or written")
  }
}
