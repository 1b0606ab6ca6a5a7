import Specifications

/// Which learning rate and exploration are in force, and whether the environment has changed: the same with
/// either engine.
public struct AgentRatesReference: Sendable, Hashable {
  private let countsVisits: Bool
  private let errorShift: Int
  private var rate = GeometricScheduleReference()
  private var explorationSchedule = GeometricScheduleReference()
  private var changeDetector: ChangeDetectorReference?
  /// The environment has changed, and the device was not stimulated again yet.
  private var isChanged = false
  /// The rate of the last update by visits, in units of 2⁻¹⁶.
  private var visitRate = 0
  /// How often the device was stimulated again since the start.
  public private(set) var stimulations = 0

  /// As after a start.
  public init(_ specification: QLearningAcceleratorSpecification) {
    countsVisits = specification.learning.visitRate != nil
    errorShift = specification.detectorShift
    changeDetector = specification.learning.changeDetector.map(ChangeDetectorReference.init)
  }

  /// Whether the device is stimulated again before a learning episode.
  func stimulates(_ settings: AgentSettings) -> Bool {
    settings.stimulates || (settings.detectsChange && isChanged)
  }

  /// The device is stimulated again: both schedules begin anew.
  mutating func stimulate() {
    stimulations += 1
    isChanged = false
    rate = GeometricScheduleReference()
    explorationSchedule = GeometricScheduleReference()
  }

  /// A learning episode begins.
  mutating func begin(_ settings: AgentSettings) {
    let schedule = settings.schedule
    rate.step(
      initial: settings.constantLearningRate, ratio: schedule.rateRatio,
      floor: schedule.rateFloor)
    explorationSchedule.step(
      initial: settings.exploration, ratio: schedule.explorationRatio,
      floor: schedule.explorationFloor)
  }

  /// An update was made.
  ///
  /// - Parameters:
  ///   - error: as the agent has it.
  ///   - visitRate: the rate it had, or would have had, by visits.
  mutating func update(error: Int, visitRate: Int) {
    self.visitRate = visitRate
    if changeDetector?.changes(after: error << errorShift) == true { isChanged = true }
  }

  /// An agent that does not count updates has the device in the place of the rates by visits.
  func source(_ settings: AgentSettings) -> LearningRateSource {
    settings.source == .visits && !countsVisits ? .device : settings.source
  }

  /// The learning rate in force, in units of 2⁻¹⁶; by visits, that of the last update.
  ///
  /// - Parameter device: that of the second-order memristor.
  public func learningRate(_ settings: AgentSettings, device: Int) -> Int {
    switch source(settings) {
    case .device: device
    case .constant:
      rate.value(initial: settings.constantLearningRate, ratio: settings.schedule.rateRatio)
    case .visits: visitRate
    }
  }

  /// The exploration in force while the agent learns, in units of 2⁻¹⁶.
  func exploration(_ settings: AgentSettings) -> Int {
    explorationSchedule.value(
      initial: settings.exploration, ratio: settings.schedule.explorationRatio)
  }
}
