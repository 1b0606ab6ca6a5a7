import Specifications

/// A trained network in floating point: linear layers, one after the other.
public struct FloatNetwork: Sendable, Equatable {
  /// Numbers of one input.
  public var inputs: Int
  public var layers: [FloatLayer]
  /// Where the numbers that the graph gives stand among the last layer's outputs: a convolution gives window by window
  /// what the graph has channel by channel.
  public var places: [Int]

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

/// A matrix with biases and an activation; of a convolution, for each window of the map that comes.
public struct FloatLayer: Sendable, Equatable {
  public var name: String
  public var outputs: Int
  public var inputs: Int
  /// Row by row: the weight from input `i` to output `o` is at `o * inputs + i`.
  public var weights: [Double]
  public var biases: [Double]
  public var activation: Activation
  /// The windows that a convolution looks at.
  public var windows: ConvolutionWindows?

  /// The vectors that the matrix is multiplied with.
  public func vectors(of input: [Double]) -> [[Double]] {
    windows?.vectors(of: input, zero: 0) ?? [input]
  }

  public func outputs(of input: [Double]) -> [Double] {
    vectors(of: input).flatMap { product($0) }
  }

  private func product(_ input: [Double]) -> [Double] {
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
