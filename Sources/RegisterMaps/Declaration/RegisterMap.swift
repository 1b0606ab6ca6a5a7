/// The registers a bus master sees: one declaration for hardware, C header, Markdown, SystemRDL and
/// driver.
///
/// ```swift
/// struct TimerRegisters: RegisterMap {
///   enum Mode: Int, FieldEnumeration { case off, once, periodic }
///   struct Control: RegisterLayout {
///     let mode = BusField(at: 0, .readWrite, reset: Mode.off, "when it stops")
///     let restart = BusField(at: 8, .pulse, "begins anew")
///   }
///   let documentation = "A timer."
///   let control = BusRegister(at: 0x00, Control(), "what the timer does")
///   let limit = BusRegister(at: 0x04, width: 16, .readWrite, reset: 100, "counts up to here")
/// }
/// ```
/// Properties of other types are the map's own affair, such as parameters.
public protocol RegisterMap: Sendable {
  /// Begins the names of the hardware and of the texts; the type's name in snake_case unless given.
  var name: String { get }
  /// What stands above the texts.
  var documentation: String { get }
  /// Bits of a word, 32 or 64.
  var dataWidth: Int { get }
  /// Bits of a byte address, 2 to 32; `nil` for the fewest that reach every register.
  var addressWidth: Int? { get }
}

extension RegisterMap {
  public var name: String { snakeCase("\(Self.self)") }
  public var documentation: String { "" }
  public var dataWidth: Int { 32 }
  public var addressWidth: Int? { nil }

  /// The offset of a register in bytes: `address(\.control)`.
  public func address<Layout>(_ register: KeyPath<Self, BusRegister<Layout>>) -> Int {
    self[keyPath: register].offset
  }
}

/// `rowSelect` becomes `row_select`, `DMAChannel` becomes `dma_channel`.
func snakeCase(_ name: String) -> String {
  let letters = Array(name)
  var result = ""
  for (index, letter) in letters.enumerated() {
    let previous = index > 0 ? letters[index - 1] : "_"
    let next = index + 1 < letters.count ? letters[index + 1] : "_"
    let beginsWord =
      letter.isUppercase && previous != "_"
      && (previous.isLowercase || previous.isNumber || next.isLowercase)
    result += (beginsWord ? "_" : "") + letter.lowercased()
  }
  return result
}
