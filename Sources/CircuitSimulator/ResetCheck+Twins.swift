import Diagnostics
import HDL

extension ResetCheck {
  /// Two simulations of one circuit that differ in what is unknown after the reset.
  final class Twins {
    /// A register without a reset value, or a memory with words without contents.
    struct Unknown {
      enum Kind { case register, memory }

      var kind: Kind
      var name: String
      var place: Place
      /// Where its first values lie.
      var slots: [Slot]
    }

    /// Where the two part.
    struct Difference {
      var name: String
      var place: Place
      var isOutput: Bool
      var cycle: Int
    }

    private let check: ResetCheck
    private let outputs: [Circuit.Signal]
    private let inputs: [Circuit.Signal]
    /// The paths of registers with a reset value that conditions depend on.
    private let deciding: [String]
    let unknowns: [Unknown]
    private let circuit: Circuit

    init(_ check: ResetCheck, _ circuit: Circuit) throws {
      self.check = check
      self.circuit = circuit
      let simulation = try Simulation(circuit, blackBoxes: check.blackBoxes())
      let top = circuit.topModule
      outputs = top?.outputs ?? []
      inputs = top?.inputs ?? []
      deciding = DecidingRegisters(circuit).paths
      unknowns = Self.unknowns(of: simulation)
    }

    private static func unknowns(of simulation: Simulation) -> [Unknown] {
      let netlist = simulation.netlist
      let registers = netlist.signalNames.compactMap { name -> Unknown? in
        guard let record = netlist.signals[name] else { return nil }
        let nets = record.nets.filter { net in
          if case .register(_, nil, _) = netlist.nets[net].driver { return true }
          return false
        }
        guard !nets.isEmpty else { return nil }
        return Unknown(
          kind: .register, name: name, place: record.place,
          slots: nets.map { simulation.tape.netSlots[$0] })
      }
      let memories = netlist.memoryNames.sorted { $0.value < $1.value }.compactMap { name, index in
        let memory = netlist.memories[index].memory
        let region = simulation.tape.memories[index]
        let words = (min(memory.initialContents.count, region.depth)..<region.depth).map { word in
          Slot(
            offset: region.offset + word * region.word.wordCount, width: region.word.width)
        }
        return words.isEmpty
          ? nil : Unknown(kind: .memory, name: name, place: memory.place, slots: words)
      }
      return registers + memories
    }

    /// Where the runs part first if only that is unknown to them; `nil` stands for all of it.
    func difference(in unknown: Unknown?) throws -> Difference? {
      for trial in 0..<check.trials {
        var random = SplitMix64(seed: check.seed &+ UInt64(trial))
        let pair = try (start(), start())
        for candidate in unknowns {
          for slot in candidate.slots {
            let value = random.bits(slot.width)
            pair.0.write(value, to: slot)
            pair.1.write(other(value, candidate, unknown, &random), to: slot)
          }
        }
        if let difference = try difference(between: pair, &random) { return difference }
      }
      return nil
    }

    private func start() throws -> Simulation {
      let simulation = try Simulation(circuit, blackBoxes: check.blackBoxes())
      simulation.stateWasChanged()
      return simulation
    }

    /// The first value in the second run: every bit is another where only this is unknown.
    private func other(
      _ value: BitVector, _ candidate: Unknown, _ unknown: Unknown?, _ random: inout SplitMix64
    ) -> BitVector {
      guard let unknown else { return random.bits(value.width) }
      guard unknown.name == candidate.name else { return value }
      return BitVector(width: value.width, words: value.words.map { ~$0 })
    }

    private func difference(
      between pair: (Simulation, Simulation), _ random: inout SplitMix64
    ) throws -> Difference? {
      for cycle in 0..<(check.resetCycles + check.cycles) {
        try drive(pair, cycle, &random)
        if cycle >= check.resetCycles,
          let difference = try compared(pair, in: cycle - check.resetCycles)
        {
          return difference
        }
        for simulation in [pair.0, pair.1] {
          try simulation.advanceUnjudged()
          if cycle < check.resetCycles { simulation.reset() }
        }
      }
      return nil
    }

    private func drive(
      _ pair: (Simulation, Simulation), _ cycle: Int, _ random: inout SplitMix64
    ) throws {
      guard let stimulus = check.stimulus else {
        for input in inputs {
          let value = random.bits(input.type.width)
          try pair.0.poke(input.name, bits: value)
          try pair.1.poke(input.name, bits: value)
        }
        return
      }
      try stimulus(pair.0, cycle)
      try stimulus(pair.1, cycle)
    }

    private func compared(
      _ pair: (Simulation, Simulation), in cycle: Int
    ) throws -> Difference? {
      for output in outputs {
        if let guardian = check.counts[output.name] {
          let counts = try [pair.0, pair.1].map { try !$0.peekVector(guardian).isZero }
          guard counts.contains(true) else { continue }
        }
        if try pair.0.peekVector(output.name) != pair.1.peekVector(output.name) {
          return Difference(
            name: output.name, place: output.place, isOutput: true, cycle: cycle)
        }
      }
      for name in deciding {
        if try pair.0.peekVector(name) != pair.1.peekVector(name) {
          return Difference(
            name: name, place: try pair.0.signal(name).place, isOutput: false, cycle: cycle)
        }
      }
      return nil
    }
  }
}
