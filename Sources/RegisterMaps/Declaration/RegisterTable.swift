import Diagnostics

/// A register map as plain values, checked: what hardware and texts are made from.
public struct RegisterTable: Sendable, Hashable {
  /// A case of an enumerated field.
  public struct Case: Sendable, Hashable {
    public var name: String
    public var code: Int
  }

  /// Some bits of a register.
  public struct Field: Sendable, Hashable {
    /// In snake_case; `nil` where the field is the whole register.
    public var name: String?
    public var lowBit: Int
    public var width: Int
    public var access: FieldAccess
    /// Right-aligned.
    public var reset: UInt64
    /// A greater number is stored as this one.
    public var maximum: UInt64?
    /// Of an enumerated field.
    public var cases: [Case] = []
    public var documentation: String
    /// Where the user declared it.
    public var place: Place

    init(
      name: String? = nil, lowBit: Int, width: Int, access: FieldAccess, reset: UInt64,
      maximum: UInt64? = nil, cases: [Case] = [], documentation: String, place: Place
    ) {
      self.name = name
      self.lowBit = lowBit
      self.width = width
      self.access = access
      self.reset = reset
      self.maximum = maximum
      self.cases = cases
      self.documentation = documentation
      self.place = place
    }

    /// Its bits, in the word.
    public var mask: UInt64 { (UInt64.max >> (64 - width)) << lowBit }

    /// The field's part of a word, right-aligned.
    public func bits(in word: UInt64) -> UInt64 { (word & mask) >> lowBit }
  }

  /// Where the elements of an array of registers lie.
  public struct Array: Sendable, Hashable {
    public var count: Int
    /// Bytes from one to the next.
    public var stride: Int
  }

  /// A register, or an array of registers that are alike.
  public struct Register: Sendable, Hashable {
    /// In snake_case.
    public var name: String
    /// In bytes from the base, of the first one.
    public var offset: Int
    public var array: Array?
    /// From the least significant bit up.
    public var fields: [Field]
    public var documentation: String
    /// Where the user declared it.
    public var place: Place

    init(
      name: String = "", offset: Int, array: Array? = nil, fields: [Field], documentation: String,
      place: Place
    ) {
      self.name = name
      self.offset = offset
      self.array = array
      self.fields = fields
      self.documentation = documentation
      self.place = place
    }

    /// The bits that exist; the others read as zero.
    public var mask: UInt64 { fields.reduce(0) { $0 | $1.mask } }
    /// The word after reset; what hardware drives counts as zero.
    public var reset: UInt64 { fields.reduce(0) { $0 | $1.reset << $1.lowBit } }
    public var isReadable: Bool { fields.contains { $0.access.isReadable } }
    public var isWritable: Bool { fields.contains { $0.access.isWritable } }
  }

  /// One addressable word: a register, or an element of an array of them.
  public struct Word: Sendable, Hashable {
    /// In snake_case, with the index of an element: `compare_2`.
    public var name: String
    public var offset: Int
    public var register: Register

    /// What a field of it is called in hardware: `control_run`, or `limit` for a whole register.
    public func signalName(of field: Field) -> String {
      field.name.map { "\(name)_\($0)" } ?? name
    }
  }

  public var name: String
  public var documentation: String
  /// Bits of a word, 32 or 64.
  public var dataWidth: Int
  /// Bits of a byte address.
  public var addressWidth: Int
  /// By ascending offset.
  public var registers: [Register]

  /// Bytes of a word.
  public var wordBytes: Int { dataWidth / 8 }

  /// Every addressable word, by ascending offset.
  public var words: [Word] {
    registers.flatMap { register -> [Word] in
      guard let array = register.array else {
        return [Word(name: register.name, offset: register.offset, register: register)]
      }
      return (0..<array.count).map {
        Word(
          name: "\(register.name)_\($0)", offset: register.offset + $0 * array.stride,
          register: register)
      }
    }.sorted { $0.offset < $1.offset }
  }

  /// The word at an offset.
  public func word(at offset: Int) -> Word? { words.first { $0.offset == offset } }

  /// What the map declares.
  ///
  /// - Throws: everything that is wrong with it, each at the user's line.
  public init(
    _ map: some RegisterMap, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    let registers = Self.registers(of: map)
    var check = RegisterCheck(map, registers, at: Place(fileID, line))
    let problems = check.problems()
    if !problems.isEmpty { throw DiagnosticReport(problems) }
    name = map.name
    documentation = map.documentation
    dataWidth = map.dataWidth
    self.registers = registers.sorted { $0.offset < $1.offset }
    addressWidth = map.addressWidth ?? check.neededAddressWidth
  }

  /// In the order of declaration; an inherited or nested property is not looked for.
  private static func registers(of map: some RegisterMap) -> [Register] {
    Mirror(reflecting: map).children.compactMap { child in
      guard let declared = child.value as? any AnyBusRegister else { return nil }
      var register = declared.declaration
      register.name = snakeCase(plain(child.label))
      return register
    }
  }

  /// The fields of a layout, from the least significant bit up.
  static func fields(of layout: some RegisterLayout) -> [Field] {
    let isWhole = layout is WholeRegister
    return Mirror(reflecting: layout).children.compactMap { child -> Field? in
      guard var field = (child.value as? any AnyBusField)?.field else { return nil }
      field.name = isWhole ? nil : snakeCase(plain(child.label))
      return field
    }.sorted { $0.lowBit < $1.lowBit }
  }

  /// A property's name without the backticks that some names are written with; the compiler keeps
  /// spaces in them as no-break spaces.
  private static func plain(_ label: String?) -> String {
    String((label ?? "").filter { $0 != "`" }.map { $0.isWhitespace ? " " : $0 })
  }
}

extension RegisterTable {
  /// What a field is called in hardware; `nil` where it is not one of this map's.
  public func signalName<Value>(of reference: FieldReference<Value>) -> String? {
    let bit = reference.field.field.lowBit
    guard let word = word(at: reference.offset),
      let field = word.register.fields.first(where: { $0.lowBit == bit })
    else { return nil }
    return word.signalName(of: field)
  }
}
