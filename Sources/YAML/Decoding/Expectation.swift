/// What a value must be, as the messages say it: `a whole number from 4 to 16`.
enum Expectation {
  static let boolean = "true or false"
  static let string = "a text"
  static let mapping = "a mapping of keys to values"
  static let identifier =
    "a name of lower-case letters, digits and '-' that begins with a letter"

  static func integer(_ range: ClosedRange<Int>) -> String {
    if range == Int.min...Int.max { return "a whole number" }
    if range.upperBound == .max { return "a whole number of at least \(range.lowerBound)" }
    return "a whole number from \(range.lowerBound) to \(range.upperBound)"
  }

  static func quantity(
    _ dimension: PhysicalDimension, _ range: ClosedRange<Double>?
  ) -> String {
    guard let range else { return dimension.phrase }
    let lowest = Quantity(range.lowerBound, dimension)
    let highest = Quantity(range.upperBound, dimension)
    return "\(dimension.phrase) from \(lowest) to \(highest)"
  }

  static func choice(_ words: [String]) -> String {
    words.count == 1 ? "'\(words[0])'" : "one of \(list(words))"
  }

  static func sequence(_ count: ClosedRange<Int>) -> String {
    if count == 0...Int.max { return "a list" }
    if count.lowerBound == count.upperBound {
      return "a list of \(count.lowerBound) element\(count.lowerBound == 1 ? "" : "s")"
    }
    if count.upperBound == .max { return "a list of at least \(count.lowerBound) elements" }
    return "a list of \(count.lowerBound) to \(count.upperBound) elements"
  }

  static func list(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// A quantity that would do, for a remedy.
  static func example(
    _ dimension: PhysicalDimension, _ range: ClosedRange<Double>?
  ) -> Quantity {
    let ordinary = dimension.ordinaryValue
    guard let range, !range.contains(ordinary) else { return Quantity(ordinary, dimension) }
    return Quantity(range.upperBound < ordinary ? range.upperBound : range.lowerBound, dimension)
  }
}
