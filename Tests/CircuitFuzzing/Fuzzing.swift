import Foundation
import HDL
import SystemVerilog

/// Runs random circuits on all simulators, proves some of them by Yosys, and tells of differences, each with a minimal
/// circuit as Swift source.
public struct Fuzzing {
  public struct Finding: CustomStringConvertible {
    public let seed: UInt64
    public let description: String
  }

  public private(set) var circuits = 0
  public private(set) var cycles = 0
  /// Circuits that Yosys proved for all time, for the first cycles, and not in time.
  public private(set) var proved = 0
  public private(set) var provedForAWhile = 0
  public private(set) var open = 0
  /// Seeds of circuits on whose text a simulator's compiler ended by an assertion of its own.
  public private(set) var fallen: [UInt64] = []
  /// Seconds spent, by what they were spent on.
  public private(set) var seconds: [String: Double] = [:]

  private let attempts: [Simulator: Int]
  private let equivalence: Equivalence

  /// - Parameters:
  ///   - attempts: How many smaller circuits are tried for each finding at most.
  ///   - limit: Seconds that each of Yosys' proofs may take.
  public init(
    attempts: [Simulator: Int] = [.icarus: 300, .verilator: 40], limit: Int = 10
  ) {
    self.attempts = attempts
    equivalence = Equivalence(limit: limit)
  }

  /// The circuit of a seed. Every third is narrow, so that Yosys can prove it; of four, one has none of
  /// the features, one has two clocks and parameters, one has bundles and a black box, one has all.
  ///
  /// - Throws: `DiagnosticReport` where a part written in the language is refused: a finding.
  public static func circuit(seed: UInt64) throws -> Circuit {
    let features: [RandomFeatures] = [
      [], [.clocks, .parameters], [.bundles, .blackBoxes], .all,
    ]
    return try RandomCircuit(
      seed: seed, prefix: "fuzz\(seed)", widths: isProved(seed) ? .narrow : .any,
      features: features[Int(seed % 4)]
    ).circuit
  }

  static func isProved(_ seed: UInt64) -> Bool { seed % 3 == 0 }

  /// One simulation of the circuits of these seeds on every simulator.
  public mutating func run(seeds: Range<UInt64>, cycles: Int) throws -> [Finding] {
    var start = Date()
    let trials = try seeds.map { try Trial(Self.circuit(seed: $0), seed: $0, cycles: cycles) }
    note("Swift", since: &start)
    var findings: [Finding] = []
    for simulator in Simulator.allCases {
      let differences = try simulator.differences(in: trials)
      note(simulator.rawValue, since: &start)
      for number in differences.keys.sorted() {
        let seed = seeds.lowerBound + UInt64(number)
        findings += try finding(on: trials[number].circuit, by: simulator, seed, cycles)
      }
    }
    for (trial, seed) in zip(trials, seeds) where Self.isProved(seed) {
      findings += try prove(trial.circuit, seed: seed)
    }
    note("yosys", since: &start)
    circuits += trials.count
    self.cycles += trials.count * cycles
    return findings
  }

  /// What was done, and the share of each tool in the time.
  public var summary: String {
    let total = max(seconds.values.reduce(0, +), 0.001)
    let shares = seconds.sorted { $0.key < $1.key }.map {
      "\($0.key) \(Int(($0.value / total * 100).rounded())) %"
    }
    let unheard = fallen.isEmpty ? "" : "; a compiler fell over on the seeds \(fallen)"
    return "\(circuits) circuits, \(cycles) cycles; by Yosys \(proved) proved for all time, "
      + "\(provedForAWhile) for the first cycles, \(open) left open; time: \(shares.joined(separator: ", "))"
      + unheard
  }

  /// The finding, unless it came of another circuit in the same simulation, or of an assertion in the simulator's own
  /// program.
  private mutating func finding(
    on circuit: Circuit, by simulator: Simulator, _ seed: UInt64, _ cycles: Int
  ) throws -> [Finding] {
    func difference(_ circuit: Circuit) throws -> String? {
      try simulator.differences(in: [Trial(circuit, seed: seed, cycles: cycles)])[0]
    }
    guard let found = try difference(circuit) else { return [] }
    guard !Simulator.fellOver(found) else {
      fallen.append(seed)
      return []
    }
    // A text that is refused is another finding than a wrong value.
    let line = "\(simulator): trial "
    var shrinking = Shrinking(attempts: attempts[simulator] ?? 0) { smaller in
      guard let other = try? difference(smaller), !Simulator.fellOver(other) else { return false }
      return other.hasPrefix(line) == found.hasPrefix(line)
    }
    return [Self.finding(found, shrinking.smallest(circuit), seed)]
  }

  private mutating func prove(_ circuit: Circuit, seed: UInt64) throws -> [Finding] {
    let equivalence = equivalence
    switch try equivalence.verdict(on: circuit) {
    case .equal: proved += 1
    case .equalForAWhile: provedForAWhile += 1
    case .open: open += 1
    case .different(let output):
      var shrinking = Shrinking(attempts: attempts[.icarus] ?? 0) {
        if case .different = try? equivalence.verdict(on: $0) { return true }
        return false
      }
      return [Self.finding("yosys:\n\(output)", shrinking.smallest(circuit), seed)]
    }
    return []
  }

  private static func finding(
    _ difference: String, _ smallest: Circuit, _ seed: UInt64
  ) -> Finding {
    let texts = SystemVerilogFile.files(of: smallest).map(\.text).joined(separator: "\n")
    return Finding(
      seed: seed,
      description: "seed \(seed), \(difference)\n\(SwiftText(of: smallest).text)\n\(texts)")
  }

  private mutating func note(_ tool: String, since start: inout Date) {
    let now = Date()
    seconds[tool, default: 0] += now.timeIntervalSince(start)
    start = now
  }
}
