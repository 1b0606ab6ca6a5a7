import Components
import Reference
import RegisterMaps
import Specifications

/// The accelerator's hardware, running cycle by cycle, driven over its bus and streams, answering in
/// the golden model's form.
public final class HardwareAgent {
  public let specification: QLearningAcceleratorSpecification
  private let pins: any AgentPins
  private let bus: AXI4LiteManager
  private let registers: RegisterDriver<AgentRegisters>
  private var written: AgentSettings?
  private var assembly: RecordAssembly
  /// The cycle in which the last operation began, and what the strobes showed of it.
  private var last: (began: Int, records: [ModelRecord]) = (0, [])

  /// An accelerator out of reset, its inputs idle, in a compiled model.
  ///
  /// - Parameters:
  ///   - seed: the seed of the macros (`memweave_seed`).
  ///   - inputs: ports that hold a value all the time, such as the number of a mutant.
  public convenience init(
    _ library: ModelLibrary, specification: QLearningAcceleratorSpecification, seed: UInt32,
    inputs: [String: UInt64] = [:]
  ) throws {
    let instance = try library.makeInstance(plusargs: ["memweave_seed": "\(seed)"])
    for (name, value) in inputs { try instance.poke(name, value) }
    try instance.reset()
    try self.init(
      CompiledPins(instance, specification), specification: specification)
  }

  /// - Parameter pins: those of an accelerator out of reset.
  init(_ pins: any AgentPins, specification: QLearningAcceleratorSpecification) throws {
    self.specification = specification
    self.pins = pins
    bus = AXI4LiteManager(pins.bus)
    registers = try RegisterDriver(AgentRegisters(specification), over: bus)
    assembly = RecordAssembly(specification)
    try pins.set(.actionReady, 1)
  }

  /// Clock cycles so far.
  public var cycle: Int { pins.cycle }

  /// When the strobes of the last operation came.
  var lastStrobes: [HardwareRun.Strobe] {
    let recorders = AcceleratorModel.recorders(specification)
    return last.records.map {
      HardwareRun.Strobe($0, of: recorders[$0.recorder], began: last.began)
    }
  }

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
    _ = pins.takeRecords()
    let control = registers.map.address(\.control)
    let began = try bus.beginWrite(control, 1)
    // The cycle of the start bit.
    guard try pins.get(.observationReady) == 0 else {
      throw ModelFailure(
        .wrongAnswer, "observation-taken", "an observation is taken in the cycle of the start bit")
    }
    var records: [ModelRecord] = []
    var patience = limit
    if let inspect {
      try showsStart(until: began + limit / Self.shownPart)
      var slice = Self.firstSlice
      while patience > slice, try !pins.reaches(.observationReady, within: slice) {
        patience -= slice
        slice *= 2
        records += pins.takeRecords()
        try inspect(InitialisationRecord(records, specification: specification))
      }
    }
    try pins.await(.observationReady, limit: patience)
    last = (began, records + pins.takeRecords())
    let record = assembly.start(
      last.records, latency: pins.cycle - began, faults: try pins.get(.faults))
    try bus.endWrite(control)
    _ = pins.takeRecords()
    return record
  }

  /// Reads the status while the agent is started, in the phases that begin it.
  private func showsStart(until end: Int) throws {
    for _ in 0..<Self.statusReads where pins.cycle < end {
      let status = try bus.read(registers.map.address(\.status))
      guard status & 0b011 == 0b001 else {
        throw ModelFailure(
          .wrongAnswer, "status-of-start",
          "while the agent is started its status is \(status), not busy alone")
      }
    }
  }

  /// How often the status is read while the agent is started, and in which part of the promised time
  /// at most.
  private static let statusReads = 24
  private static let shownPart = 4

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
    try pins.await(.observationReady, limit: limit)
    try pins.set(.observationReward, input.reward)
    try pins.set(.observationState, input.state)
    try pins.set(.observationFirst, input.first ? 1 : 0)
    try pins.set(.observationDone, input.done ? 1 : 0)
    try pins.set(.observationValid, 1)
    let began = pins.cycle
    try pins.step()
    try pins.set(.observationValid, 0)
    if delay > 0 { try pins.set(.actionReady, 0) }
    try meanwhile?()
    try pins.await(.actionValid, limit: limit)
    last = (began, pins.takeRecords())
    let record = try assembly.transaction(
      input, last.records, latency: pins.cycle - began,
      learningRate: pins.get(.learningRate), faults: pins.get(.faults),
      action: pins.get(.action), cell: pins.cellState)
    try hold(delay)
    try pins.step()
    return record
  }

  /// Leaves the action untaken for some cycles, in which it must not change.
  private func hold(_ cycles: Int) throws {
    guard cycles > 0 else { return }
    let action = try pins.get(.action)
    for _ in 0..<cycles {
      try pins.step()
      guard try pins.get(.actionValid) == 1, try pins.get(.action) == action,
        try pins.get(.observationReady) == 0
      else {
        throw ModelFailure(
          .wrongAnswer, "action-withdrawn", "the action did not wait until it was taken")
      }
    }
    try pins.set(.actionReady, 1)
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
    return try traffic.difference(on: pins.bus)
  }

  /// The counters as the bus shows them.
  public func counters() throws -> AcceleratorCounters {
    var counters = AcceleratorCounters(
      steps: Int(try registers.read(\.steps.value)),
      episodes: Int(try registers.read(\.episodes.value)),
      pulses: Int(try registers.read(\.pulses.value)),
      conversions: Int(try registers.read(\.conversions.value)),
      faults: Int(try registers.read(\.faults.value)))
    counters.stimulations = Int(try registers.read(\.stimulations.value))
    return counters
  }

  /// The state of every cell, `row * columns + column`; empty without a crossbar.
  public func cellStates() throws -> [Double] {
    try pins.cellStates()
  }

  /// Tells of every cycle of the transactions from now on; `nil` ends it.
  func watch(_ watcher: ((ModelInstance) throws(ModelFailure) -> Void)?) {
    pins.instance?.watcher = watcher
  }

  /// Writes all signals from a cycle on into a file; the model has to be one with waves.
  public func openWave(_ path: String, firstCycle: Int = 0) throws {
    try pins.instance?.openWave(path, firstCycle: firstCycle)
  }

  /// Completes the file.
  public func closeWave() {
    pins.instance?.closeWave()
  }

  /// What was reached so far; the model has to be one that measures it. Ends with a reset, so that what
  /// only a reset takes back is seen to fall.
  public func coverage() throws -> CoverageCounts {
    guard let instance = pins.instance else { return CoverageCounts() }
    return try instance.finalCoverage()
  }

  /// Writes the registers that hold something else.
  private func apply(_ settings: AgentSettings) throws {
    if written == settings { return }
    try registers.write(settings, over: written)
    written = settings
  }
}
