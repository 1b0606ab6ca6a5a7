import Components
import Reference
import RegisterMaps
import Specifications

/// The accelerator's RTL in a running model, driven over its bus and streams, answering in the
/// golden model's form.
public final class HardwareAgent {
  public let specification: QLearningAcceleratorSpecification
  private let instance: ModelInstance
  private let bus: AXI4LiteManager
  private let registers: RegisterDriver<AgentRegisters>
  /// With a table engine, the registers that only it has.
  private let tableRegisters: RegisterDriver<TableRegisters>?
  private let ports: AgentPorts
  private var written: AgentSettings?
  private var lastState = 0
  private var lastAction = 0
  private var lastValue = 0

  /// An accelerator out of reset, its inputs idle.
  ///
  /// - Parameters:
  ///   - seed: the seed of the macros (`memweave_seed`).
  ///   - inputs: ports that hold a value all the time, such as the number of a mutant.
  public init(
    _ library: ModelLibrary, specification: QLearningAcceleratorSpecification, seed: UInt32,
    inputs: [String: UInt64] = [:]
  ) throws {
    self.specification = specification
    instance = try library.makeInstance(plusargs: ["memweave_seed": "\(seed)"])
    bus = AXI4LiteManager(ModelPins(instance, prefix: "axi_"))
    registers = try RegisterDriver(AgentRegisters(specification.learning), over: bus)
    tableRegisters =
      specification.table == nil
      ? nil : try RegisterDriver(TableRegisters(specification.learning), over: bus)
    ports = try AgentPorts(library, hasCrossbar: specification.table == nil)
    for (name, value) in inputs { try instance.poke(name, value) }
    try instance.reset()
    try instance.poke(ports.actionReady, 1)
  }

  /// Clock cycles so far.
  public var cycle: Int { Int(instance.cycle) }

  /// Loads the random seed, writes the start bit and waits until the agent is ready.
  ///
  /// - Parameters:
  ///   - limit: cycles after which a start that does not end is given up.
  ///   - inspect: is told now and then of what was recorded so far, without the latency.
  public func start(
    hardwareSeed: UInt32, limit: Int,
    inspect: ((InitialisationRecord) throws -> Void)? = nil
  ) throws -> InitialisationRecord {
    try registers.write(\.seed.value, UInt64(hardwareSeed))
    written = nil
    (lastState, lastAction, lastValue) = (0, 0, 0)
    _ = instance.takeRecords()
    let control = registers.map.address(\.control)
    let began = try bus.beginWrite(control, 1)
    var records: [ModelRecord] = []
    if let inspect {
      var patience = limit
      var slice = Self.firstSlice
      while patience > slice, try !instance.run(upTo: slice, until: ports.observationReady) {
        patience -= slice
        slice *= 2
        records += instance.takeRecords()
        try inspect(InitialisationRecord(records, specification: specification))
      }
      try instance.await(ports.observationReady, limit: patience)
    } else {
      try instance.await(ports.observationReady, limit: limit)
    }
    records += instance.takeRecords()
    var record = InitialisationRecord(records, specification: specification)
    record.latency = Int(instance.cycle) - began
    record.faults = try faults()
    try bus.endWrite(control)
    _ = instance.takeRecords()
    return record
  }

  /// Cycles of a start before what was recorded is looked at for the first time.
  private static let firstSlice = 1024

  /// One transaction.
  ///
  /// - Parameters:
  ///   - limit: cycles after which a transaction that does not end is given up.
  ///   - delay: cycles in which the action is not taken.
  ///   - meanwhile: what is done in the cycles after the observation was taken; it has to be done
  ///     before the action is there.
  public func transact(
    _ input: AgentInput, settings: AgentSettings, limit: Int, takenAfter delay: Int = 0,
    meanwhile: (() throws -> Void)? = nil
  ) throws -> TransactionRecord {
    try apply(settings)
    try instance.await(ports.observationReady, limit: limit)
    try instance.poke(ports.observationReward, signed: Int64(input.reward))
    try instance.poke(ports.observationState, UInt64(input.state))
    try instance.poke(ports.observationFirst, input.first ? 1 : 0)
    try instance.poke(ports.observationDone, input.done ? 1 : 0)
    try instance.poke(ports.observationValid, 1)
    try instance.step()
    let taken = Int(instance.cycle)
    try instance.poke(ports.observationValid, 0)
    if delay > 0 { try instance.poke(ports.actionReady, 0) }
    try meanwhile?()

    var record = TransactionRecord()
    try instance.await(ports.actionValid, limit: limit)
    record.latency = Int(instance.cycle) - taken + 1
    let log = RecordLog(instance.takeRecords(), specification: specification)
    record.rateCodes = log.rateCodes
    record.learningRate = Int(try instance.peek(ports.learningRate))
    record.conversions = log.conversions
    record.valuesRead = log.valuesRead
    record.error = log.error
    record.updatedValue = log.updatedValue
    record.pulses = log.pulses
    record.faults = try faults()
    if let cells = ports.cells, let updated = log.updatedValue, updated != lastValue {
      record.cells = try writtenCells(cells)
    }
    if let explored = log.explored {
      let action = Int(try instance.peek(ports.action))
      record.action = action
      record.explored = explored
      remember(state: input.state, action: action, values: log.valuesRead)
    } else if case let action = Int(try instance.peek(ports.action)), action != 0 {
      // In a terminal state there is none, which is shown as 0.
      record.action = action
    }
    try hold(delay)
    try instance.step()
    return record
  }

  /// Leaves the action untaken for some cycles, in which it must not change.
  private func hold(_ cycles: Int) throws {
    guard cycles > 0 else { return }
    let action = try instance.peek(ports.action)
    for _ in 0..<cycles {
      try instance.step()
      guard try instance.peek(ports.actionValid) == 1, try instance.peek(ports.action) == action,
        try instance.peek(ports.observationReady) == 0
      else {
        throw ModelFailure(
          .wrongAnswer, "action-withdrawn", "the action did not wait until it was taken")
      }
    }
    try instance.poke(ports.actionReady, 1)
  }

  /// Writes the start bit and reads the status.
  func startAgain() throws -> UInt64 {
    let control = registers.map.address(\.control)
    try bus.write(control, UInt64(written?.controlWord ?? 0) | 1, strobes: .max)
    return try bus.read(registers.map.address(\.status))
  }

  /// Bus traffic at random, held against the golden model of the registers.
  ///
  /// The settings are written anew by the next transaction, the seed by the next start.
  func exercise(_ traffic: RegisterTraffic) throws -> RegisterTraffic.Difference? {
    written = nil
    return try traffic.difference(on: ModelPins(instance, prefix: "axi_"))
  }

  /// The counters as the bus shows them.
  public func counters() throws -> AcceleratorCounters {
    var counters = AcceleratorCounters(
      steps: Int(try registers.read(\.steps.value)),
      episodes: Int(try registers.read(\.episodes.value)),
      pulses: Int(try registers.read(\.pulses.value)),
      conversions: Int(try registers.read(\.conversions.value)),
      faults: Int(try registers.read(\.faults.value)))
    if let tableRegisters {
      counters.stimulations = Int(try tableRegisters.read(\.stimulations.value))
    }
    return counters
  }

  /// The state of every cell, `row * columns + column`; empty without a crossbar.
  public func cellStates() throws -> [Double] {
    try ports.cells.map { try instance.probe($0) } ?? []
  }

  private func faults() throws -> Int {
    try ports.faults.map { Int(try instance.peek($0)) } ?? 0
  }

  /// Tells of every cycle of the transactions from now on; `nil` ends it.
  func watch(_ watcher: ((ModelInstance) throws(ModelFailure) -> Void)?) {
    instance.watcher = watcher
  }

  /// Writes all signals from a cycle on into a file; the model has to be one with waves.
  public func openWave(_ path: String, firstCycle: Int = 0) throws {
    try instance.openWave(path, firstCycle: firstCycle)
  }

  /// Completes the file.
  public func closeWave() {
    instance.closeWave()
  }

  /// Writes the registers that hold something else.
  private func apply(_ settings: AgentSettings) throws {
    func write(
      _ register: KeyPath<AgentRegisters, FieldReference<UInt64>>,
      _ value: KeyPath<AgentSettings, Int>
    ) throws {
      let code = settings[keyPath: value]
      if written?[keyPath: value] == code { return }
      try registers.write(register, UInt64(truncatingIfNeeded: code))
    }
    if written == settings { return }
    try write(\.constantRate.value, \.constantLearningRate)
    try write(\.discount.value, \.discount)
    try write(\.exploration.value, \.exploration)
    if written?.controlWord != settings.controlWord { try writeControl(settings) }
    if let tableRegisters, written?.schedule != settings.schedule {
      try tableRegisters.write(settings.schedule)
    }
    written = settings
  }

  private func writeControl(_ settings: AgentSettings) throws {
    if let tableRegisters {
      try tableRegisters.write(\.control) {
        $0.learning = settings.learning
        $0.constantSource = settings.source == .constant
        $0.visitSource = settings.source == .visits
        $0.detection = settings.detectsChange
        $0.stimulation = settings.stimulates
      }
    } else {
      try registers.write(\.control) {
        $0.learning = settings.learning
        $0.constantSource = settings.source == .constant
      }
    }
  }

  private func writtenCells(_ cells: ProbeHandle) throws -> [CellState] {
    let tile = specification.tile
    let first = lastState * tile.columns + lastAction * tile.slices
    return try (first..<first + tile.slices).map {
      CellState(cell: $0, state: try instance.probe(cells, at: $0))
    }
  }

  private func remember(state: Int, action: Int, values: [ValueRead]) {
    lastState = state
    lastAction = action
    lastValue = values.last { $0.action == action }?.value ?? 0
  }
}

extension AgentSettings {
  /// The control register: learning in bit 1, the constant rate's choice in bit 2, and so on.
  var controlWord: Int {
    (learning ? 2 : 0) + (source == .constant ? 4 : 0) + (source == .visits ? 8 : 0)
      + (detectsChange ? 16 : 0) + (stimulates ? 32 : 0)
  }
}

extension RegisterDriver<TableRegisters> {
  fileprivate func write(_ schedule: AgentSchedule) throws {
    func write(
      _ register: KeyPath<TableRegisters, FieldReference<UInt64>>, _ value: Int
    ) throws {
      try self.write(register, UInt64(truncatingIfNeeded: value))
    }
    try write(\.rateRatio.value, schedule.rateRatio)
    try write(\.rateFloor.value, schedule.rateFloor)
    try write(\.explorationRatio.value, schedule.explorationRatio)
    try write(\.explorationFloor.value, schedule.explorationFloor)
  }
}
