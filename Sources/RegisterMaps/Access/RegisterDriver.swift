import Diagnostics

/// Reads and writes registers by name, over any bus.
///
/// ```swift
/// let timer = try RegisterDriver(TimerRegisters(), over: bus)
/// try timer.write(\.limit.value, 500)
/// try timer.modify(\.control) {
///   $0.mode = .periodic
///   $0.restart = true
/// }
/// while try !timer.read(\.status.expired) { … }
/// ```
/// A wrong name or a value of the wrong type is Swift's own error. What only shows at run time is
/// thrown as a `Diagnostic`: a number that does not fit, a code that no case has, a read of a field
/// that cannot be read.
public struct RegisterDriver<Map: RegisterMap> {
  public let map: Map
  public let table: RegisterTable
  private let transport: any RegisterTransport

  /// - Throws: everything that is wrong with the map.
  public init(
    _ map: Map, over transport: any RegisterTransport, fileID: StaticString = #fileID,
    line: UInt = #line
  ) throws(DiagnosticReport) {
    self.map = map
    self.transport = transport
    table = try RegisterTable(map, fileID: fileID, line: line)
  }

  // MARK: Fields

  /// The value of a field.
  public func read<Value>(_ path: KeyPath<Map, FieldReference<Value>>) throws -> Value {
    let reference = map[keyPath: path]
    let (register, field) = try declared(reference)
    guard field.access.isReadable else { throw refused("read", field, of: register) }
    let word = try transport.read(reference.offset)
    guard let value = reference.field.value(in: word) else {
      throw unknownCode(field, in: word, of: register)
    }
    return value
  }

  /// Writes a field; the others of its register keep their values.
  ///
  /// Where others that are read and written share its bytes, the register is read first. Fields
  /// that a write clears or sets off are left in peace.
  public func write<Value>(
    _ path: KeyPath<Map, FieldReference<Value>>, _ value: Value
  ) throws {
    let reference = map[keyPath: path]
    let (register, field) = try declared(reference)
    guard field.access.isWritable else { throw refused("write", field, of: register) }
    let bits = try field.encoded(value)
    let strobes = self.strobes(field.mask)
    let others = register.fields.filter {
      $0.lowBit != field.lowBit && self.strobes($0.mask) & strobes != 0
    }
    try transport.write(
      reference.offset, bits | kept(of: register, others, at: reference.offset), strobes: strobes)
  }

  // MARK: Registers

  /// All fields of a register, by one read.
  public func read<Layout>(
    _ path: KeyPath<Map, BusRegister<Layout>>
  ) throws -> RegisterContents<Layout> {
    let declared = map[keyPath: path]
    let register = try word(at: declared.offset, declared.place).register
    let word = try transport.read(declared.offset)
    for field in register.fields where !field.cases.isEmpty && field.access.isReadable {
      if !field.cases.contains(where: { UInt64($0.code) == field.bits(in: word) }) {
        throw unknownCode(field, in: word, of: register)
      }
    }
    return RegisterContents(declared.layout, word: word)
  }

  /// Writes all fields of a register at once, those that are not set with their reset values.
  public func write<Layout>(
    _ path: KeyPath<Map, BusRegister<Layout>>, _ change: (inout RegisterContents<Layout>) -> Void
  ) throws {
    let declared = map[keyPath: path]
    let register = try word(at: declared.offset, declared.place).register
    try write(declared, initial: register.reset & writable(register), change)
  }

  /// Reads a register, changes fields of it and writes it back. Fields that a write clears or sets
  /// off do nothing unless they are set.
  public func modify<Layout>(
    _ path: KeyPath<Map, BusRegister<Layout>>, _ change: (inout RegisterContents<Layout>) -> Void
  ) throws {
    let declared = map[keyPath: path]
    let register = try word(at: declared.offset, declared.place).register
    try write(
      declared, initial: kept(of: register, register.fields, at: declared.offset), change)
  }

  private func write<Layout>(
    _ declared: BusRegister<Layout>, initial: UInt64,
    _ change: (inout RegisterContents<Layout>) -> Void
  ) throws {
    var contents = RegisterContents(declared.layout, word: initial)
    change(&contents)
    if let problem = contents.problems.first { throw problem }
    try transport.write(
      declared.offset, contents.word, strobes: UInt64.max >> (64 - table.wordBytes))
  }

  // MARK: Helpers

  private func word(at offset: Int, _ place: Place) throws(Diagnostic) -> RegisterTable.Word {
    guard let word = table.word(at: offset) else {
      throw Diagnostic(
        .error, "register-index", "the register is beyond the count of its array", at: place,
        remedy: "use an index below the count")
    }
    return word
  }

  /// The field as the table has it, with its name.
  private func declared<Value>(
    _ reference: FieldReference<Value>
  ) throws(Diagnostic) -> (RegisterTable.Register, RegisterTable.Field) {
    let field = reference.field.field
    let register = try word(at: reference.offset, field.place).register
    return (register, register.fields.first { $0.lowBit == field.lowBit } ?? field)
  }

  /// The bytes that a mask touches.
  private func strobes(_ mask: UInt64) -> UInt64 {
    (0..<table.wordBytes).reduce(0) { mask >> (8 * $1) & 0xFF == 0 ? $0 : $0 | 1 << $1 }
  }

  private func writable(_ register: RegisterTable.Register) -> UInt64 {
    register.fields.reduce(0) {
      $1.access == .readWrite || $1.access == .writeOnly ? $0 | $1.mask : $0
    }
  }

  /// What has to be written so that these fields keep their values; read where one has a value.
  private func kept(
    of register: RegisterTable.Register, _ fields: [RegisterTable.Field], at offset: Int
  ) throws -> UInt64 {
    let mask = fields.reduce(0) { $1.access == .readWrite ? $0 | $1.mask : $0 }
    if let field = fields.first(where: { $0.access == .writeOnly }) {
      throw refused("keep", field, of: register)
    }
    guard mask != 0 else { return 0 }
    if let field = register.fields.first(where: { $0.access == .readToClear }) {
      throw refused("keep", field, of: register)
    }
    return try transport.read(offset) & mask
  }

  private func refused(
    _ what: String, _ field: RegisterTable.Field, of register: RegisterTable.Register
  ) -> Diagnostic {
    Diagnostic(
      .error, "field-access",
      "cannot \(what) \(title(field, register)), whose access is '\(field.access.rawValue)'",
      at: field.place, remedy: what == "keep" ? "write the whole register by 'write'" : nil)
  }

  private func unknownCode(
    _ field: RegisterTable.Field, in word: UInt64, of register: RegisterTable.Register
  ) -> Diagnostic {
    let cases = field.cases.map { "\($0.code) \($0.name)" }.joined(separator: ", ")
    return Diagnostic(
      .error, "field-code",
      "\(title(field, register)) reads \(field.bits(in: word)), expected one of \(cases)",
      at: field.place)
  }

  private func title(
    _ field: RegisterTable.Field, _ register: RegisterTable.Register
  ) -> String {
    guard let name = field.name else { return "register '\(register.name)'" }
    return "field '\(name)' of register '\(register.name)'"
  }
}
