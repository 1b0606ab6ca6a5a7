import Diagnostics
import HDL

/// Proves the assertions of a circuit by Yosys, `yosys-smtbmc` and z3.
///
/// ```swift
/// let verdict = try Prover().prove(Circuit(elaborating: Divider(…)), depth: 20)
/// ```
/// Most assertions are proved by induction over few cycles, with a search of the first ones after a reset.
/// Otherwise every run of `depth` cycles is searched for a broken assertion, then
/// induction over up to `depth` cycles proves that there is none at all. Where that does not hold, since
/// it begins in states that cannot be reached, the states that can are searched for (property-directed
/// reachability, by ABC): that finds a proof, or a broken assertion beyond the depth. Inputs, and the outputs of
/// black boxes, are free within what `assume` says; memories begin with any content. Several clocks
/// tick in any order: each has an input `<domain>_tick`, which is free too.
public struct Prover: Sendable {
  private let runner: ToolRunner
  private let timeLimit: Int

  /// - Parameter timeLimit: seconds after which each of the searches is given up, at least 1.
  public init(runner: ToolRunner = ToolRunner(), timeLimit: Int = 60) {
    self.runner = runner
    self.timeLimit = max(1, timeLimit)
  }

  /// What a proof cannot do without.
  public static let tools: [Tool] = [.yosys, .yosysSMTBMC, .z3]

  /// - Parameter depth: cycles, at least 1.
  /// - Throws: `ToolFailure` where a tool is missing or fails, `Diagnostic` for a circuit without a
  ///   top module, `CacheFailure` where no temporary files can be written.
  public func prove(_ circuit: Circuit, depth: Int) throws -> Verdict {
    for tool in Self.tools { try runner.require(tool) }
    let isManifold = circuit.topModule.map { $0.clockDomains.count > 1 } ?? false
    let circuit = isManifold ? circuit.withOneClock() : circuit
    let harness = try ProofHarness(circuit)
    guard let top = circuit.topModule else {
      return Verdict(outcome: .unknown(reason: "no module"))
    }
    let folder = try FileSystem.makePrivateFolder(
      prefix: "\(ExecutableSearch.environment("TMPDIR") ?? "/tmp")/memweave-proof-")
    defer { FileSystem.remove(folder) }
    for file in harness.files {
      try FileSystem.write(Array(file.text.utf8), to: "\(folder)/\(file.name)")
    }
    try FileSystem.write(Array(harness.script.utf8), to: "\(folder)/proof.ys")
    try FileSystem.write(
      Array(harness.reachabilityScript.utf8), to: "\(folder)/\(ReachabilitySearch.scriptName)")
    try runner.run(.yosys, ["-q", "-s", "proof.ys"], in: folder)
    let proof = Proof(
      harness: harness, top: top, folder: folder, runner: runner, timeLimit: timeLimit,
      steps: max(1, depth) + 1)
    return try proof.verdict()
  }
}

extension Verdict {
  fileprivate init(outcome: Outcome) { self.init(outcome: outcome, unreached: []) }
}

/// The searches of one proof, in a folder with the model.
private struct Proof {
  let harness: ProofHarness
  let top: Circuit.Module
  let folder: String
  let runner: ToolRunner
  let timeLimit: Int
  let steps: Int

  /// An assertion at a clock edge is judged one step after it.
  private var delay: Int { top.needsClock ? 1 : 0 }

  /// Those of the first induction, which is quick.
  private var fewSteps: Int { min(steps, 4) }

  func verdict() throws -> Verdict {
    if let verdict = try inductive(steps: fewSteps) { return verdict }
    let bounded = try bounded(steps: steps)
    if bounded.passed == false { return try failed(bounded) }
    guard bounded.passed == true else {
      return Verdict(outcome: .unknown(reason: "the bounded check took over \(timeLimit) s"))
    }
    let induction = try search(["-i"], steps: steps)
    if induction.passed == true {
      return try proved(by: .induction(steps: cycles(of: induction, steps: steps)))
    }
    switch try reachability.search() {
    case .unreachable: return try proved(by: .reachability)
    case .reached(let cycle) where cycle >= steps:
      return try Proof(
        harness: harness, top: top, folder: folder, runner: runner, timeLimit: timeLimit,
        steps: cycle + 2
      ).brokenBeyondTheDepth()
    case .reached, .open:
      let what = "no assertion is broken within \(steps - 1) cycles; the induction "
      return Verdict(
        outcome: .unknown(
          reason: what + (induction.passed == nil ? "took over \(timeLimit) s" : "does not hold")))
    }
  }

  /// Induction over few steps, and the first of them after a reset; `nil` where they do not decide.
  private func inductive(steps: Int) throws -> Verdict? {
    let induction = try search(["-i"], steps: steps)
    guard induction.passed == true else { return nil }
    let bounded = try bounded(steps: steps)
    guard let passed = bounded.passed else { return nil }
    return passed
      ? try proved(by: .induction(steps: cycles(of: induction, steps: steps)))
      : try failed(bounded)
  }

  /// How many cycles an induction took of so many steps.
  private func cycles(of induction: SolverAnswer, steps: Int) -> Int {
    max(1, steps - (induction.lastStep ?? 0) - delay)
  }

  private func bounded(steps: Int) throws -> SolverAnswer {
    try search(["--dump-vcd", "proof.vcd"], steps: steps)
  }

  private var reachability: ReachabilitySearch {
    ReachabilitySearch(folder: folder, runner: runner, timeLimit: timeLimit)
  }

  private func proved(by method: Verdict.Method) throws -> Verdict {
    let covers = try search(["-c"], steps: steps)
    return Verdict(
      outcome: .proved(by: method), unreached: covers.unreachedCovers.map(property))
  }

  /// The run that the search of reachable states has found.
  private func brokenBeyondTheDepth() throws -> Verdict {
    let bounded = try bounded(steps: steps)
    guard bounded.passed == false else {
      return Verdict(
        outcome: .unknown(
          reason: "an assertion is broken in cycle \(steps - 2), which the bounded check did not "
            + "reach in \(timeLimit) s"))
    }
    return try failed(bounded)
  }

  private func failed(_ answer: SolverAnswer) throws -> Verdict {
    let dump = FileSystem.contents(of: "\(folder)/proof.vcd") ?? []
    return Verdict(
      outcome: .failed(
        Counterexample(
          broken: answer.brokenAssertions.map(property),
          dump: String(decoding: dump, as: UTF8.self), of: top)))
  }

  /// `--unroll`: z3 is slow with the functions of states that stand in the model otherwise.
  private func search(_ mode: [String], steps: Int) throws -> SolverAnswer {
    let arguments =
      ["\(timeLimit)", Tool.yosysSMTBMC.name, "-s", "z3", "--unroll", "--noprogress"]
      + ["-t", "\(steps)"] + mode + ["proof.smt2"]
    do throws(ToolFailure) {
      return SolverAnswer(try runner.run(.timeout, arguments, in: folder).output)
    } catch {
      switch error.reason {
      case .exited(status: 1) where SolverAnswer(error.output).passed != nil:
        return SolverAnswer(error.output)
      case .exited(status: 124): return SolverAnswer("")
      default: throw error
      }
    }
  }

  private func property(_ range: SolverAnswer.TextRange) -> Verdict.Property {
    let file = harness.files.first { $0.name == range.file }
    return range.property(in: file?.text ?? "")
  }
}

extension Tool {
  /// Ends a search that takes too long.
  static let timeout = Tool(
    name: "timeout", package: "coreutils", purpose: "end a proof that takes too long")
}
