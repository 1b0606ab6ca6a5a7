/// How Swift names become names in the circuit.
public enum Naming {
  /// `rowSelect` → `row_select`, `SARConverter` → `sar_converter`, `Queue<Int>` → `queue_int`.
  static func snakeCase(_ name: String) -> String {
    if let word = snakeCase(ascii: name.utf8) { return word }
    let letters = Array(name)
    var result = ""
    for (index, letter) in letters.enumerated() {
      guard letter.isLetter || letter.isNumber || letter == "_" else {
        if !result.hasSuffix("_"), index + 1 < letters.count { result.append("_") }
        continue
      }
      if letter.isUppercase, index > 0, !result.hasSuffix("_") {
        let previous = letters[index - 1]
        let next = index + 1 < letters.count ? letters[index + 1] : nil
        if previous.isLowercase || previous.isNumber || next?.isLowercase == true {
          result.append("_")
        }
      }
      result.append(contentsOf: letter.lowercased())
    }
    while result.hasSuffix("_") { result.removeLast() }
    return result
  }

  /// The same for a name of ASCII letters, digits and `_` alone, without Unicode's tables; `nil` for
  /// any other.
  private static func snakeCase(ascii name: String.UTF8View) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(name.count + 4)
    let underscore = UInt8(ascii: "_")
    let letters = Array(name)
    for (index, letter) in letters.enumerated() {
      guard isUpper(letter) || isLower(letter) || isDigit(letter) || letter == underscore else {
        return nil
      }
      if isUpper(letter), let previous = result.last, previous != underscore {
        let next = index + 1 < letters.count ? letters[index + 1] : underscore
        if !isUpper(letters[index - 1]) || isLower(next) { result.append(underscore) }
      }
      result.append(isUpper(letter) ? letter | 0x20 : letter)
    }
    while result.last == underscore { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether it is an identifier of SystemVerilog: ASCII letters, digits and `_`, not beginning
  /// with a digit.
  public static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, !isDigit(first) else { return false }
    return name.utf8.allSatisfy { byte in
      isDigit(byte) || byte == UInt8(ascii: "_") || isLower(byte) || isUpper(byte)
    }
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isUpper(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
