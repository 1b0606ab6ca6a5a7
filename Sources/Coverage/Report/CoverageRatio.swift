/// A part of a whole.
public struct CoverageRatio: Sendable, Hashable, Codable {
  public var reached: Int
  public var all: Int

  public init(reached: Int = 0, all: Int = 0) {
    self.reached = reached
    self.all = all
  }

  /// 0…1; 1 where there is nothing.
  public var share: Double { all == 0 ? 1 : Double(reached) / Double(all) }

  /// `97.3 %`, rounded down, so that 100 % is all of it; a dash where there is nothing.
  public var percentage: String {
    guard all > 0 else { return "–" }
    let tenths = reached * 1000 / all
    return "\(tenths / 10).\(tenths % 10) %"
  }

  /// `3 of 4`; a dash where there is nothing.
  var fraction: String { all == 0 ? "–" : "\(reached) of \(all)" }

  static func + (left: Self, right: Self) -> Self {
    Self(reached: left.reached + right.reached, all: left.all + right.all)
  }
}
