import DevicePhysics
import HDL
import Specifications

/// A tile that does anything at any time.
final class FreeTile: BlackBox, OperatedTile {
  @FlippedPorts var operations: TileOperations

  init(_ specification: QLearningAcceleratorSpecification) {
    _operations = FlippedPorts(
      TileOperations(specification, rows: specification.tile.rows), prefix: "")
  }
}

/// A learning-rate unit that does anything at any time.
final class FreeRateUnit: BlackBox, AgentRateUnit {
  @Input var start
  @Input var initialise
  @Input var restore
  @Input var tick
  @Output var done
  @Output(17) var rate
  @Output var conversionValid
  @Output var conversionCode

  init(_ specification: QLearningAcceleratorSpecification) {
    _conversionCode = Output(specification.learningRate.converter.bits)
  }
}

/// Arithmetic that answers anything.
final class FreeTemporalDifference: BlackBox, AgentArithmetic {
  @Input var greatest
  @Input var terminal
  @Input var reward
  @Input var value
  @Input(17) var discount
  @Input(17) var rate
  @Input var round
  @Input var dither
  @Output var error
  @Output var updated

  init(_ specification: QLearningAcceleratorSpecification) {
    let valueBits = specification.tile.valueBits
    _greatest = Input(signed: valueBits)
    _reward = Input(signed: specification.learning.rewardBits)
    _value = Input(signed: valueBits)
    _dither = Input(specification.learning.roundedBits)
    _error = Output(signed: specification.errorBits)
    _updated = Output(signed: valueBits)
  }
}

/// Random numbers that are any.
final class FreeRandomNumbers: BlackBox, AgentRandomNumbers {
  @Input var load
  @Input(32) var seed
  @Input var draw
  @Output(32) var number
}

/// The agent among units that keep no more than their contract: `done` comes only after `start`, after
/// any time; pulses and conversions only in between. That the units that it has keep this, among
/// which it runs, is proved by ``QLearningAgentProof``.
class QLearningControllerProof: QLearningController {
  @State(reset: Phase.stopped) var before
  @Register(1, reset: 0, "there was a cycle before") var hasPast
  @Register(1, reset: 0) var calibrating
  @Register(1, reset: 0) var reading
  @Register(1, reset: 0) var writing
  @Register(1, reset: 0) var rating
  @Register(1, reset: 0, "an observation was taken and not answered") var owed
  @Register(4, reset: 0, "cycles since it was taken in which no unit ran") var elapsed
  @Register var heldRow
  @Register var heldIndex
  @Instance var offer: StreamOffer

  convenience init() {
    let specification = Self.smallest
    self.init(
      units: FreeTile(specification), FreeRateUnit(specification),
      FreeTemporalDifference(specification), FreeRandomNumbers())
  }

  init(
    units tile: any OperatedTile, _ rateUnit: any AgentRateUnit, _ arithmetic: any AgentArithmetic,
    _ randomNumbers: any AgentRandomNumbers
  ) {
    let specification = Self.smallest
    _heldRow = Register(counterWidth(specification.tile.rows), reset: 0)
    _heldIndex = Register(counterWidth(specification.tile.valuesPerRow), reset: 0)
    _offer = Instance(
      StreamOffer(width: counterWidth(specification.actions), isAssumed: false))
    super.init(
      specification, tile: tile, rateUnit: rateUnit, temporalDifference: arithmetic,
      randomNumbers: randomNumbers)
  }

  @LogicBuilder override var body: Logic {
    super.body
    contract
    operations
    order
    handshake
    ranges
    bound
  }

  /// Those of a transaction come only after the whole start, too many cycles for a search; the
  /// simulations come to them.
  @LogicBuilder override var situations: Logic {
    cover(isIn(.fill) && launch && fillValue != 0, "the second value is filled")
    cover(control.start && isIn(.fill), "a start comes while the agent is busy")
  }

  private var isRunning: Signal { calibrating || reading || writing || rating }

  fileprivate func isIn(_ phases: Phase...) -> Signal {
    phases.dropFirst().reduce(phase == phases[0]) { $0 || phase == $1 }
  }

  /// What the units promise, taken for granted.
  func promise(_ condition: Signal, _ message: String) -> Logic { assume(condition, message) }

  @LogicBuilder private var contract: Logic {
    calibrating <== (tile.calibrateStart || (calibrating && !tile.calibrateDone))
    reading <== (tile.readStart || (reading && !tile.readDone))
    writing <== (tile.writeStart || (writing && !tile.writeDone))
    rating <== (rateUnit.start || (rating && !rateUnit.done))
    promise(!tile.calibrateDone || calibrating, "a calibration ends that was started")
    promise(!tile.readDone || reading, "a read ends that was started")
    promise(!tile.writeDone || writing, "a write ends that was started")
    promise(!rateUnit.done || rating, "the learning rate is there when it was asked for")
    promise(!tile.pulse || writing, "pulses come while a value is written")
    promise(
      !tile.conversionValid || calibrating || reading || writing,
      "the tile converts while it does something")
    promise(!rateUnit.conversionValid || rating, "the learning-rate unit converts when asked")
  }

  /// A single operation at a time, and nothing about it changes meanwhile.
  @LogicBuilder private var operations: Logic {
    let busy = [
      tile.calibrateStart, tile.readStart, tile.writeStart, rateUnit.start, calibrating, reading,
      writing, rating,
    ]
    let flags = cat(busy).named("flags")

    heldRow <== tile.row
    heldIndex <== tile.writeIndex
    assert((flags & (flags &- 1)).isZero, "a unit is started when none runs, and one alone")
    assert(calibrating == (isIn(.calibrate) && !launch), "a calibration runs in its phase")
    assert(reading == (isIn(.read, .readAgain) && !launch), "a read runs in its phases")
    assert(writing == (isIn(.fill, .write) && !launch), "a write runs in its phases")
    assert(
      rating == (isIn(.firstPlateau, .stimulate, .advance) && !launch),
      "the rate advances in its phases")
    assert(!(reading || writing) || tile.row == heldRow, "the row stays while it is used")
    assert(!writing || tile.writeIndex == heldIndex, "the action stays while its value is written")
  }

  /// The phases follow each other as the page of the accelerator says.
  @LogicBuilder private var order: Logic {
    hasPast <== 1
    before <== phase.signal
    for (from, to) in Self.successors {
      let possible = Self.waits.contains(from) ? to + [from] : to
      assert(
        !(hasPast && before == from)
          || possible.dropFirst().reduce(phase == possible[0]) { $0 || phase == $1 },
        "after \(from) comes \(to.map { "\($0)" }.joined(separator: " or "))")
    }
  }

  private static let waits: Set<Phase> = [
    .stopped, .calibrate, .firstPlateau, .fill, .ready, .stimulate, .advance, .read, .write,
    .readAgain,
    .respond,
  ]

  private static let successors: KeyValuePairs<Phase, [Phase]> = [
    .stopped: [.calibrate], .calibrate: [.firstPlateau], .firstPlateau: [.fill], .fill: [.ready],
    .ready: [.calibrate, .dispatch], .dispatch: [.stimulate, .advance, .read, .discount, .respond],
    .stimulate: [.advance],
    .advance: [.read], .read: [.discount, .choose], .discount: [.error], .error: [.increment],
    .increment: [.round], .round: [.write], .write: [.readAgain, .choose, .respond],
    .readAgain: [.choose], .choose: [.respond], .respond: [.ready],
  ]

  /// Every observation is answered by one action, which stays until it is taken.
  @LogicBuilder private var handshake: Logic {
    let isTaken = observation.valid && observation.ready

    when(isTaken) { owed <== 1 }
      .elsewhen(actions.actionValid && actions.actionReady) { owed <== 0 }
    offer.valid <== actions.actionValid
    offer.ready <== actions.actionReady
    offer.data <== actions.action
    assert(!observation.ready || !owed, "no observation is taken before the last one's action")
    assert(!actions.actionValid || owed, "an action answers an observation")
    assert(
      owed == !isIn(.stopped, .calibrate, .firstPlateau, .fill, .ready),
      "an observation is under way from its phase of dispatch on")
    assert(!observation.ready || control.started, "observations are taken after the start")
  }

  /// Rows and actions are those there are.
  @LogicBuilder private var ranges: Logic {
    let states = specification.states
    let actionCount = specification.actions

    assume(!observation.valid || observation.state < states, "the state is one of the task's")
    assert(state < states && nextState < states, "the states remembered are the task's")
    assert(lastAction < actionCount, "the action remembered is one of the task's")
    assert(
      !isIn(.fill) || (fillRow < states && fillValue < actionCount), "only real values are filled")
    assert(
      !(tile.readStart || tile.writeStart) || tile.row < states, "only real rows are used")
    assert(!tile.writeStart || tile.writeIndex < actionCount, "only real values are written")
    assert(!actions.actionValid || actions.action < actionCount, "only real actions are chosen")
  }

  /// The action comes in a bounded number of cycles beside those in which its units run.
  @LogicBuilder private var bound: Logic {
    let begins: KeyValuePairs<Phase, Int> = [
      .dispatch: 0, .stimulate: 1, .advance: 2, .read: 3, .discount: 4, .error: 5, .increment: 6,
      .round: 7, .write: 8, .readAgain: 9, .choose: 10, .respond: 11,
    ]

    when(observation.valid && observation.ready) { elapsed <== 0 }
      .elsewhen(!isIn(.respond) && !isRunning) { elapsed <== elapsed &+ 1 }
    for (phase, cycles) in begins {
      let started = cat(Literal(0, width: elapsed.width - 1), isRunning)
      assert(
        !isIn(phase) || elapsed <= Literal(cycles, width: elapsed.width) &+ started,
        "\(phase) is reached after at most \(cycles) cycles of the agent's own")
    }
  }
}

extension QLearningControllerProof {
  /// Three states and three actions.
  static let smallest: QLearningAcceleratorSpecification = {
    let converter = SARConverterSpecification(
      bits: 4, settleCycles: 1, lowCurrent: 0, highCurrent: 1e-5, comparatorOffset: 0)
    return QLearningAcceleratorSpecification(
      name: "proof", clock: 1e6,
      tile: CrossbarTileSpecification(
        rows: 3, valuesPerRow: 3, slices: 1, cellBits: 2, device: OhmicMemristor(),
        lowestLevel: 40e-6, levelSpacing: 30e-6, wordlineBits: 1, readVoltage: 0.2, readNoise: 0,
        deviceSpread: 0, cycleSpread: 0),
      converter: converter, programVerify: ProvedComponent.programVerify,
      senseAmplifier: SenseAmplifierSpecification(
        offsetSpread: 0, margin: 1e-6, settleCycles: 1),
      learning: QLearningSpecification(
        fractionBits: 0, errorFractionBits: 1, rounding: .nearest, greedyChoice: .digitalMaximum,
        discount: 0.5, exploration: 0.5, constantLearningRate: 0.5),
      learningRate: LearningRateSpecification(
        device: OxygenGradientMemristor(), converter: converter, mapping: .literal, fullScale: 1,
        readVoltage: 0.1, readNoise: 0, amplitudeBits: 1, amplitudeStep: 1, driveAmplitude: 1,
        holdAmplitude: 1, driveCycles: 1, gapCycles: 1, holdCycles: 1, tick: 1e-3))
  }()
}

/// The agent with the units that it has, its macros alone doing anything at any time: nothing is taken
/// for granted of the units, their contract is proved.
final class QLearningAgentProof: QLearningControllerProof {
  convenience init() {
    let specification = Self.smallest
    self.init(
      units: CrossbarTile(specification), LearningRateUnit(specification),
      TemporalDifference(specification), RandomNumbers())
  }

  /// What comes later takes more cycles than a search for it.
  @LogicBuilder override var situations: Logic {
    cover(calibrating, "the tile is calibrated")
  }

  override func promise(_ condition: Signal, _ message: String) -> Logic {
    assert(condition, message)
  }
}
