import CircuitSimulator
import HDL

extension Counterexample {
  /// - Parameter text: the dump that `yosys-smtbmc` wrote.
  init(broken: [Verdict.Property], dump text: String, of top: Circuit.Module) {
    let dump = ValueChangeDump(text)
    // An assertion at a clock edge is judged in the step after it.
    let steps = max(0, dump.stepCount - (top.needsClock ? 1 : 0))
    let path = "\(ProofHarness.topModule).\(ProofHarness.instance)."
    let shown = top.signals.filter { $0.isPort || $0.isRegister }
    let rows = shown.compactMap { signal -> Waveform.Row? in
      guard let bits = dump.values[path + signal.emittedName] else { return nil }
      return Waveform.Row(signal, bits: bits.prefix(steps), in: top)
    }
    self.init(
      broken: broken, waveform: Waveform(rows, cycles: steps).description, valueChangeDump: text)
  }
}

extension Waveform.Row {
  fileprivate init(_ signal: Circuit.Signal, bits: ArraySlice<String>, in top: Circuit.Module) {
    let enumeration = signal.type.enumeration.flatMap(top.enumeration(named:))
    if signal.type.width == 1, enumeration == nil {
      self.init(name: signal.name, bits: bits.map { $0 == "1" })
    } else {
      self.init(name: signal.name, values: bits.map { Self.text($0, signal.type, enumeration) })
    }
  }

  private static func text(
    _ bits: String, _ type: Circuit.ValueType, _ enumeration: Circuit.Enumeration?
  ) -> String {
    var words = [UInt64](repeating: 0, count: (bits.utf8.count + 63) / 64)
    for (index, digit) in bits.utf8.reversed().enumerated() where digit == UInt8(ascii: "1") {
      words[index / 64] |= 1 << UInt64(index % 64)
    }
    let value = BitVector(width: type.width, words: words)
    if let found = enumeration?.cases.first(where: { $0.value == value }) { return found.name }
    let number = type.isSigned ? value.signedValue : value.unsignedValue
    return number.map { "\($0)" } ?? "h" + value.hexadecimal
  }
}
