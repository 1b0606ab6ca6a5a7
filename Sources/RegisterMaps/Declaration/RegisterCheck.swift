import Diagnostics

/// Everything that can be wrong with a register map.
struct RegisterCheck {
  /// Words of one map; more are taken for a mistake.
  static let wordLimit = 4096

  private let name: String
  private let dataWidth: Int
  private let addressWidth: Int?
  private let registers: [RegisterTable.Register]
  private let place: Place
  private var found: [Diagnostic] = []

  init(_ map: some RegisterMap, _ registers: [RegisterTable.Register], at place: Place) {
    name = map.name
    dataWidth = map.dataWidth
    addressWidth = map.addressWidth
    self.registers = registers
    self.place = place
  }

  /// The fewest bits of a byte address that reach every register.
  var neededAddressWidth: Int {
    let end = registers.map(end).max() ?? 4
    return max(2, Int.bitWidth - (end - 1).leadingZeroBitCount)
  }

  /// All of it, in the order of the user's text.
  mutating func problems() -> [Diagnostic] {
    checkMap()
    for register in registers { check(register) }
    guard found.isEmpty else { return found }
    checkAddresses()
    checkNames()
    return found
  }

  private mutating func report(
    _ identifier: String, _ message: String, at place: Place, notes: [Diagnostic.Note] = [],
    remedy: String
  ) {
    found.append(
      Diagnostic(.error, identifier, message, at: place, notes: notes, remedy: remedy))
  }

  private mutating func checkMap() {
    if !Self.isName(name) {
      report(
        "map-name", "the register map is named '\(name)', expected an identifier", at: place,
        remedy: "give it a 'name' of lower-case ASCII letters, digits and '_'")
    }
    if dataWidth != 32, dataWidth != 64 {
      report(
        "map-data-width", "the words of '\(name)' have \(dataWidth) bits, expected 32 or 64",
        at: place, remedy: "let 'dataWidth' be 32 or 64")
    }
    if let addressWidth, !(2...32).contains(addressWidth) {
      report(
        "map-address-width",
        "the addresses of '\(name)' have \(addressWidth) bits, expected 2 to 32", at: place,
        remedy: "choose an 'addressWidth' in that range, or leave it out")
    }
    if registers.isEmpty {
      report(
        "map-empty", "the register map '\(name)' has no registers", at: place,
        remedy: "declare some as 'let control = BusRegister(at: 0x00, …)'")
    }
  }

  private mutating func check(_ register: RegisterTable.Register) {
    if !Self.isName(register.name) {
      report(
        "register-name", "'\(register.name)' cannot be the name of a register",
        at: register.place, remedy: "use ASCII letters and digits, beginning with a letter")
    }
    checkOffset(register)
    if register.fields.isEmpty {
      report(
        "register-empty", "register '\(register.name)' has no fields", at: register.place,
        remedy: "declare some in its layout as 'let run = BusField(at: 0, …)'")
    }
    for field in register.fields { check(field, of: register) }
    for (field, other) in zip(register.fields.dropFirst(), register.fields)
    where field.lowBit < other.lowBit &+ other.width {
      report(
        "field-overlap",
        "fields '\(other.name ?? "")' and '\(field.name ?? "")' of register '\(register.name)' "
          + "share bit \(field.lowBit)", at: field.place,
        notes: [.init("the other is declared here", at: other.place)],
        remedy: "move one of them")
    }
  }

  private mutating func checkOffset(_ register: RegisterTable.Register) {
    let bytes = max(1, dataWidth / 8)
    if !(0...Int(UInt32.max)).contains(register.offset)
      || !register.offset.isMultiple(of: bytes)
    {
      let offset =
        register.offset < 0 ? "\(register.offset)" : hexadecimal(UInt64(register.offset))
      report(
        "register-offset",
        "register '\(register.name)' lies at \(offset), expected a multiple of \(bytes) from 0 up",
        at: register.place, remedy: "choose an offset such as \(hexadecimal(UInt64(bytes)))")
    }
    guard let array = register.array else { return }
    if !(1...Self.wordLimit).contains(array.count) {
      report(
        "register-count",
        "there are \(array.count) registers '\(register.name)', expected 1 to \(Self.wordLimit)",
        at: register.place, remedy: "choose a count in that range")
    }
    if !(bytes...1 << 20).contains(array.stride) || !array.stride.isMultiple(of: bytes) {
      report(
        "register-stride",
        "registers '\(register.name)' lie \(array.stride) bytes apart, expected a multiple of "
          + "\(bytes)", at: register.place, remedy: "choose a stride such as \(bytes)")
    }
  }

  private mutating func check(_ field: RegisterTable.Field, of register: RegisterTable.Register) {
    let title = field.name.map { "field '\($0)' of register '\(register.name)'" }
    let what = title ?? "register '\(register.name)'"
    if let name = field.name, !Self.isName(name) {
      report(
        "field-name", "'\(name)' cannot be the name of a field", at: field.place,
        remedy: "use ASCII letters and digits, beginning with a letter")
    }
    guard field.width >= 1, field.lowBit >= 0, field.lowBit <= dataWidth,
      field.width <= dataWidth - field.lowBit, dataWidth <= 64
    else {
      report(
        "field-range",
        "\(what) has \(field.width) bits from bit \(field.lowBit) up, expected bits within "
          + "\(dataWidth - 1) to 0", at: field.place, remedy: "move it or make it narrower")
      return
    }
    let greatest = UInt64.max >> (64 - field.width)
    if let maximum = field.maximum, maximum > greatest {
      report(
        "field-maximum",
        "\(what) has the maximum \(maximum), which \(field.width) bits do not hold",
        at: field.place, remedy: "choose at most \(greatest)")
    }
    if field.reset > min(greatest, field.maximum ?? greatest) {
      report(
        "field-reset",
        "\(what) is reset to \(field.reset), expected at most "
          + "\(min(greatest, field.maximum ?? greatest))", at: field.place,
        remedy: "choose a smaller reset value or more bits")
    } else if field.access == .pulse || field.access == .readOnly, field.reset != 0 {
      report(
        "field-reset", "\(what) is reset to \(field.reset), but holds nothing", at: field.place,
        remedy: "leave the reset value out, or choose the access '.constant' or '.readWrite'")
    }
    checkCases(field, what, greatest)
  }

  private mutating func checkCases(
    _ field: RegisterTable.Field, _ what: String, _ greatest: UInt64
  ) {
    for fieldCase in field.cases {
      if !Self.isName(snakeCase(fieldCase.name)) {
        report(
          "field-case", "\(what) has the case '\(fieldCase.name)', expected an identifier",
          at: field.place, remedy: "let the enum describe its cases by ASCII letters and digits")
      }
      if fieldCase.code < 0 || UInt64(fieldCase.code) > greatest {
        report(
          "field-case",
          "\(what) has the case '\(fieldCase.name)' with code \(fieldCase.code), which "
            + "\(field.width) bits do not hold", at: field.place,
          remedy: "choose a code of 0 to \(greatest)")
      }
    }
  }

  // MARK: Among registers

  private func end(_ register: RegisterTable.Register) -> Int {
    let last = register.array.map { ($0.count - 1) * $0.stride } ?? 0
    return register.offset + last + dataWidth / 8
  }

  private mutating func checkAddresses() {
    var owners: [Int: RegisterTable.Register] = [:]
    for register in registers {
      let array = register.array ?? RegisterTable.Array(count: 1, stride: 0)
      for offset in (0..<array.count).map({ register.offset + $0 * array.stride }) {
        guard let other = owners.updateValue(register, forKey: offset) else { continue }
        report(
          "register-overlap",
          "registers '\(other.name)' and '\(register.name)' both lie at "
            + hexadecimal(UInt64(offset)), at: register.place,
          notes: [.init("the other is declared here", at: other.place)],
          remedy: "move one of them")
        break
      }
    }
    if owners.count > Self.wordLimit {
      report(
        "register-count",
        "the register map '\(name)' has \(owners.count) words, expected at most \(Self.wordLimit)",
        at: place, remedy: "keep that much in a memory")
    }
    let addressWidth = addressWidth ?? 32
    for register in registers where end(register) > 1 << addressWidth {
      report(
        "map-address-space",
        "register '\(register.name)' ends at \(hexadecimal(UInt64(end(register)))), beyond the "
          + "\(addressWidth) bits of an address", at: register.place,
        remedy: neededAddressWidth > 32
          ? "move it down" : "choose an 'addressWidth' of at least \(neededAddressWidth)")
    }
  }

  /// No two names in hardware or in the C header may be alike.
  private mutating func checkNames() {
    var owners: [String: Place] = [:]
    for register in registers {
      for (name, place) in CHeader.names(of: register) + Self.signals(of: register) {
        guard let other = owners.updateValue(place, forKey: name) else { continue }
        report(
          "register-name-clash", "two things of this map are both named '\(name)'", at: place,
          notes: [.init("the other is declared here", at: other)], remedy: "rename one of them")
      }
    }
  }

  private static func signals(of register: RegisterTable.Register) -> [(String, Place)] {
    let elements = register.array.map { array in
      (0..<array.count).map { "\(register.name)_\($0)" }
    }
    return (elements ?? [register.name]).flatMap { element in
      register.fields.flatMap { field in
        let name = field.name.map { "\(element)_\($0)" } ?? element
        return field.signalSuffixes.map { (name + $0, field.place) }
      }
    }
  }

  /// An identifier in lower case.
  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    else { return false }
    return name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
    }
  }
}

extension RegisterTable.Field {
  /// What the names of its signals end in: the value, and what hardware says to it.
  fileprivate var signalSuffixes: [String] {
    switch access {
    case .constant: []
    case .readWrite, .writeOnly, .readOnly, .pulse: [""]
    case .writeOneToClear, .readToClear: ["", "_set"]
    case .counter: ["", "_increment"]
    }
  }
}

/// As in C: `0x1C`.
func hexadecimal(_ value: UInt64, digits: Int = 1) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return "0x" + String(repeating: "0", count: max(0, digits - text.count)) + text
}
