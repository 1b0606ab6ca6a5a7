/// A random number that a device asks for: what it is called, how it is distributed, and how often
/// it is drawn anew.
///
/// Every back end draws it from `CounterGenerator` with the same key: the stream is
/// `firstStream` plus its place among the device's draws, the index is that of the device, and the
/// draw is 0 for a number of the device, else how many pulses or readings came before.
public struct RandomDraw: Sendable, Hashable {
  public enum Distribution: Sendable, Hashable {
    /// `CounterGenerator.normal`.
    case normal
    /// `CounterGenerator.uniform`.
    case uniform
  }

  /// How often it is drawn.
  public enum Occasion: Sendable, Hashable {
    /// Once for each device.
    case device
    /// At each step of the state.
    case pulse
    /// At each reading of the current.
    case reading
  }

  /// In camel case.
  public var name: String
  public var distribution: Distribution
  public var occasion: Occasion

  public init(_ name: String, _ distribution: Distribution = .normal, each occasion: Occasion) {
    self.name = name
    self.distribution = distribution
    self.occasion = occasion
  }

  /// The stream of a device's first draw.
  public static let firstStream: UInt32 = 64
}

extension CounterGenerator {
  /// The numbers that a device asks for, in the order of its draws.
  ///
  /// - Parameters:
  ///   - draws: what the device asks for.
  ///   - index: which device it is.
  ///   - pulses: how many steps of the state came before.
  ///   - readings: how many readings of the current came before.
  public func numbers(
    for draws: [RandomDraw], index: UInt32 = 0, pulses: UInt64 = 0, readings: UInt64 = 0
  ) -> [Double] {
    draws.enumerated().map { place, asked in
      let stream = RandomDraw.firstStream &+ UInt32(truncatingIfNeeded: place)
      let draw =
        switch asked.occasion {
        case .device: UInt64(0)
        case .pulse: pulses
        case .reading: readings
        }
      return switch asked.distribution {
      case .normal: normal(stream: stream, index: index, draw: draw)
      case .uniform: uniform(stream: stream, index: index, draw: draw)
      }
    }
  }
}

extension Array where Element: Physical {
  /// The random number at a place; the middle of its distribution where there is none.
  ///
  /// - Parameter middle: 0 for a normal number, one half for a uniform one.
  func draw(_ place: Int, middle: Element = 0.0) -> Element {
    indices.contains(place) ? self[place] : middle
  }
}
