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
  /// - Parameter seed: the seed of the macros (`memweave_seed`).
  public init(
    _ library: ModelLibrary, specification: QLearningAcceleratorSpecification, seed: UInt32
  ) throws {
    self.specification = specification
    instance = try library.makeInstance(plusargs: ["memweave_seed": "\(seed)"])
    bus = AXI4LiteManager(ModelPins(instance, prefix: "axi_"))
    registers = try RegisterDriver(AgentRegisters(specification.learning), over: bus)
    tableRegisters =
      specification.table == nil
      ? nil : try RegisterDriver(TableRegisters(specification.learning), over: bus)
    ports = try AgentPorts(library, hasCrossbar: specification.table == nil)
    try instance.reset()
    try instance.poke(ports.actionReady, 1)
  }

  /// Clock cycles so far.
  public var cycle: Int { Int(instance.cycle) }

  /// Loads the random seed, writes the start bit and waits until the agent is ready.
  ///
  /// - Parameter limit: cycles after which a start that does not end is given up.
  public func start(hardwareSeed: UInt32, limit: Int) throws -> InitialisationRecord {
    try registers.write(\.seed.value, UInt64(hardwareSeed))
    written = nil
    (lastState, lastAction, lastValue) = (0, 0, 0)
    _ = instance.takeRecords()
    let control = registers.map.address(\.control)
    let began = try bus.beginWrite(control, 1)
    try instance.await(ports.observationReady, limit: limit)
    var record = InitialisationRecord()
    record.latency = Int(instance.cycle) - began
    var log = RecordLog(instance.takeRecords(), specification: specification)
    if !log.conversions.isEmpty { record.calibrationCode = log.conversions.removeFirst().code }
    record.conversions = log.conversions
    record.rateCodes = log.rateCodes
    record.pulses = log.pulses
    record.faults = try faults()
    try bus.endWrite(control)
    _ = instance.takeRecords()
    return record
  }

  /// One transaction.
  ///
  /// - Parameter limit: cycles after which a transaction that does not end is given up.
  public func transact(
    _ input: AgentInput, settings: AgentSettings, limit: Int
  ) throws -> TransactionRecord {
    try apply(settings)
    try instance.await(ports.observationReady, limit: limit)
    try instance.poke(ports.observationReward, signed: Int64(input.reward))
    try instance.poke(ports.observationState, UInt64(input.state))
    try instance.poke(ports.observationFirst, input.first ? 1 : 0)
    try instance.poke(ports.observationDone, input.done ? 1 : 0)
    try instance.poke(ports.observationValid, 1)
    try instance.step()
    try instance.poke(ports.observationValid, 0)

    var record = TransactionRecord()
    record.latency = try instance.await(ports.actionValid, limit: limit) + 1
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
    }
    try instance.step()
    return record
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
