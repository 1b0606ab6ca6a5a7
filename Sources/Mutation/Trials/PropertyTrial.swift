import CircuitSimulator
import CoSimulation
import Components
import Diagnostics
import HDL
import ShippedTests

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
  private let seldom: Set<String>
  private let prover: Prover

  /// - Parameters:
  ///   - depth: cycles of the bounded proof, and the most of the induction.
  ///   - cycles: cycles of a run with inputs at random.
  ///   - runs: how many such runs, each from the reset on.
  ///   - seldom: inputs of one bit that are seldom one in them.
  public init(
    _ circuit: Circuit, depth: Int, cycles: Int = 600, runs: Int = 4,
    seldom: Set<String> = [], prover: Prover = Prover()
  ) {
    self.circuit = circuit
    self.depth = depth
    self.cycles = cycles
    self.runs = runs
    self.seldom = seldom
    self.prover = prover
  }

  public init(_ component: ProvedComponent) throws {
    self.init(
      try component.circuit(), depth: component.depth, cycles: component.cycles,
      runs: component.runs, seldom: component.seldom)
  }

  /// The mutants of the component alone, without those of what its proof puts beside it.
  public var mutants: [Mutant] {
    circuit.mutants().filter { !$0.isOfAProof }
  }

  public func killer(of mutant: Mutant) throws -> String? {
    // What stands behind a black box is free in a proof, and not there in a simulation.
    guard !circuit.modules.contains(where: \.isBlackBox) else { return nil }
    let mutated = circuit.applying(mutant)
    for run in 0..<runs {
      let simulation: Simulation
      do {
        simulation = try Simulation(mutated)
      } catch let diagnostic as Diagnostic {
        return diagnostic.message
      }
      var stimulus = RandomStimulus(
        simulation, of: mutated, seed: UInt64(run) &+ 1, seldom: seldom)
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
  var isOfAProof: Bool { ProofText.has(file: String(place.prefix { $0 != ":" })) }
}
