/// Compression in LZ4's block format, which FST uses for names and values.
///
/// A block is a row of sequences: bytes that stand as they are, then a match, which is a distance back
/// and a length. The format asks that the last five bytes stand as they are and that no match begins
/// in the last twelve (lz4_Block_format.md of the LZ4 project).
enum LZ4Block {
  private static let shortestMatch = 4
  private static let lastLiterals = 5
  private static let matchLimit = 12
  private static let farthest = 65_535

  static func compressed(_ input: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    /// Where each four bytes were seen last.
    var seen: [UInt32: Int] = [:]
    var start = 0
    var position = 0
    while position + matchLimit < input.count {
      let key = word(input, at: position)
      let candidate = seen.updateValue(position, forKey: key)
      guard let candidate, position - candidate <= farthest else {
        position += 1
        continue
      }
      let length = matchLength(input, candidate, position)
      append(input[start..<position], distance: position - candidate, length: length, to: &output)
      position += length
      start = position
    }
    append(input[start...], to: &output)
    return output
  }

  private static func word(_ input: [UInt8], at position: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 << 8 | UInt32(input[position + $1]) }
  }

  private static func matchLength(_ input: [UInt8], _ earlier: Int, _ later: Int) -> Int {
    var length = shortestMatch
    while later + length < input.count - lastLiterals,
      input[earlier + length] == input[later + length]
    { length += 1 }
    return length
  }

  private static func append(
    _ literals: ArraySlice<UInt8>, distance: Int, length: Int, to output: inout [UInt8]
  ) {
    let extra = length - shortestMatch
    output.append(UInt8(min(literals.count, 15) << 4 | min(extra, 15)))
    appendRest(of: literals.count, to: &output)
    output.append(contentsOf: literals)
    output.append(UInt8(distance & 0xff))
    output.append(UInt8(distance >> 8))
    appendRest(of: extra, to: &output)
  }

  private static func append(_ literals: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(min(literals.count, 15) << 4))
    appendRest(of: literals.count, to: &output)
    output.append(contentsOf: literals)
  }

  /// What a count has above the 15 that stand in the first byte.
  private static func appendRest(of count: Int, to output: inout [UInt8]) {
    guard count >= 15 else { return }
    var rest = count - 15
    while rest >= 255 {
      output.append(255)
      rest -= 255
    }
    output.append(UInt8(rest))
  }
}
