import HDL

/// The greatest of several signed values and its index; of equal values the lowest index. Combinational.
///
/// A chain: each value is compared with the greatest of those before it.
public final class GreedyMaximum: Hardware {
  @Inputs var values: SignalArray
  @Output("the greatest value") var greatest
  @Output("its index, the lowest of equals") var index

  @Wires var greatestUpTo: SignalArray
  @Wires var indexUpTo: SignalArray

  private let count: Int
  private let width: Int

  public init(count: Int, width: Int) {
    self.count = count
    self.width = width
    _values = Inputs(count: count, signed: width)
    _greatest = Output(signed: width, "the greatest value")
    _index = Output(counterWidth(count), "its index, the lowest of equals")
    _greatestUpTo = Wires(count: count, signed: width)
    _indexUpTo = Wires(count: count, width: counterWidth(count))
  }

  public var documentation: String {
    "The greatest of \(count) values; of equal ones the lowest index."
  }

  public var body: Logic {
    greatestUpTo[0] <== values[0]
    indexUpTo[0] <== 0
    for next in 1..<count {
      let beats = (values[next] > greatestUpTo[next - 1]).named("beats_\(next)")
      greatestUpTo[next] <== mux(beats, values[next], greatestUpTo[next - 1])
      indexUpTo[next]
        <== mux(beats, Literal(next, width: counterWidth(count)), indexUpTo[next - 1])
    }
    greatest <== greatestUpTo[count - 1]
    index <== indexUpTo[count - 1]
  }
}
