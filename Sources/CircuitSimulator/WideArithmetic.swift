/// Arithmetic on numbers of several words, least significant word first. Results wrap to the words
/// of the left operand; bits above a value's width are the caller's to clear.
enum WideArithmetic {
  static func sum(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var carry: UInt64 = 0
    return zip(left, right).map { a, b in
      let (partial, first) = a.addingReportingOverflow(b)
      let (total, second) = partial.addingReportingOverflow(carry)
      carry = first || second ? 1 : 0
      return total
    }
  }

  static func difference(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var borrow: UInt64 = 0
    return zip(left, right).map { a, b in
      let (partial, first) = a.subtractingReportingOverflow(b)
      let (total, second) = partial.subtractingReportingOverflow(borrow)
      borrow = first || second ? 1 : 0
      return total
    }
  }

  static func product(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: left.count)
    for (i, a) in left.enumerated() where a != 0 {
      var carry: UInt64 = 0
      for (j, b) in right.enumerated() where i + j < result.count {
        let (high, low) = a.multipliedFullWidth(by: b)
        let (partial, first) = low.addingReportingOverflow(result[i + j])
        let (total, second) = partial.addingReportingOverflow(carry)
        result[i + j] = total
        // The high word of a product of two words leaves room for both carries.
        carry = high + (first ? 1 : 0) + (second ? 1 : 0)
      }
    }
    return result
  }

  static func shiftedLeft(_ value: [UInt64], by amount: Int) -> [UInt64] {
    let jump = amount / 64
    let shift = UInt64(amount % 64)
    return value.indices.map { index in
      let high = index >= jump ? value[index - jump] << shift : 0
      let low = shift > 0 && index > jump ? value[index - jump - 1] >> (64 - shift) : 0
      return high | low
    }
  }

  /// Amounts come from `small`, so that index sums stay far below `Int.max`.
  static func shiftedRight(_ value: [UInt64], by amount: Int, filler: UInt64) -> [UInt64] {
    let jump = amount / 64
    let shift = UInt64(amount % 64)
    func word(_ index: Int) -> UInt64 { index < value.count ? value[index] : filler }
    return value.indices.map { index in
      let low = word(index + jump) >> shift
      return shift > 0 ? low | word(index + jump + 1) << (64 - shift) : low
    }
  }

  /// The value in `count` words, filled with its sign or with zeros.
  static func extended(
    _ value: [UInt64], from width: Int, to count: Int, isSigned: Bool
  ) -> [UInt64] {
    var result = Array(value.prefix(count))
    let last = (width - 1) / 64
    let isNegative = isSigned && value[last] >> UInt64((width - 1) % 64) & 1 == 1
    if isNegative, width % 64 != 0, last < result.count {
      result[last] |= UInt64.max << UInt64(width % 64)
    }
    result.append(
      contentsOf: repeatElement(isNegative ? .max : 0, count: max(0, count - result.count)))
    return result
  }

  /// An index or a distance as an `Int`; whatever is beyond every real circuit becomes `Int32.max`.
  static func small(_ value: [UInt64]) -> Int {
    let limit = Int(Int32.max)
    guard value.dropFirst().allSatisfy({ $0 == 0 }), value[0] < UInt64(limit) else { return limit }
    return Int(value[0])
  }
}
