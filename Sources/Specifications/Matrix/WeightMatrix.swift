/// Integer weights: `outputs` rows of `inputs` numbers.
public struct WeightMatrix: Sendable, Hashable {
  public let outputs: Int
  public let inputs: Int
  /// Row by row: the weight from input `i` to output `o` is at `o * inputs + i`.
  public let values: [Int]

  /// - Precondition: there are `outputs * inputs` values, at least one.
  public init(outputs: Int, inputs: Int, values: [Int]) {
    precondition(
      outputs > 0 && inputs > 0 && values.count == outputs * inputs,
      "\(values.count) values do not fill \(outputs) x \(inputs)")
    self.outputs = outputs
    self.inputs = inputs
    self.values = values
  }

  public subscript(output: Int, input: Int) -> Int { values[output * inputs + input] }
}
