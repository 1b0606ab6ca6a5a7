import Diagnostics
import HDL
import Specifications

/// A learning engine with its values in on-chip memory: one update every clock
/// (`docs/table-engine.md`). This class learns by Q-learning; its subclasses by the other algorithms.
///
/// ```
///  transition ─▶ fetch ─▶ rank ─▶ update ─▶ write ─▶ result
///                  ▲        ▲        ▲ └──────┤
///                  └────────┴────────┴────────┘ forwarded
/// ```
/// A transition is taken at a clock edge with `transition_valid` and `transition_ready` high; its
/// result shows three cycles later, and stays until `result_ready`. While results are taken, a
/// transition is taken in every cycle, whatever states and actions follow each other.
public class TableEngine: Hardware {
  @Input("clears the table and takes the seed") var start
  @Input(32) var seed
  @Input(17, "in units of 2^-16") var discount
  @Input(17, "probability, temperature or weight of the policy, in units of 2^-16") var exploration

  @Input var transitionValid
  @Output("falls while the table is cleared, or a result waits") var transitionReady
  @Input var state
  @Input var action
  @Input var reward
  @Input("the state that followed") var next
  @Input("the episode ended: the next state's values do not count") var terminal
  @Input("update the value; otherwise only choose an action") var learn
  @Input(17, "the learning rate, in units of 2^-16") var rate
  @Inputs var byVisits: SignalArray

  @Output var resultValid
  @Input var resultReady
  @Output("the action to take in the next state") var chosen
  @Output("it was chosen at random, or is not the greedy one") var explored
  @Output("the value after the update") var value
  @Output("in units of 2^-16 of the value's last place") var error
  @Outputs var usedRate: SignalArray

  @Instances var rows: [ValueMemory]
  @Instances var entries: [ValueMemory]
  @Instance var policyNumbers = RandomNumbers()
  @Instance var roundingNumbers: RandomNumbers?
  @Instance var blend: any TableEngineBlend
  @Instances var noiseNumbers: [RandomNumbers]
  @Instances var noises: [ConstantTable]
  @Instance var timeRoot: ConstantTable?
  @Instances var visitRoots: [ConstantTable]
  @Instance var visitRate: ConstantTable?
  @Instances var rowVisits: [ValueMemory]
  @Instances var entryVisits: [ValueMemory]
  @Instances var stateVisits: [ValueMemory]
  @Wire("the pipeline moves on") var advance
  @Wire("a transition is taken") var takes
  @Wire("a new value goes into the table") var writes
  @Wire("the value that was in flight is the greatest") var updateJoins

  @Register(1, reset: 1) var clearing
  @Register var clearIndex

  @Register(1, reset: 0, "a transition is in the rank stage") var rankValid
  @Register var rankState
  @Register var rankAction
  @Register var rankReward
  @Register var rankNext
  @Register(1, reset: 0) var rankTerminal
  @Register(1, reset: 0) var rankLearn
  @Register(17, reset: 0) var rankRate
  @Register(1, reset: 0) var rankExplored
  @Register("the action, where it is chosen at random") var rankRandomLane
  @Registers var rankTable: SignalArray
  @Registers var rankNoise: SignalArray
  @Registers var rankConfidence: SignalArray
  @Registers var rankExplores: SignalArray
  @Registers var rankByVisits: SignalArray
  @Registers var time: SignalArray

  @Register(1, reset: 0, "a transition is in the update stage") var updateValid
  @Register var updateState
  @Register var updateAction
  @Register var updateReward
  @Register(1, reset: 0) var updateTerminal
  @Register(1, reset: 0) var updateLearn
  @Register(17, reset: 0, "what stays of the value") var updateKeep
  @Register("learning rate times reward") var updateEarned
  @Registers var updateWeights: SignalArray
  @Register("the value, unless it is in flight") var updateOwn
  @Register(1, reset: 0, "the value is the one in flight") var updateOwnInFlight
  @Register(1, reset: 0) var updateExplored
  @Register var updateRandomLane
  @Registers var updateTable: SignalArray
  @Register(1, reset: 0, "a value of the next state is in flight") var updateInFlight
  @Register("its action") var updateInFlightLane
  @Register("the greatest of the others") var updateGreatest
  @Register("its action") var updateGreatestLane
  @Registers var updateBonus: SignalArray
  @Registers var updateKey: SignalArray
  @Registers var updateKeyLane: SignalArray
  @Registers var updateRate: SignalArray

  @Register(1, reset: 0, "a transition is in the write stage") var writeValid
  @Register var writeState
  @Register var writeAction
  @Register("the new value") var writeValue
  @Register("the value before") var writeBefore
  @Register var writeReward
  @Registers var writePromises: SignalArray
  @Register var writeChosen
  @Register(1, reset: 0) var writeExplored
  @Registers var writeTable: SignalArray
  @Registers var writeRate: SignalArray

  let specification: TableEngineSpecification

  /// The engine that learns by the specification's algorithm.
  ///
  /// - Throws: `DiagnosticReport` with every figure of the specification outside its range.
  public static func make(
    _ specification: TableEngineSpecification, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) -> TableEngine {
    var check = ParameterCheck("TableEngine", fileID, line)
    check.require("fractionBits", specification.fractionBits, in: 8...24)
    check.require(
      "valueBits", specification.valueBits, in: min(max(specification.fractionBits, 8), 24) + 2...40
    )
    check.require("actions", specification.actions, in: 2...64)
    check.require(
      "states", specification.states,
      in: 1...TableEngineSpecification.pairLimit / min(max(specification.actions, 2), 64))
    check.require(
      specification.algorithm.policies.contains(specification.policy),
      "has policy \(specification.policy.rawValue), which \(specification.algorithm.rawValue) lacks",
      remedy: "choose epsilon-greedy")
    try check.finish()
    check.require("initialValue", specification.initialValue, in: specification.valueRange)
    try check.finish()
    switch specification.algorithm {
    case .qLearning: return TableEngine(specification, promiseBits: [specification.valueBits])
    case .sarsa where specification.policy != .epsilonGreedy:
      return BonusSARSATableEngine(specification)
    case .sarsa: return SARSATableEngine(specification)
    case .expectedSARSA: return ExpectedSARSATableEngine(specification)
    case .doubleQLearning: return DoubleTableEngine(specification)
    }
  }

  /// - Parameters:
  ///   - promiseBits: the widths of the values that a discount is multiplied with.
  ///   - parts: what it keeps its values in, and computes new ones with.
  init(
    _ specification: TableEngineSpecification, promiseBits: [Int],
    parts: any TableEngineParts = BuiltTableEngineParts()
  ) {
    self.specification = specification
    let (states, actions) = (specification.states, specification.actions)
    let (bits, tables) = (specification.valueBits, specification.tables)
    let (stateBits, actionBits) = (counterWidth(states), counterWidth(actions))
    let promised = promiseBits.max() ?? bits

    _state = Input(stateBits)
    _action = Input(actionBits)
    _reward = Input(signed: bits)
    _next = Input(stateBits, "the state that followed")
    _chosen = Output(actionBits, "the action to take in the next state")
    _value = Output(signed: bits, "the value after the update")
    _error = Output(signed: specification.errorBits, "in units of 2^-16 of the value's last place")

    _rows = Instances(
      (0..<tables * actions).map { _ in parts.memory(depth: 1 << stateBits, valueBits: bits) })
    _entries = Instances(
      (0..<tables).map { _ in
        parts.memory(depth: 1 << (stateBits + actionBits), valueBits: bits)
      })
    _roundingNumbers = Instance(specification.rounding == .stochastic ? RandomNumbers() : nil)
    _blend = Instance(
      wrappedValue: parts.blend(
        valueBits: bits, promiseCount: promiseBits.count, promiseBits: promised))

    let bonuses = specification.policy == .epsilonGreedy ? 0 : 1
    let byVisits = specification.visitRate == nil ? 0 : 1
    let bounds = specification.policy == .upperConfidenceBound ? 1 : 0
    let noisy = specification.policy == .boltzmann ? actions : 0
    let counts = specification.countsValues ? 1 : 0
    let stateCounts = specification.countsStates ? 1 : 0
    _byVisits = Inputs(
      count: byVisits, width: 1, "takes the rate by visits instead")
    _usedRate = Outputs(count: byVisits, width: 17, "the learning rate that was taken")
    _noiseNumbers = Instances((0..<specification.noiseGenerators).map { _ in RandomNumbers() })
    _noises = Instances(
      (0..<noisy).map { _ in
        ConstantTable(
          "gumbel_noise", TableEngineSpecification.gumbelNoise, width: 16, isSigned: true)
      })
    _timeRoot = Instance(
      bounds == 0
        ? nil : ConstantTable("time_root", TableEngineSpecification.timeRoots, width: 13))
    _visitRoots = Instances(
      (0..<bounds * actions).map { _ in
        ConstantTable("visit_root", TableEngineSpecification.visitRoots, width: 13)
      })
    _visitRate = Instance(
      specification.visitRate.map { ConstantTable("visit_rate", $0.rates, width: 17) })
    _rowVisits = Instances(
      (0..<bounds * actions).map { _ in parts.memory(depth: 1 << stateBits, valueBits: 9) })
    _entryVisits = Instances(
      (0..<counts).map { _ in parts.memory(depth: 1 << (stateBits + actionBits), valueBits: 9) })
    _stateVisits = Instances(
      (0..<stateCounts).map { _ in ValueMemory(depth: 1 << stateBits, valueBits: 9) })
    _rankNoise = Registers(
      count: noisy, signed: specification.keyBits, reset: 0,
      "what Boltzmann's policy adds to each value")
    _rankConfidence = Registers(count: bounds, width: 20, reset: 0, "the weight of the bounds")
    _rankExplores = Registers(count: bounds, width: 1, reset: 0, "a bound counts")
    _rankByVisits = Registers(count: byVisits, width: 1, reset: 0)
    _time = Registers(count: bounds, width: 32, reset: 0, "transitions so far")
    _updateBonus = Registers(
      count: bonuses, signed: specification.keyBits, reset: 0,
      "what the policy adds to the value in flight")
    _updateKey = Registers(
      count: bonuses, signed: specification.keyBits, reset: 0, "the greatest sum of the others")
    _updateKeyLane = Registers(count: bonuses, width: actionBits, reset: 0, "its action")
    _updateRate = Registers(count: byVisits, width: 17, reset: 0)
    _writeRate = Registers(count: byVisits, width: 17, reset: 0)

    _clearIndex = Register(stateBits + actionBits, reset: 0)
    _rankState = Register(stateBits, reset: 0)
    _rankAction = Register(actionBits, reset: 0)
    _rankReward = Register(signed: bits, reset: 0)
    _rankNext = Register(stateBits, reset: 0)
    _rankRandomLane = Register(
      actionBits, reset: 0, "the action, where it is chosen at random")
    _rankTable = Registers(count: tables - 1, reset: 0, "which table is updated")

    _updateState = Register(stateBits, reset: 0)
    _updateAction = Register(actionBits, reset: 0)
    _updateReward = Register(signed: bits, reset: 0)
    _updateEarned = Register(signed: bits + 17, reset: 0, "learning rate times reward")
    _updateWeights = Registers(
      count: promiseBits.count, width: 33, reset: 0, "learning rate times discount")
    _updateOwn = Register(signed: bits, reset: 0, "the value, unless it is in flight")
    _updateRandomLane = Register(actionBits, reset: 0)
    _updateTable = Registers(count: tables - 1, reset: 0, "which table is updated")
    _updateInFlightLane = Register(actionBits, reset: 0, "its action")
    _updateGreatest = Register(signed: bits, reset: 0, "the greatest of the others")
    _updateGreatestLane = Register(actionBits, reset: 0, "its action")

    _writeState = Register(stateBits, reset: 0)
    _writeAction = Register(actionBits, reset: 0)
    _writeValue = Register(signed: bits, reset: 0, "the new value")
    _writeBefore = Register(signed: bits, reset: 0, "the value before")
    _writeReward = Register(signed: bits, reset: 0)
    _writePromises = Registers(
      count: promiseBits.count, signed: promised, reset: 0, "what the next state promised")
    _writeChosen = Register(actionBits, reset: 0)
    _writeTable = Registers(count: tables - 1, reset: 0, "which table is updated")
  }

  public var moduleName: String { "table_engine" }
  public var documentation: String {
    """
    Learns by \(specification.algorithm.rawValue): \(specification.states) states, \
    \(specification.actions) actions, one update a clock.
    """
  }

  @LogicBuilder public var body: Logic {
    control
    fetch
    noise
    visits
    rank
    update
    write
  }

  // MARK: What the algorithms differ in

  /// The discounts, one for each promise.
  var discounts: [Signal] { [discount] }
  /// What the policy adds to each value of the next state, in the rank stage; empty where it adds nothing.
  var bonuses: [Signal] {
    updateKey.count == 0
      ? [] : (0..<actions).map { policyBonus($0).named("bonus_\($0)") }
  }
  /// What else the rank stage hands over.
  ///
  /// - Parameters:
  ///   - row: the values of the next state, by table and lane, as far as they are known.
  ///   - inFlight: a value of the next state is being computed, of the update stage's action.
  ///   - best: the greatest of the updated table's lanes that are not in flight.
  ///   - key: the one of them with the greatest sum, where the policy adds something.
  @LogicBuilder func ranked(
    row: [[Signal]], inFlight: Signal, best: Ranked, key: Ranked?
  ) -> Logic { Logic() }
  /// What the next state promises, in the update stage, if it is not terminal.
  var promises: [Signal] { [greatest.value] }
  /// The action of the policy where it is not chosen at random, in the update stage.
  var greedyLane: Signal {
    updateKey.count == 0
      ? greatest.index : mux(keyJoins, updateInFlightLane, updateKeyLane[0])
  }

  /// The greatest value of the next state, with the one in flight.
  var greatest: Ranked {
    Ranked(
      value: mux(updateJoins, writeValue, updateGreatest),
      index: mux(updateJoins, updateInFlightLane, updateGreatestLane))
  }

  /// Whether a value that was in flight comes before the greatest of those that were ranked.
  func joins(_ value: Signal, _ ranked: Ranked, inFlight: Signal) -> Signal {
    inFlight
      && (value > ranked.value || (value == ranked.value && updateInFlightLane < ranked.index))
  }

  /// Whether two transitions update the same table.
  func same(_ table: SignalArray, _ other: SignalArray) -> Signal {
    table.count == 0 ? true : table[0] == other[0]
  }
}
