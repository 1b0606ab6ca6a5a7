/// The version a tool states, as far as it is comparable: up to three numbers.
public struct ToolVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The numbers from the most to the least significant, as the tool wrote them (`5.006` is 5 and 6).
  public let numbers: [Int]
  /// As the tool wrote it.
  public let description: String

  /// The first number with a point in `text`, such as `5.006` in `Verilator 5.006 2023-01-22`.
  ///
  /// `nil` when there is none.
  public init?(foundIn text: String) {
    for word in text.split(whereSeparator: { !$0.isNumber && $0 != "." }) {
      let parts = word.split(separator: ".").prefix(3)
      let numbers = parts.compactMap { Int($0) }
      guard parts.count >= 2, numbers.count == parts.count else { continue }
      self.numbers = numbers
      description = parts.joined(separator: ".")
      return
    }
    return nil
  }

  /// A version known beforehand; its text has the numbers joined by points.
  public init(_ numbers: Int...) {
    self.numbers = numbers
    description = numbers.map(String.init).joined(separator: ".")
  }

  public static func < (a: ToolVersion, b: ToolVersion) -> Bool {
    a.numbers.lexicographicallyPrecedes(b.numbers)
  }

  public static func == (a: ToolVersion, b: ToolVersion) -> Bool {
    a.numbers == b.numbers
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(numbers)
  }
}
