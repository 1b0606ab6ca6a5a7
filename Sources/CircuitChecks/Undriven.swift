import Diagnostics
import HDL

/// `undriven`: an output, or a wire that is read, to which nothing gives a value, in whole or in
/// part; and a register that is read but never assigned (a warning: it is a constant).
struct Undriven: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    checked.modules.flatMap { facts in
      facts.module.signals.compactMap { finding(for: $0, in: facts) }
    }
  }

  private func finding(for signal: Circuit.Signal, in facts: ModuleFacts) -> Diagnostic? {
    guard signal.isCombinational || signal.isRegister else { return nil }
    guard signal.role == .output || facts.readNames.contains(signal.name) else { return nil }
    guard facts.instanceDrivers[signal.name] == nil else { return nil }
    let assignments = facts.assignments(to: signal.name)
    if assignments.isEmpty {
      guard let port = facts.module.portWords[signal.name]?.port else {
        return nothingDrives(signal)
      }
      return port.reads.isEmpty ? nothingRead(by: port, at: signal.place) : nil
    }
    guard signal.isCombinational else { return nil }
    let missing = assignments.reduce(BitMask(lowBit: 0, width: signal.type.width)) {
      if case .bit = $1.target { return .none }
      return $0.subtracting(BitMask(of: $1.target, width: signal.type.width))
    }
    guard !missing.isEmpty else { return nil }
    return Diagnostic(
      .error, "undriven",
      "\(missing.text) of \(signal.roleName) '\(signal.name)' "
        + "\(missing.isSingle ? "is" : "are") never driven",
      at: signal.place,
      notes: [.init("other bits of '\(signal.name)' are driven here", at: assignments[0].place)],
      remedy: "drive all \(signal.type.width) bits, or give a default first: \(signal.name) <== 0")
  }

  private func nothingRead(by port: Circuit.Memory.Port, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "undriven", "the word of port '\(port.name)' is used, but the port never reads",
      at: place, remedy: "let it read: …read(at: address)")
  }

  private func nothingDrives(_ signal: Circuit.Signal) -> Diagnostic {
    if signal.isRegister {
      return Diagnostic(
        .warning, "undriven", "register '\(signal.name)' is read but never assigned",
        at: signal.place, remedy: "assign it, or declare it as @Constant")
    }
    let what = signal.role == .output ? "is never driven" : "is read but never driven"
    return Diagnostic(
      .error, "undriven", "\(signal.roleName) '\(signal.name)' \(what)", at: signal.place,
      remedy: "drive it in the body: \(signal.name) <== …")
  }
}
