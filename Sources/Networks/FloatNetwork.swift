import Specifications

/// A trained network in floating point: linear layers, one after the other.
public struct FloatNetwork: Sendable, Equatable {
  /// Numbers of one input.
  public var inputs: Int
  public var layers: [FloatLayer]

  /// What every layer gives for an input.
  public func activations(of input: [Double]) -> [[Double]] {
    var results: [[Double]] = []
    for layer in layers { results.append(layer.outputs(of: results.last ?? input)) }
    return results
  }

  /// What the last layer gives.
  public func outputs(of input: [Double]) -> [Double] {
    activations(of: input).last ?? input
  }
}

/// A matrix with biases and an activation.
public struct FloatLayer: Sendable, Equatable {
  public var name: String
  public var outputs: Int
  public var inputs: Int
  /// Row by row: the weight from input `i` to output `o` is at `o * inputs + i`.
  public var weights: [Double]
  public var biases: [Double]
  public var activation: Activation
  /// Of each output: those of one channel share the scale of their weights.
  public var channels: [Int]

  public func outputs(of input: [Double]) -> [Double] {
    weights.withUnsafeBufferPointer { weights in
      (0..<outputs).map { output in
        var sum = biases[output]
        let first = output * inputs
        for index in 0..<inputs { sum += weights[first + index] * input[index] }
        switch activation {
        case .none, .argMax: return sum
        case .relu: return max(sum, 0)
        case .sign: return sum >= 0 ? 1 : -1
        }
      }
    }
  }
}
