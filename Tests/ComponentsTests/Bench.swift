import CircuitChecks
import CircuitSimulator
import Diagnostics
import HDL
import TestSupport
import Testing

/// One component alone: elaborated, judged by every rule, and running.
struct Bench {
  let simulation: Simulation

  /// - Parameter blackBoxes: The models, by the name of the black box's module.
  init(_ hardware: some Hardware, blackBoxes: [String: any BlackBoxModel] = [:]) throws {
    let circuit = try Circuit(elaborating: hardware)
    let findings = CircuitChecks.check(circuit)
    #expect(findings.diagnostics.isEmpty, "\(findings)")
    simulation = try Simulation(circuit, blackBoxes: blackBoxes)
  }

  subscript(signal: String) -> Int {
    get throws { try simulation.peek(signal) }
  }

  func set(_ signals: KeyValuePairs<String, Int>) throws {
    for (signal, value) in signals { try simulation.poke(signal, value) }
  }

  /// Gives a strobe and counts the cycles to the answer, in whose cycle the simulation then stands.
  ///
  /// - Parameter surroundings: sets the inputs of each cycle from its outputs.
  func cycles(
    from start: String, to done: String, limit: Int = 100_000,
    with surroundings: (Simulation) throws -> Void = { _ in }
  ) throws -> Int {
    try simulation.poke(start, 1)
    try surroundings(simulation)
    try simulation.step()
    try simulation.poke(start, 0)
    for count in 1...limit {
      try surroundings(simulation)
      if try simulation.peek(done) == 1 { return count }
      try simulation.step()
    }
    throw Diagnostic(.error, "limit-reached", "'\(done)' is still 0 after \(limit) cycles")
  }

  /// Holds a waveform against the text that is recorded under that name.
  func expect(_ waveform: Waveform, _ name: String) throws {
    let text = waveform.description + "\n"
    #expect(try ExpectedTexts().recorded("\(name).txt", for: text) == text)
  }
}

/// An answer that comes a number of cycles after its strobe, as from a converter.
struct Delay {
  private var left: Int?

  /// Called once a cycle, first of all; whether the answer is there.
  mutating func elapse() -> Bool {
    left = left.map { $0 - 1 }
    guard left == 0 else { return false }
    left = nil
    return true
  }

  mutating func begin(_ cycles: Int) { left = cycles }
}

/// Numbers that are the same in every run.
struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
