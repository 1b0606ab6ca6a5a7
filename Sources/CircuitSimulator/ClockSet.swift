/// Some of the clocks of a netlist.
struct ClockSet: Hashable {
  private var members: [Bool] = []

  init(_ clocks: some Sequence<ClockID>) {
    for clock in clocks { insert(clock) }
  }

  static let none = ClockSet([])

  mutating func insert(_ clock: ClockID) {
    while members.count <= clock { members.append(false) }
    members[clock] = true
  }

  var isEmpty: Bool { !members.contains(true) }

  func contains(_ clock: ClockID) -> Bool { clock < members.count && members[clock] }

  func overlaps(_ other: ClockSet) -> Bool { zip(members, other.members).contains { $0 && $1 } }
}
