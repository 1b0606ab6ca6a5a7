import Diagnostics
import HDL

/// Runs a circuit cycle by cycle, with two-valued logic.
///
/// ```swift
/// let simulation = try Simulation(Circuit(elaborating: Sequencer(bits: 10)))
/// try simulation.poke("start", 1)
/// try simulation.run(until: "done", limit: 100)
/// #expect(try simulation.peek("result") == 42)
/// ```
///
/// Every step is an edge of all clocks together, unless a domain is named (`step(.write)`) or a
/// schedule gives each clock its period (`follow(_:)`). Where several clocks rise at once, each
/// register takes what stood before the edge, whatever its domain.
///
/// It begins as after a reset: registers hold their reset values; registers without one, memories
/// without contents and undriven signals hold zero. Names are those of the description, with
/// instances before a full stop (`tile.converter.code`). All logic is compiled to a tape of steps,
/// which every settling runs once.
public final class Simulation {
  let netlist: Netlist
  let tape: Tape
  var words: [UInt64]
  private let registers: [RegisterSlots]
  private let memoryWrites: [MemoryWriteStep]
  private var staging: [UInt64]
  private let ports: [BlackBoxPorts]
  private var needsSettling = true
  private let allClocks: ClockSet
  var schedule: RunningSchedule?
  var metastability: Metastability?
  var waveforms: [Waveform] = []
  var dumps: [ValueChangeDump] = []

  /// How many steps have been taken since the start or the last reset.
  public private(set) var cycle = 0
  /// When the last edges came, in the units of the schedule; without one, how many steps were taken.
  public internal(set) var time = 0
  /// For each `cover` statement's message, how many cycles it held in.
  public private(set) var coverage: [String: Int] = [:]

  private struct RegisterSlots {
    var present: Slot
    var next: Slot?
    var reset: BitVector?
    var clock: ClockID
    var isSynchronizer: Bool
  }

  /// Flattens and compiles the circuit.
  ///
  /// - Parameter blackBoxes: The models, by the path of the black box's instance, or by the name of
  ///   its module where that has one instance only.
  /// - Throws: `Diagnostic` for a combinational loop, a black box without a model, or a circuit
  ///   made by hand whose names do not resolve.
  public init(_ circuit: Circuit, blackBoxes: [String: any BlackBoxModel] = [:]) throws {
    var flattening = Flattening(circuit, models: blackBoxes)
    let netlist = try flattening.run()
    var compilation = Compilation(netlist)
    let tape = try compilation.run()
    self.netlist = netlist
    self.tape = tape
    allClocks = ClockSet(netlist.clocks.indices)
    words = [UInt64](repeating: 0, count: tape.wordCount)
    registers = zip(netlist.nets, tape.netSlots).compactMap { net, slot in
      guard case .register(let next, let reset, let clock) = net.driver else { return nil }
      return RegisterSlots(
        present: slot, next: next.flatMap { tape.nodeSlots[$0] }, reset: reset, clock: clock,
        isSynchronizer: net.isSynchronizer)
    }
    memoryWrites = MemoryWriteStep.steps(of: netlist, on: tape)
    staging = [UInt64](repeating: 0, count: registers.reduce(0) { $0 + $1.present.wordCount })
    ports = netlist.blackBoxes.map { box in
      BlackBoxPorts(
        inputs: Dictionary(box.inputs.map { ($0.name, $0.type) }) { first, _ in first },
        outputs: Dictionary(box.outputs.map { ($0.name, $0.type) }) { first, _ in first })
    }
    for (slot, value) in tape.constants { write(value, to: slot) }
    loadMemories()
    reset()
  }

  /// Gives registers their reset values and resets the black boxes. Registers without a reset and
  /// memories keep what they hold, as do the inputs. The cycle count starts anew.
  public func reset() {
    resetRegisters(of: allClocks)
    for box in netlist.blackBoxes { box.model.reset() }
    cycle = 0
  }

  func resetRegisters(of clocks: ClockSet) {
    for register in registers where clocks.contains(register.clock) {
      if let value = register.reset { write(value, to: register.present) }
    }
    needsSettling = true
  }

  /// Lets clock edges come: all logic settles, properties are judged, then the state changes.
  ///
  /// - Parameter count: How many edges of all clocks together; where the clocks follow a schedule,
  ///   how many moments at which any of them rises.
  /// - Throws: `DiagnosticReport` with every property that does not hold in a cycle, before its
  ///   clock edge, so that signals can still be looked at.
  public func step(_ count: Int = 1) throws {
    for _ in 0..<max(0, count) {
      if let next = schedule?.next() {
        try edge(of: next.clocks, at: next.time)
      } else {
        try edge(of: allClocks, at: time + 1)
      }
    }
  }

  /// Edges of some clocks at one moment.
  func edge(of clocks: ClockSet, at moment: Int) throws {
    try settleAndReport()
    try judgeProperties(at: clocks)
    for waveform in waveforms { try waveform.sample(self, clocks) }
    for dump in dumps { dump.sample(self, clocks, at: moment) }
    advance(clocks)
    cycle += 1
    time = moment
    needsSettling = true
  }

  /// Steps until the signal is not zero.
  ///
  /// - Returns: How many steps were needed; 0 when it is not zero already.
  /// - Throws: `Diagnostic` when it is still zero after `limit` steps, and what `step` throws.
  @discardableResult
  public func run(until signal: String, limit: Int) throws -> Int {
    var steps = 0
    while try peekVector(signal).isZero {
      guard steps < limit else {
        throw Diagnostic(
          .error, "limit-reached", "'\(signal)' is still 0 after \(limit) cycles",
          at: netlist.signals[signal]?.place)
      }
      try step()
      steps += 1
    }
    return steps
  }

  func settle() {
    guard needsSettling else { return }
    needsSettling = false
    words.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      tape.run(on: base) { call, words in self.evaluate(call, on: words) }
    }
  }

  func stateWasChanged() { needsSettling = true }

  private func settleAndReport() throws {
    settle()
    try reportModelProblems()
  }

  private func reportModelProblems() throws {
    var problems: [Diagnostic] = []
    for (box, ports) in zip(netlist.blackBoxes, ports) {
      for problem in ports.takeProblems() {
        problems.append(Diagnostic(.error, "black-box-model", "model of '\(box.path)': \(problem)"))
      }
    }
    if !problems.isEmpty { throw DiagnosticReport(problems) }
  }

  private func evaluate(_ index: Int, on words: UnsafeMutablePointer<UInt64>) {
    let call = netlist.calls[index]
    let box = netlist.blackBoxes[call.box]
    load(box.inputs.filter { call.inputs.contains($0.name) }, of: call.box, from: words)
    box.model.settle(ports[call.box])
    for output in box.outputs where call.outputs.contains(output.name) {
      let slot = tape.netSlots[output.net]
      let value = ports[call.box].vector(output.name)
      for word in 0..<slot.wordCount { words[slot.offset + word] = value.words[word] }
    }
  }

  private func load(
    _ inputs: [(name: String, type: Circuit.ValueType, net: NetID)], of box: Int,
    from words: UnsafeMutablePointer<UInt64>
  ) {
    for input in inputs {
      let slot = tape.netSlots[input.net]
      let value = (0..<slot.wordCount).map { words[slot.offset + $0] }
      ports[box].load(input.name, BitVector(width: slot.width, words: value))
    }
  }

  private func judgeProperties(at clocks: ClockSet) throws {
    var failures: [Diagnostic] = []
    for property in netlist.properties
    where property.clocks.isEmpty || property.clocks.overlaps(clocks) {
      if let enable = property.enable, !isSet(enable) { continue }
      let holds = isSet(property.condition)
      let what: (identifier: String, name: String)
      switch property.kind {
      case .cover:
        if holds { coverage[property.message, default: 0] += 1 }
        continue
      case .assert: what = ("assertion-failed", "assertion does not hold")
      case .assume: what = ("assumption-violated", "assumption does not hold")
      }
      if holds { continue }
      let notes = property.path.isEmpty ? [] : [Diagnostic.Note("in instance '\(property.path)'")]
      failures.append(
        Diagnostic(
          .error, what.identifier, "\(what.name) in cycle \(cycle): \(property.message)",
          at: property.place, notes: notes))
    }
    if !failures.isEmpty { throw DiagnosticReport(failures) }
  }

  /// An edge of all clocks at which nothing is judged or recorded.
  func advanceUnjudged() throws {
    try settleAndReport()
    advance(allClocks)
    needsSettling = true
  }

  /// The clock edge. New values are gathered before any is stored: one register may take another's.
  private func advance(_ clocks: ClockSet) {
    let isAll = clocks == allClocks
    clockBlackBoxes(clocks)
    writeMemories(clocks)
    var position = 0
    for register in registers {
      let ticks = isAll || clocks.contains(register.clock)
      let source = ticks ? register.next ?? register.present : register.present
      for word in 0..<source.wordCount {
        staging[position] = words[source.offset + word]
        position += 1
      }
    }
    if metastability != nil { unsettleSynchronizers(at: clocks) }
    position = 0
    for register in registers {
      for word in 0..<register.present.wordCount {
        words[register.present.offset + word] = staging[position]
        position += 1
      }
    }
  }

  /// Where synchronizers take what changed since their last edge, chance decides about each bit.
  private func unsettleSynchronizers(at clocks: ClockSet) {
    var position = 0
    for register in registers {
      let count = register.present.wordCount
      if register.isSynchronizer, clocks.contains(register.clock) {
        for word in position..<position + count {
          staging[word] = metastability?.settled(staging[word], at: word) ?? staging[word]
        }
      }
      position += count
    }
  }

  private func clockBlackBoxes(_ clocks: ClockSet) {
    for (index, box) in netlist.blackBoxes.enumerated() where box.clocks.overlaps(clocks) {
      words.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        load(box.inputs, of: index, from: base)
      }
      box.model.clockEdge(ports[index])
    }
  }

  private func writeMemories(_ clocks: ClockSet) {
    words.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for step in memoryWrites where clocks.contains(step.clock) { step.run(on: base) }
    }
  }

  private func isSet(_ node: NodeID) -> Bool {
    tape.nodeSlots[node].map { words[$0.offset] != 0 } ?? false
  }

  private func loadMemories() {
    for (record, region) in zip(netlist.memories, tape.memories) {
      for (address, word) in record.memory.initialContents.prefix(region.depth).enumerated() {
        let size = region.word.wordCount
        write(
          word, to: Slot(offset: region.offset + address * size, width: region.word.width))
      }
    }
  }

  func write(_ value: BitVector, to slot: Slot) {
    let fitting = BitVector(width: slot.width, words: value.words)
    for (index, word) in fitting.words.enumerated() { words[slot.offset + index] = word }
  }

  func read(_ slot: Slot) -> BitVector {
    BitVector(
      width: slot.width, words: Array(words[slot.offset..<slot.offset + slot.wordCount]))
  }
}
