import Reference
import Specifications

/// A matrix engine in RTL and its golden model side by side: every voltage, current, code, sum and
/// output is compared, and the first difference ends the run.
public final class MatrixEngineLockStep {
  public let specification: MatrixEngineSpecification
  public private(set) var golden: MatrixEngineReference
  /// Vectors whose outputs were compared.
  public private(set) var vectors = 0
  /// Clock cycles so far.
  public var cycles: Int { Int(instance.cycle) }

  /// The first value that left its budget, in the earliest cycle of all layers.
  public var deviation: BudgetDeviation? {
    layers.compactMap(\.deviation).min { $0.cycle < $1.cycle }
  }

  private let instance: ModelInstance
  private let ports: MatrixEnginePorts
  private var layers: [MatrixLayerComparison]

  /// When the elements of a run are offered and its outputs taken.
  public enum Pace: Sendable {
    /// A vector is offered when the one before has left; outputs are taken at once. The latency is held
    /// against what is promised.
    case oneByOne
    /// Elements are always offered, outputs taken at once. The interval is held against what is promised.
    case backToBack
    /// Elements are offered and outputs taken in a random three of four cycles; the seed says in which.
    case halting(seed: UInt64)
  }

  /// Resets the hardware and brings the cells of both to the weights' levels.
  ///
  /// - Throws: `MatrixMismatch` where program-verify comes to something else on both.
  /// - Parameters:
  ///   - seed: the seed of the macros.
  ///   - wave: the file for the values of all signals over time; the model has to be one with waves.
  ///   - firstCycle: cycles before it are left out of the wave.
  public init(
    _ model: MatrixEngineModel, seed: UInt32, wave: String? = nil, firstCycle: Int = 0
  ) throws {
    let specification = model.specification
    self.specification = specification
    golden = MatrixEngineReference(specification, seed: seed)
    instance = try model.library.makeInstance(plusargs: ["memweave_seed": "\(seed)"])
    if let wave { try instance.openWave(wave, firstCycle: firstCycle) }
    let ports = try MatrixEnginePorts(model.library, specification: specification)
    self.ports = ports
    layers = zip(specification.layers, ports.layers).map {
      MatrixLayerComparison($0, ports: $1, tolerances: specification.tolerances)
    }
    try instance.reset()
    try waitUntilReady()
    try calibrate()
    if let programming = ports.programming {
      try MatrixProgrammingComparison(
        specification: specification, golden: golden, ports: ports, programming: programming,
        instance: instance
      ).run()
      return
    }
    for (index, layer) in specification.layers.enumerated() {
      for write in layer.program { try ports.write(write, layer: index, to: instance) }
    }
  }

  /// Multiplies vectors, or maps, on both.
  ///
  /// - Precondition: every element lies in the first layer's input format.
  /// - Returns: the outputs of each.
  /// - Throws: `MatrixMismatch` when hardware and golden model differ.
  public func multiply(_ vectors: [[Int]], pace: Pace = .oneByOne) throws -> [[Int]] {
    let format = specification.layers[0].input
    var offered = vectors.map { $0.map { format.bits(of: $0) } }.joined().makeIterator()
    var waiting = offered.next()
    var accepted = 0
    var log = Log()
    var outputs: [[Int]] = []
    var random = CycleChoice(pace)
    var taken: [Given] = []
    let limit =
      cycles + 1000 + 20 * vectors.count * (specification.latency + specification.interval)
    let inputs = specification.layers[0].streamInputs
    let results = specification.layers[specification.layers.count - 1].streamOutputs
    let outputFormat = specification.layers[specification.layers.count - 1].post.format

    while log.given < vectors.count * results {
      guard cycles < limit else {
        throw mismatch(
          "cycles of \(vectors.count) vectors", "fewer than \(limit)", try stall(),
          vector: log.given / results + 1)
      }
      let isOffered =
        waiting != nil && random.next() && isWelcome(accepted, log, pace, inputs, results)
      try instance.poke(ports.inputValid, isOffered ? 1 : 0)
      if isOffered { try instance.poke(ports.inputData, waiting ?? 0) }
      let isTaken = random.next()
      try instance.poke(ports.outputReady, isTaken ? 1 : 0)
      if isOffered, try instance.peek(ports.inputReady) == 1 {
        if accepted % inputs == 0 {
          let records = golden.multiply(vectors[accepted / inputs])
          for index in layers.indices { layers[index].expect(records[index]) }
          outputs.append(records[records.count - 1].outputs)
        }
        accepted += 1
        waiting = offered.next()
        if accepted % inputs == 0 { log.lastAccepted.append(cycles) }
      }
      if try instance.peek(ports.outputValid) == 1 {
        if log.given % results == 0, log.firstGiven.count == log.given / results {
          log.firstGiven.append(cycles)
        }
        if isTaken {
          let found = outputFormat.value(ofBits: Int(try instance.peek(ports.outputData)))
          let (vector, element) = log.given.quotientAndRemainder(dividingBy: results)
          taken.append(Given(vector: vector, element: element, found: found, cycle: cycles))
          log.given += 1
        }
      }
      for index in layers.indices { try layers[index].look(at: instance) }
      try instance.step()
    }
    for given in taken where given.found != outputs[given.vector][given.element] {
      var mismatch = mismatch(
        "element \(given.element) of the output stream",
        outputs[given.vector][given.element].decimalAndHexadecimal,
        given.found.decimalAndHexadecimal, vector: given.vector + 1)
      (mismatch.stage, mismatch.cycle) = (.postProcessing, given.cycle)
      throw mismatch
    }
    try compareTiming(log, pace: pace)
    self.vectors += vectors.count
    return outputs
  }

  /// Multiplies vectors, the first half one by one, which shows the latency, the others back to back, which shows the
  /// interval.
  ///
  /// - Precondition: every element lies in the first layer's input format.
  /// - Throws: `MatrixMismatch` when hardware and golden model differ.
  public func multiplyAtBothPaces(_ vectors: [[Int]]) throws {
    let half = vectors.count / 2
    if half > 0 { _ = try multiply(Array(vectors.prefix(half))) }
    _ = try multiply(Array(vectors.dropFirst(half)), pace: .backToBack)
  }

  /// Completes the wave; nothing happens where there is none.
  public func closeWave() { instance.closeWave() }

  /// Is told before every rising edge from now on, with the ports settled.
  func watch(_ watcher: ((ModelInstance) throws(ModelFailure) -> Void)?) {
    instance.watcher = watcher
  }

  /// Shows the hardware as it is now.
  func look(_ body: (ModelInstance) throws(ModelFailure) -> Void) throws(ModelFailure) {
    try body(instance)
  }

  /// What was reached so far; the model has to be one that measures it. Ends with a reset.
  public func coverage() throws -> CoverageCounts { try instance.finalCoverage() }

  /// What left the hardware.
  private struct Given {
    var vector: Int
    var element: Int
    var found: Int
    var cycle: Int
  }

  /// Calibrates the converters, where they are to be, once nothing else runs.
  private func calibrate() throws {
    guard let ports = ports.calibration else { return }
    try instance.poke(ports.start, 1)
    try instance.step()
    try instance.poke(ports.start, 0)
    var found = 0
    while found <= specification.calibrationCycles, try instance.peek(ports.runs) == 1 {
      try instance.step()
      found += 1
    }
    guard found == specification.calibrationCycles else {
      throw mismatch(
        "cycles of the calibration", "\(specification.calibrationCycles)", "\(found)", vector: 0)
    }
  }

  /// Compares the cycles after a reset in which reports are cleared.
  private func waitUntilReady() throws {
    let clearing = specification.layers.map(\.clearingCycles).max() ?? 0
    var found = 0
    while found <= clearing, try instance.peek(ports.programReady) == 0 {
      try instance.step()
      found += 1
    }
    guard found == clearing else {
      throw mismatch("cycles of clearing", "\(clearing)", "\(found)", vector: 0)
    }
  }

  /// Why the engine does not go on: its handshakes, and the last strobe.
  private func stall() throws -> String {
    let (isOffered, isWelcome) = (
      try instance.value(ofPort: ports.inputValid.name), try instance.peek(ports.inputReady)
    )
    let (isGiven, isTaken) = (
      try instance.peek(ports.outputValid), try instance.value(ofPort: ports.outputReady.name)
    )
    let last = layers.compactMap(\.lastStrobe).max { $0.cycle < $1.cycle }
    return "no end; input: valid \(isOffered), ready \(isWelcome); output: valid \(isGiven), ready "
      + "\(isTaken); last strobe: "
      + (last.map { "\($0.port) in cycle \($0.cycle), \(cycles - $0.cycle) cycles before" }
        ?? "none")
  }

  /// What happened when.
  private struct Log {
    /// The cycle in which the last element of each vector was accepted.
    var lastAccepted: [Int] = []
    /// The cycle in which the first output of each vector showed.
    var firstGiven: [Int] = []
    /// Outputs that were taken.
    var given = 0
  }

  private func isWelcome(
    _ accepted: Int, _ log: Log, _ pace: Pace, _ inputs: Int, _ results: Int
  ) -> Bool {
    guard case .oneByOne = pace else { return true }
    return accepted / inputs * results <= log.given
  }

  private func compareTiming(_ log: Log, pace: Pace) throws {
    for index in log.firstGiven.indices {
      let latency = log.firstGiven[index] - log.lastAccepted[index]
      switch pace {
      case .oneByOne:
        try compare("cycles to the first output", specification.latency, latency, index)
      case .backToBack where index == 0:
        try compare("cycles to the first output", specification.latency, latency, index)
      case .backToBack:
        let interval = log.firstGiven[index] - log.firstGiven[index - 1]
        try compare("cycles after the vector before", specification.interval, interval, index)
      case .halting: continue
      }
    }
  }

  private func compare(
    _ quantity: String, _ expected: Int, _ found: Int, _ index: Int
  ) throws {
    guard expected != found else { return }
    throw mismatch(
      quantity, expected.decimalAndHexadecimal, found.decimalAndHexadecimal, vector: index + 1)
  }

  private func mismatch(
    _ quantity: String, _ expected: String, _ found: String, vector: Int
  ) -> MatrixMismatch {
    MatrixMismatch(
      vector: vectors + vector, layer: "", stage: .timing, quantity: quantity, expected: expected,
      found: found, cycle: cycles)
  }
}

/// In which cycles something is done.
private struct CycleChoice {
  private var state: UInt64?

  init(_ pace: MatrixEngineLockStep.Pace) {
    if case .halting(let seed) = pace { state = seed &* 2 &+ 1 }
  }

  /// Whether it is done in this cycle: always, or in three of four (Vigna, xorshift64*).
  mutating func next() -> Bool {
    guard var word = state else { return true }
    word ^= word >> 12
    word ^= word << 25
    word ^= word >> 27
    state = word
    return (word &* 0x2545_F491_4F6C_DD1D) >> 62 != 0
  }
}
