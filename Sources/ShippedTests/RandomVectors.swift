import DevicePhysics
import Specifications

/// Vectors, or maps, in a layer's input format: its extremes first, then random ones; without end.
public struct RandomVectors: Sequence, IteratorProtocol {
  /// How many vectors the shipped test of a matrix engine has.
  public static let shippedCount = 20

  private let inputs: Int
  private let range: ClosedRange<Int>
  private let generator: CounterGenerator
  private var given: UInt64 = 0

  public init(_ layer: MatrixLayerSpecification, seed: UInt32) {
    inputs = layer.streamInputs
    range = layer.input.range
    generator = CounterGenerator(seed: seed)
  }

  public mutating func next() -> [Int]? {
    defer { given += 1 }
    switch given {
    case 0: return Array(repeating: range.upperBound, count: inputs)
    case 1: return Array(repeating: range.lowerBound, count: inputs)
    default:
      return (0..<UInt32(inputs)).map { input in
        range.lowerBound
          + Int(generator.word(stream: 0, index: input, draw: given) % UInt64(range.count))
      }
    }
  }
}
