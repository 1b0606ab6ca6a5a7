import YAML

/// What is applied to a device in one go: constant voltages, one after the other.
public struct Pulse: Sendable, Hashable, Codable, CustomStringConvertible {
  public struct Level: Sendable, Hashable, Codable {
    public var volts: Double
    public var seconds: Double

    public init(volts: Double, seconds: Double) {
      self.volts = volts
      self.seconds = seconds
    }
  }

  /// At least one.
  public var levels: [Level]

  public init(_ levels: [Level]) {
    self.levels = levels
  }

  /// A rectangle.
  public init(_ volts: Double, for seconds: Double) {
    levels = [Level(volts: volts, seconds: seconds)]
  }

  /// The voltage of greatest magnitude, with its sign.
  public var amplitude: Double {
    levels.map(\.volts).max { abs($0) < abs($1) } ?? 0
  }

  public var seconds: Double { levels.map(\.seconds).reduce(0, +) }

  /// The same voltages for another time in all.
  func lasting(_ seconds: Double) -> Pulse {
    let factor = seconds / self.seconds
    return Pulse(levels.map { Level(volts: $0.volts, seconds: $0.seconds * factor) })
  }

  /// `-1.2 V for 30 ms`, and `then` between levels.
  public var description: String {
    levels.map {
      "\(Figures.text($0.volts, .voltage)) for \(Figures.text($0.seconds, .time))"
    }.joined(separator: ", then ")
  }
}
