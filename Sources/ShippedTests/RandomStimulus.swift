import CircuitSimulator
import Diagnostics
import HDL
import Workloads

/// Inputs at random within what a circuit assumes, held against what it asserts: the shipped test of a
/// component of the library, beside its proof.
///
/// Inputs that an assumption forbids are drawn again, from those of the cycle before, and fewer of them
/// change then: a bus whose transfers have to wait unchanged does not come to a standstill.
public struct RandomStimulus {
  /// What one cycle was driven with.
  public struct Cycle: Sendable {
    /// All that were driven so far, by the bare names of the inputs.
    public var inputs: [String: BitVector]
    /// The clock that rises alone; `nil` where all do.
    public var domain: Circuit.ClockDomain?
  }

  /// The cycles so far.
  public private(set) var course: [Cycle] = []
  private let simulation: Simulation
  private let inputs: [Circuit.Signal]
  private let domains: [Circuit.ClockDomain]
  private var values: [String: BitVector] = [:]
  private var random: SplitMix64
  /// For each input of one bit, in one of how many draws it is one: some are seldom so in a run.
  private let odds: [Int]

  /// - Parameters:
  ///   - circuit: what the simulation runs.
  ///   - seldom: inputs of one bit that are one in one of 64 draws.
  public init(
    _ simulation: Simulation, of circuit: Circuit, seed: UInt64, seldom: Set<String> = []
  ) {
    self.simulation = simulation
    inputs = circuit.topModule?.inputs ?? []
    domains = circuit.topModule?.clockDomains ?? []
    var random = SplitMix64(seed: seed)
    odds = inputs.map {
      let drawn = [2, 2, 8][Int(random.next() % 3)]
      return seldom.contains($0.name) ? 64 : drawn
    }
    self.random = random
  }

  /// Draws at random in a cycle, before inputs are changed one by one.
  private static let draws = 48
  /// How often the part of the inputs that change is halved, before it is a half again.
  private static let doublings = 6

  /// The first assertion that does not hold; `nil` where all hold.
  public mutating func firstBroken(within cycles: Int) throws -> String? {
    for _ in 0..<cycles {
      let before = values
      var isTaken = false
      for draw in 0..<(Self.draws + 1 + inputs.count) where !isTaken {
        values = changed(before, draw: draw)
        for (name, value) in values { try simulation.poke(name, bits: value) }
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

  /// The inputs of the cycle before, some of them changed: of the first draws ever fewer, then none, then
  /// a single one.
  private mutating func changed(
    _ before: [String: BitVector], draw: Int
  ) -> [String: BitVector] {
    var values = before
    for (index, input) in inputs.enumerated() {
      let old = before[input.name] ?? .zero(width: input.type.width)
      let single = draw - Self.draws - 1
      let isChanged =
        single < -1 ? random.once(in: 2 << (draw % Self.doublings)) : single == index
      if input.type.width == 1 {
        let bit =
          single == index ? old.isZero : isChanged ? random.once(in: odds[index]) : !old.isZero
        values[input.name] = BitVector(width: 1, words: [bit ? 1 : 0])
      } else {
        values[input.name] = isChanged ? drawn(input.type.width) : old
      }
    }
    return values
  }

  /// Zero, a single bit, or mostly any value.
  private mutating func drawn(_ width: Int) -> BitVector {
    if random.once(in: 8) { return .zero(width: width) }
    var words = (0...(width / 64)).map { _ in random.next() }
    if random.once(in: 8) {
      let bit = Int(random.next() % UInt64(width))
      words = words.indices.map { $0 == bit / 64 ? 1 << UInt64(bit % 64) : 0 }
    }
    return BitVector(width: width, words: words)
  }

  /// All clocks together, or one of them.
  private mutating func step() throws {
    var domain: Circuit.ClockDomain?
    if domains.count > 1, !random.once(in: 3) {
      domain = domains[Int.random(in: domains.indices, using: &random)]
    }
    if let domain { try simulation.step(domain) } else { try simulation.step() }
    course.append(Cycle(inputs: values, domain: domain))
  }
}

extension DiagnosticReport {
  fileprivate func contains(_ identifier: String) -> Bool {
    diagnostics.contains { $0.identifier == identifier }
  }
}
