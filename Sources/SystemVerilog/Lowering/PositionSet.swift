/// Positions in a list, held as ranges: of neighbours, as chains make them, it holds any number at the cost of one.
struct PositionSet: Equatable {
  /// Ascending, none empty, and none touching the next.
  private(set) var ranges: [Range<Int>] = []

  init() {}

  init(_ positions: [Int]) {
    for position in positions.sorted() { append(position..<(position + 1)) }
  }

  func intersects(_ other: PositionSet) -> Bool {
    let (few, many) = ranges.count < other.ranges.count ? (self, other) : (other, self)
    return few.ranges.contains { range in
      let index = many.ranges.firstIndexOfSorted { $0.upperBound > range.lowerBound }
      return index < many.ranges.count && many.ranges[index].lowerBound < range.upperBound
    }
  }

  func union(_ other: PositionSet) -> PositionSet {
    var result = self
    result.formUnion(other)
    return result
  }

  mutating func formUnion(_ other: PositionSet) {
    if other.ranges.isEmpty { return }
    if ranges.isEmpty {
      self = other
      return
    }
    var result = PositionSet()
    result.ranges.reserveCapacity(ranges.count + other.ranges.count)
    var next = 0
    for range in ranges {
      while next < other.ranges.count, other.ranges[next].lowerBound < range.lowerBound {
        result.append(other.ranges[next])
        next += 1
      }
      result.append(range)
    }
    for range in other.ranges[next...] { result.append(range) }
    self = result
  }

  /// The positions below `end` that are not in the set.
  func gaps(below end: Int) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var start = 0
    for range in ranges where start < end {
      if start < range.lowerBound { gaps.append(start..<min(range.lowerBound, end)) }
      start = range.upperBound
    }
    if start < end { gaps.append(start..<end) }
    return gaps
  }

  /// Adds a range that begins no earlier than the last.
  private mutating func append(_ range: Range<Int>) {
    guard let last = ranges.last, range.lowerBound <= last.upperBound else {
      ranges.append(range)
      return
    }
    ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
  }
}

extension Array {
  /// The first index from which on all elements meet a condition, found by halves; elements that do
  /// stand after those that do not.
  func firstIndexOfSorted(where isMet: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isMet(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
