import HDL
import SystemVerilog

/// Runs random circuits on all simulators and tells of differences, each with a minimal circuit.
public struct Fuzzing {
  public struct Finding: CustomStringConvertible {
    public let seed: UInt64
    public let description: String
  }

  public private(set) var circuits = 0
  public private(set) var cycles = 0

  private let attempts: [Simulator: Int]

  /// - Parameter attempts: How many smaller circuits are tried for each finding at most.
  public init(attempts: [Simulator: Int] = [.icarus: 300, .verilator: 40]) {
    self.attempts = attempts
  }

  /// One simulation of the circuits of these seeds on every simulator.
  public mutating func run(seeds: Range<UInt64>, cycles: Int) throws -> [Finding] {
    let trials = try seeds.map { seed in
      let random = RandomCircuit(seed: seed, prefix: "fuzz\(seed)")
      return try Trial(random.circuit, seed: seed, cycles: cycles)
    }
    var findings: [Finding] = []
    for simulator in Simulator.allCases {
      for (number, difference) in try simulator.differences(in: trials).sorted(by: { $0.0 < $1.0 })
      {
        let seed = seeds.lowerBound + UInt64(number)
        if try !Self.differs(trials[number].circuit, simulator, seed: seed, cycles: cycles) {
          continue
        }
        var shrinking = Shrinking(attempts: attempts[simulator] ?? 0) {
          (try? Self.differs($0, simulator, seed: seed, cycles: cycles)) ?? false
        }
        let smallest = shrinking.smallest(trials[number].circuit)
        let texts = SystemVerilogFile.files(of: smallest).map(\.text).joined(separator: "\n")
        findings.append(
          Finding(
            seed: seed,
            description: "seed \(seed), \(difference)\n\(smallest.text)\n\(texts)"))
      }
    }
    circuits += trials.count
    self.cycles += trials.count * cycles
    return findings
  }

  private static func differs(
    _ circuit: Circuit, _ simulator: Simulator, seed: UInt64, cycles: Int
  ) throws -> Bool {
    try !simulator.differences(in: [Trial(circuit, seed: seed, cycles: cycles)]).isEmpty
  }
}

extension Circuit {
  /// For reading in a message: the signals and statements of every module.
  var text: String {
    modules.map { module in
      let signals = module.signals.map {
        "  \($0.emittedName): \($0.type.isSigned ? "signed" : "unsigned") \($0.type.width)"
      }
      return (["module \(module.name)"] + signals + module.statements.map(\.description))
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
