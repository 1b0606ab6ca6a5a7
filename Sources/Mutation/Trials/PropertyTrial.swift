import CircuitSimulator
import CoSimulation
import Components
import Diagnostics
import HDL
import Workloads

/// The properties of a component of the library: first its assertions under inputs at random, then
/// its proof.
///
/// Each mutant is a circuit of its own in the circuit simulator, which starts sooner than a compiler
/// does. Inputs that an assumption forbids are drawn again. Registers of which the proof consists
/// belong to the test and have no mutants.
public struct PropertyTrial: MutationTrial {
  public let circuit: Circuit
  private let depth: Int
  private let cycles: Int
  private let runs: Int
  private let prover: Prover

  /// - Parameters:
  ///   - depth: cycles of the bounded proof, and the most of the induction.
  ///   - cycles: cycles of a run with inputs at random.
  ///   - runs: how many such runs, each from the reset on.
  public init(
    _ circuit: Circuit, depth: Int, cycles: Int = 300, runs: Int = 4, prover: Prover = Prover()
  ) {
    self.circuit = circuit
    self.depth = depth
    self.cycles = cycles
    self.runs = runs
    self.prover = prover
  }

  public init(_ component: ProvedComponent) throws {
    self.init(try component.circuit(), depth: component.depth)
  }

  /// The mutants of the component alone, without those of what its proof puts beside it.
  public var mutants: [Mutant] {
    circuit.mutants().filter { !$0.isOfAProof }
  }

  public func killer(of mutant: Mutant) throws -> String? {
    let mutated = circuit.applying(mutant)
    for run in 0..<runs {
      let simulation: Simulation
      do {
        simulation = try Simulation(mutated)
      } catch let diagnostic as Diagnostic {
        return diagnostic.message
      }
      var stimulus = RandomStimulus(simulation, of: mutated, seed: UInt64(run) &+ 1)
      if let broken = try stimulus.firstBroken(within: cycles) { return broken }
    }
    return nil
  }

  public func slowKiller(of mutant: Mutant) throws -> String? {
    switch try prover.prove(circuit.applying(mutant), depth: depth).outcome {
    case .proved: return nil
    case .failed(let counterexample):
      return "proof: \(counterexample.broken.map(\.message).joined(separator: ", "))"
    case .unknown(let reason):
      return reason.contains("does not hold") ? "proof: \(reason)" : nil
    }
  }
}

extension Mutant {
  /// It stands on a line of a proof.
  var isOfAProof: Bool {
    let file = place.prefix { $0 != ":" }
    return file.hasSuffix("Proof.swift") || file.hasSuffix("Proofs.swift")
      || file.hasSuffix("WordTracker.swift")
  }
}

/// Inputs at random within what the circuit assumes.
private struct RandomStimulus {
  let simulation: Simulation
  private let inputs: [Circuit.Signal]
  private let domains: [Circuit.ClockDomain]
  private var random: SplitMix64

  init(_ simulation: Simulation, of circuit: Circuit, seed: UInt64) {
    self.simulation = simulation
    inputs = circuit.topModule?.inputs ?? []
    domains = circuit.topModule?.clockDomains ?? []
    random = SplitMix64(seed: seed)
  }

  /// Draws in a cycle, before the run counts as stuck.
  private static let draws = 40

  /// The first assertion that does not hold.
  mutating func firstBroken(within cycles: Int) throws -> String? {
    for _ in 0..<cycles {
      var isTaken = false
      for draw in 0..<Self.draws where !isTaken {
        try drive(all: draw > Self.draws / 2)
        do {
          try step()
          isTaken = true
        } catch let report as DiagnosticReport {
          if report.contains("assumption-violated") { continue }
          return report.diagnostics.first?.message ?? "a property"
        }
      }
      // No inputs are allowed any more; what can be said was said.
      guard isTaken else { return nil }
    }
    return nil
  }

  /// - Parameter all: else inputs mostly stay.
  private mutating func drive(all: Bool) throws {
    for input in inputs where all || random.once(in: 2) {
      let words = (0...(input.type.width / 64)).map { _ in random.next() }
      let value: BitVector =
        random.once(in: 4)
        ? .zero(width: input.type.width) : BitVector(width: input.type.width, words: words)
      try simulation.poke(input.name, bits: value)
    }
  }

  /// All clocks together, or one of them.
  private mutating func step() throws {
    guard domains.count > 1, !random.once(in: 3) else { return try simulation.step() }
    try simulation.step(domains[Int.random(in: domains.indices, using: &random)])
  }
}

extension DiagnosticReport {
  fileprivate func contains(_ identifier: String) -> Bool {
    diagnostics.contains { $0.identifier == identifier }
  }
}
