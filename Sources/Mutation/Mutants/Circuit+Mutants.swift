import Diagnostics
import HDL

extension Circuit {
  /// All mutants of the circuit, in the order of its modules, children before their parents.
  ///
  /// Black boxes, properties, reset values and connections of clocks have none.
  public func mutants() -> [Mutant] {
    var pass = MutationPass(.list)
    _ = mutated(in: &pass)
    return pass.mutants
  }

  /// The circuit with one of its mutants in it; unchanged where there is none of that number.
  public func applying(_ mutant: Mutant) -> Circuit {
    var pass = MutationPass(.apply(mutant.number))
    return mutated(in: &pass)
  }

  fileprivate func mutated(in pass: inout MutationPass) -> Circuit {
    var circuit = self
    circuit.modules = modules.map { $0.isBlackBox ? $0 : $0.mutated(in: &pass) }
    return circuit
  }
}

/// A circuit with many mutants in it (a mutation schema: R. Untch, J. Offutt, M. J. Harrold, 1993):
/// it is compiled once, and an input tells which of them acts.
public struct MutantSelection: Sendable {
  /// The circuit with the mutants and the input.
  public let circuit: Circuit
  /// The bare name of the input: the number of the mutant that acts, 0 for none.
  public let input: String

  /// - Parameter mutants: those of the circuit that can be selected.
  public init(_ mutants: [Mutant], of circuit: Circuit) {
    let names = Set(circuit.modules.flatMap { $0.names })
    let input = names.contains("mutant") ? "memweave_mutant" : "mutant"
    self.input = input
    let highest = mutants.map(\.number).max() ?? 0
    let type = Circuit.ValueType.unsigned(
      BitVector.bitsNeeded(for: highest, isSigned: false))
    // Where there is a clock, a register keeps the number: logic that depends on no input is
    // evaluated at the clock edge only.
    let held = "\(input)_held"
    let isClocked = circuit.topModule?.needsClock ?? false
    let boxes = Set(circuit.modules.filter(\.isBlackBox).map(\.name))
    let chosen = Set(mutants.map(\.number))
    var count = 0
    var changed = circuit
    changed.modules = circuit.modules.map { module in
      guard !module.isBlackBox else { return module }
      let isTop = module.name == circuit.top
      let signal = Circuit.Expression(.signal(isTop && isClocked ? held : input), type: type)
      var pass = MutationPass(.select(chosen, by: signal), from: count)
      var module = module.mutated(in: &pass)
      count = pass.count
      module.signals.append(
        Circuit.Signal(name: input, type: type, role: .input, place: module.place))
      module.instances = module.instances.map { instance in
        guard !boxes.contains(instance.module) else { return instance }
        var instance = instance
        instance.inputs.append(.init(port: input, value: signal))
        return instance
      }
      if isTop, let domain = module.clockDomains.first {
        module.signals.append(
          Circuit.Signal(
            name: held, type: type, role: .register(reset: nil, domain: domain),
            place: module.place))
        module.statements.append(
          Circuit.Statement(
            .assign(.signal(held), Circuit.Expression(.signal(input), type: type)),
            at: module.place))
      }
      return module
    }
    self.circuit = changed
  }
}

extension Circuit.Module {
  fileprivate var names: [String] {
    signals.map(\.name) + memories.map(\.name) + instances.map(\.name)
  }

  fileprivate func mutated(in pass: inout MutationPass) -> Circuit.Module {
    var module = self
    pass.enter(self)
    module.statements = pass.rewrite(statements)
    module.instances = instances.map { pass.rewrite($0) }
    module.memories = memories.map { pass.rewrite($0) }
    module.statements += pass.stuckBits(of: signals, drivenIn: statements)
    module.statements = zeros(for: pass.lacking) + module.statements
    return module
  }

  /// A wire that is not assigned is zero; text needs that said.
  private func zeros(for names: Set<String>) -> [Circuit.Statement] {
    signals.filter { names.contains($0.name) && !$0.isRegister }.compactMap { signal in
      let value: Circuit.Operation
      if let name = signal.type.enumeration {
        guard let first = enumeration(named: name)?.cases.first else { return nil }
        value = .enumerationCase(enumeration: name, name: first.name)
      } else {
        value = .constant(.zero(width: signal.type.width))
      }
      return Circuit.Statement(
        .assign(.signal(signal.name), Circuit.Expression(value, type: signal.type)),
        at: signal.place)
    }
  }
}
