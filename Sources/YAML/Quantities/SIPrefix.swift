/// The prefixes a unit may carry, by their power of ten.
enum SIPrefix {
  /// Without the empty prefix; smallest first, the printed spelling of each power first.
  static let all: [(spelling: String, exponent: Int)] = [
    ("f", -15), ("p", -12), ("n", -9), ("u", -6), ("µ", -6), ("μ", -6), ("m", -3),
    ("k", 3), ("M", 6), ("G", 9),
  ]

  /// The list for messages.
  static let sentence = "f, p, n, u, m, k, M or G"

  /// The prefix printed for a power of ten; `nil` where there is none.
  static func spelling(for exponent: Int) -> String? {
    exponent == 0 ? "" : all.first { $0.exponent == exponent }?.spelling
  }
}
