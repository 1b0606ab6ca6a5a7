import Diagnostics
import HDL

extension Simulation {
  /// The names of all signals, in the order of declaration.
  public var signalNames: [String] { netlist.signalNames }

  /// The value of a signal; signed ones sign-extended.
  ///
  /// - Throws: `Diagnostic` for an unknown name, or a value that no `Int` holds.
  public func peek(_ name: String) throws -> Int {
    let record = try signal(name)
    return try integer(vector(of: record), type: record.type, of: name)
  }

  /// The bits of a signal of any width.
  ///
  /// - Throws: `Diagnostic` for an unknown name.
  public func peekVector(_ name: String) throws -> BitVector {
    vector(of: try signal(name))
  }

  /// The number that a fixed-point signal stands for: its integer divided by 2 to the power of its
  /// fraction bits.
  ///
  /// - Throws: `Diagnostic` for an unknown name, or a value that no `Int` holds.
  public func peekReal(_ name: String) throws -> Double {
    let record = try signal(name)
    let value = Double(try integer(vector(of: record), type: record.type, of: name))
    return Double(sign: .plus, exponent: -record.type.fractionBits, significand: 1) * value
  }

  /// The name of the case that a signal of an enumeration holds, in snake_case.
  ///
  /// - Throws: `Diagnostic` for an unknown name, a signal of no enumeration, or bits that are no
  ///   case.
  public func peekCase(_ name: String) throws -> String {
    let record = try signal(name)
    guard let enumeration = record.enumeration else {
      throw Diagnostic(
        .error, "not-an-enumeration", "signal '\(name)' holds no enumeration", at: record.place,
        remedy: "read it with peek(\"\(name)\")")
    }
    let value = vector(of: record)
    guard let found = enumeration.cases.first(where: { $0.value == value }) else {
      throw Diagnostic(
        .error, "not-a-case",
        "signal '\(name)' holds \(value), which is no case of '\(enumeration.name)'",
        at: record.place)
    }
    return found.name
  }

  /// Sets an input of the top module, or the present value of any register.
  ///
  /// - Throws: `Diagnostic` for an unknown name, a value that does not fit, or a signal that logic
  ///   drives.
  public func poke(_ name: String, _ value: some BinaryInteger) throws {
    let type = try signal(name).type
    guard let bits = BitVector(exactly: value, width: type.width, isSigned: type.isSigned) else {
      throw Diagnostic(
        .error, "value-out-of-range",
        "value \(value) does not fit signal '\(name)' of type \(type.text)",
        at: try signal(name).place)
    }
    try poke(name, bits: bits)
  }

  /// Sets an input or a register to bits, exactly as many as it has.
  ///
  /// - Throws: As `poke(_:_:)`.
  public func poke(_ name: String, bits: BitVector) throws {
    let record = try signal(name)
    guard bits.width == record.type.width else {
      throw Diagnostic(
        .error, "value-out-of-range",
        "signal '\(name)' has \(record.type.width) bits, but was given \(bits.width)",
        at: record.place)
    }
    switch netlist.nets[record.nets[0]].driver {
    case .test, .register:
      write(bits, to: tape.netSlots[record.nets[0]])
      stateWasChanged()
    case .none, .node, .constant:
      throw Diagnostic(
        .error, "not-pokable", "signal '\(name)' is driven by the circuit and cannot be set",
        at: record.place, remedy: "set an input of the top module or a register")
    }
  }

  /// Sets an input or a register to a case of its enumeration, in snake_case.
  ///
  /// - Throws: As `poke(_:_:)`, and for an unknown case.
  public func poke(_ name: String, case caseName: String) throws {
    let record = try signal(name)
    let names = record.enumeration?.cases.map(\.name) ?? []
    guard let value = record.enumeration?.value(of: caseName) else {
      throw Diagnostic(
        .error, "unknown-case", "signal '\(name)' has no case '\(caseName)'", at: record.place,
        remedy: Suggestion.nearest(to: caseName, among: names).map { "did you mean '\($0)'?" })
    }
    try poke(name, bits: value)
  }

  /// The word of a memory at an address.
  ///
  /// - Throws: `Diagnostic` for an unknown name, an address beyond the depth, or a value that no
  ///   `Int` holds.
  public func peekMemory(_ name: String, at address: Int) throws -> Int {
    let (memory, slot) = try word(name, at: address)
    return try integer(read(slot), type: memory.type, of: "\(name)[\(address)]")
  }

  /// Sets the word of a memory at an address.
  ///
  /// - Throws: `Diagnostic` for an unknown name, an address beyond the depth, or a value that does
  ///   not fit.
  public func pokeMemory(_ name: String, at address: Int, _ value: some BinaryInteger) throws {
    let (memory, slot) = try word(name, at: address)
    let type = memory.type
    guard let bits = BitVector(exactly: value, width: type.width, isSigned: type.isSigned) else {
      throw Diagnostic(
        .error, "value-out-of-range",
        "value \(value) does not fit memory '\(name)' of type \(type.text)",
        at: memory.place)
    }
    write(bits, to: slot)
    stateWasChanged()
  }

  func signal(_ name: String) throws -> SignalRecord {
    guard let record = netlist.signals[name] else {
      throw unknown("signal", name, among: netlist.signalNames)
    }
    return record
  }

  func vector(of record: SignalRecord) -> BitVector {
    settle()
    guard record.nets.count > 1 else { return read(tape.netSlots[record.nets[0]]) }
    var words = [UInt64](repeating: 0, count: (record.type.width - 1) / 64 + 1)
    var position = 0
    for net in record.nets {
      let part = read(tape.netSlots[net])
      for index in 0..<part.width where part.bit(at: index) {
        words[(position + index) / 64] |= 1 << UInt64((position + index) % 64)
      }
      position += part.width
    }
    return BitVector(width: record.type.width, words: words)
  }

  private func integer(_ value: BitVector, type: Circuit.ValueType, of name: String) throws -> Int {
    guard let integer = type.isSigned ? value.signedValue : value.unsignedValue else {
      throw Diagnostic(
        .error, "value-out-of-range", "'\(name)' holds \(value), which is beyond Int",
        remedy: "read its bits with peekVector")
    }
    return integer
  }

  private func word(_ name: String, at address: Int) throws -> (Circuit.Memory, Slot) {
    guard let index = netlist.memoryNames[name] else {
      throw unknown("memory", name, among: netlist.memoryNames.keys.sorted())
    }
    let region = tape.memories[index]
    guard (0..<region.depth).contains(address) else {
      throw Diagnostic(
        .error, "address-out-of-range",
        "memory '\(name)' has \(region.depth) words; there is none at \(address)",
        at: netlist.memories[index].memory.place)
    }
    let offset = region.offset + address * region.word.wordCount
    return (netlist.memories[index].memory, Slot(offset: offset, width: region.word.width))
  }

  private func unknown(_ kind: String, _ name: String, among names: [String]) -> Diagnostic {
    Diagnostic(
      .error, "unknown-signal", "the circuit has no \(kind) named '\(name)'",
      remedy: Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" })
  }
}
