import HDL
import Specifications

/// Which learning rate and exploration are in force, and whether the memristor is to be stimulated again.
public final class AgentRates: Hardware {
  @Input("the agent starts anew") var restart
  @Input("the memristor is stimulated again: schedules begin anew") var stimulate
  @Input("a learning episode begins: schedules step") var begin
  @Inputs var update: SignalArray
  @Inputs var error: SignalArray
  @Inputs var visitRate: SignalArray
  @Input(17, "what follows from the memristor, in units of 2^-16") var deviceRate
  @Input("takes the constant learning rate, as its schedule has it") var constantSource
  @Inputs var visitSource: SignalArray
  @Inputs var detection: SignalArray
  @Input("stimulates the memristor again before each learning episode") var stimulation
  @Input(17, "in units of 2^-16") var constantRate
  @Input(17, "in units of 2^-16") var rateRatio
  @Input(17, "in units of 2^-16") var rateFloor
  @Input(17, "in units of 2^-16") var exploration
  @Input(17, "in units of 2^-16") var explorationRatio
  @Input(17, "in units of 2^-16") var explorationFloor
  @Output(17, "in units of 2^-16; by visits, that of the last update") var learningRate
  @Output(17, "in units of 2^-16") var explorationInForce
  @Output("an episode that begins stimulates the memristor again") var stimulates
  @Output(32, "how often it was since the restart") var stimulations

  @Instance var rateSchedule = GeometricSchedule()
  @Instance var explorationSchedule = GeometricSchedule()
  @Instance var changeDetector: ChangeDetector?
  @Register(32, reset: 0) var stimulationCount
  @Registers var isChanged: SignalArray
  @Registers var lastVisitRate: SignalArray

  private let shift: Int

  public init(_ specification: QLearningAcceleratorSpecification) {
    let errorBits = specification.errorBits
    let detector = specification.learning.changeDetector
    shift = specification.detectorShift
    let byVisits = specification.learning.visitRate == nil ? 0 : 1
    let detects = detector == nil ? 0 : 1
    let detectedBits = errorBits + shift
    _update = Inputs(count: detector == nil ? byVisits : 1, width: 1, "an update")
    _error = Inputs(
      count: detects, signed: errorBits, "its temporal-difference error")
    _visitRate = Inputs(count: byVisits, width: 17, "the rate it has by visits")
    _visitSource = Inputs(
      count: byVisits, width: 1, "takes the learning rate that follows from the updates before")
    _detection = Inputs(
      count: detects, width: 1, "stimulates the memristor again where the environment has changed")
    _isChanged = Registers(
      count: detects, width: 1, reset: 0, "the environment has changed since the last stimulation")
    _lastVisitRate = Registers(
      count: byVisits, width: 17, reset: 0, "the rate of the last update, by visits")
    _changeDetector = Instance(
      detector.map { ChangeDetector($0, errorBits: detectedBits) })
  }

  public var documentation: String { "Learning rate, exploration and stimulation of an agent." }

  @LogicBuilder public var body: Logic {
    schedules
    learningRates
    changes
  }

  /// What software says of rates, and how often it is told of stimulation.
  @LogicBuilder func take(_ control: AgentControl) -> Logic {
    constantSource <== control.constantSource
    for (input, choice) in zip(visitSource, control.visitSource) { input <== choice }
    for (input, choice) in zip(detection, control.detection) { input <== choice }
    stimulation <== control.stimulation
    constantRate <== control.constantRate
    rateRatio <== control.rateRatio
    rateFloor <== control.rateFloor
    exploration <== control.exploration
    explorationRatio <== control.explorationRatio
    explorationFloor <== control.explorationFloor
    control.learningRate <== learningRate
    control.stimulations <== stimulations
  }

  @LogicBuilder private var schedules: Logic {
    for schedule in [rateSchedule, explorationSchedule] {
      schedule.restart <== restart | stimulate
      schedule.step <== begin
    }
    rateSchedule.initial <== constantRate
    rateSchedule.ratio <== rateRatio
    rateSchedule.floor <== rateFloor
    explorationSchedule.initial <== exploration
    explorationSchedule.ratio <== explorationRatio
    explorationSchedule.floor <== explorationFloor
    explorationInForce <== explorationSchedule.value
  }

  @LogicBuilder private var learningRates: Logic {
    let fixed = mux(constantSource, rateSchedule.value, deviceRate)
    learningRate
      <== (lastVisitRate.count == 0 ? fixed : mux(visitSource[0], lastVisitRate[0], fixed))
    for (held, rate) in zip(lastVisitRate, visitRate) {
      when(update[0]) { held <== rate }
      when(restart) { held <== 0 }
    }
  }

  /// Whether the environment has changed, until the device is stimulated again.
  @LogicBuilder private var changes: Logic {
    if let changeDetector {
      changeDetector.restart <== restart
      changeDetector.update <== update[0]
      changeDetector.error
        <== (shift == 0 ? error[0] : cat(error[0].asUnsigned, Literal(0, width: shift)).asSigned)
      when(changeDetector.changed) { isChanged[0] <== 1 }
      when(restart | stimulate) { isChanged[0] <== 0 }
      cover(changeDetector.changed, "the environment is seen to have changed")
    }
    stimulates <== (changeDetector == nil ? stimulation : stimulation | detection[0] & isChanged[0])
    stimulations <== stimulationCount
    when(stimulate) { stimulationCount <== stimulationCount &+ 1 }
    when(restart) { stimulationCount <== 0 }
  }
}

extension UnreachedHardware {
  static let ofAgentRates: [Self] = ["maze-walker", "maze-table"].flatMap { subject in
    ["stimulations", "stimulation_count"].map {
      .signal($0, bits: 6...31, in: subject, because: fewStimulations)
    } + [.signal("device_rate", bits: 16...16, in: subject, because: belowOne)]
  }
}
