import DevicePhysics

/// What was measured on a device: each sample holds a voltage for a time, then reads a current.
public struct DeviceData: Sendable, Hashable {
  public struct Sample: Sendable, Hashable {
    /// Volts that act, and for how many seconds; at least 0.
    public var volts: Double
    public var seconds: Double
    /// Seconds at 0 V before the reading, at least 0.
    public var gap: Double
    /// Volts of the reading.
    public var readVolts: Double
    /// The measured current in amperes.
    public var amperes: Double
    /// The line of the file, counted from 1; 0 for a sample from elsewhere.
    public var line: Int

    public init(
      volts: Double, seconds: Double, gap: Double = 0, readVolts: Double, amperes: Double,
      line: Int = 0
    ) {
      self.volts = volts
      self.seconds = seconds
      self.gap = gap
      self.readVolts = readVolts
      self.amperes = amperes
      self.line = line
    }
  }

  /// Each begins with a fresh device.
  public var runs: [[Sample]]

  public init(runs: [[Sample]]) {
    self.runs = runs
  }

  public var samples: [Sample] { runs.flatMap(\.self) }
}

extension MemristorModel {
  /// The currents that the model has where the data have theirs, without spread; `nil` where it
  /// moves for longer than can be followed, or diverges.
  ///
  /// - Parameter start: components of the state that a run begins with, by name.
  func currents(for data: DeviceData, start: [String: Double]) -> [Double]? {
    var currents: [Double] = []
    for run in data.runs {
      let fresh = Dictionary(initialState.components.map { ($0.name, $0.value) }) { $1 }
      var state = NumericState { start[$0] ?? fresh[$0] ?? 0 }
      for sample in run {
        guard steps(in: sample.seconds) < 1_000_000 else { return nil }
        if sample.seconds > 0 {
          state = pulsed(state, voltage: sample.volts, for: sample.seconds) { _ in [] }
        }
        if sample.gap > 0 {
          guard let rested = rested(state, for: sample.gap, draws: { _ in [] }) else { return nil }
          state = rested
        }
        let current = current(state, voltage: sample.readVolts)
        guard current.isFinite else { return nil }
        currents.append(current)
      }
    }
    return currents
  }
}
