import HDL

/// The greatest of several signed values and its index; of equal values the lowest index.
/// Combinational.
public final class GreedyMaximum: Hardware {
  @Inputs var values: SignalArray
  @Output("the greatest value") var greatest
  @Output("its index, the lowest of equals") var index

  @Wires var leading: SignalArray

  private let count: Int
  private let width: Int

  public init(count: Int, width: Int) {
    self.count = count
    self.width = width
    _values = Inputs(count: count, signed: width)
    _greatest = Output(signed: width, "the greatest value")
    _leading = Wires(count: count - 2, signed: width, "the greatest of the first values")
    _index = Output(counterWidth(count), "its index, the lowest of equals")
  }

  public var documentation: String {
    "The greatest of \(count) values; of equal ones the lowest index."
  }

  public var body: Logic {
    let indexWidth = counterWidth(count)
    // One comparison after the other, each with the greatest so far: from values 0 and 1 on.
    let beats = (1..<count).map { next in
      (values[next] > (next == 1 ? values[0] : leading[next - 2])).named("beats_\(next)")
    }
    for next in 1..<count {
      let greater = mux(beats[next - 1], values[next], next == 1 ? values[0] : leading[next - 2])
      (next == count - 1 ? greatest : leading[next - 1]) <== greater
    }
    index
      <== (1..<count).reduce(Literal(0, width: indexWidth)) { best, next in
        mux(beats[next - 1], Literal(next, width: indexWidth), best)
      }
  }
}
