import HDL

/// The greatest of several signed values and its index; of equal values the lowest index.
/// Combinational.
public final class GreedyMaximum: Hardware {
  @Inputs var values: SignalArray
  @Output("the greatest value") var greatest
  @Output("its index, the lowest of equals") var index

  private let count: Int
  private let width: Int

  public init(count: Int, width: Int) {
    self.count = count
    self.width = width
    _values = Inputs(count: count, signed: width)
    _greatest = Output(signed: width, "the greatest value")
    _index = Output(counterWidth(count), "its index, the lowest of equals")
  }

  public var documentation: String {
    "The greatest of \(count) values; of equal ones the lowest index."
  }

  public var body: Logic {
    let indexWidth = counterWidth(count)
    let start = (value: values[0], index: Literal(0, width: indexWidth))
    let best = (1..<count).reduce(start) { best, next in
      let beats = (values[next] > best.value).named("beats_\(next)")
      return (
        value: mux(beats, values[next], best.value).named("greatest_\(next)"),
        index: mux(beats, Literal(next, width: indexWidth), best.index)
      )
    }
    greatest <== best.value
    index <== best.index
  }
}
