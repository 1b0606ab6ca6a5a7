import Diagnostics

/// A Swift enum whose cases hardware can hold: the states of a machine, the codes of a mode.
///
/// Write `enum Phase: HardwareEnumeration { case idle, run }`. Cases are numbered in order, or by
/// their raw value where that is an integer. Another encoding is chosen by
///
/// ```swift
/// static var encoding: EnumerationEncoding { .oneHot }
/// ```
/// Raw values are codes in every encoding, and have to keep to it.
public protocol HardwareEnumeration: CaseIterable, Hashable, Sendable {
  /// How the cases become bits; `.binary` unless you say otherwise.
  static var encoding: EnumerationEncoding { get }
}

/// How the cases of an enumeration become bits: `.binary`, `.oneHot` or `.gray`.
public typealias EnumerationEncoding = Circuit.Enumeration.Encoding

extension HardwareEnumeration {
  public static var encoding: EnumerationEncoding { .binary }

  static func hardwareName(of value: Self) -> String {
    Naming.snakeCase(String(describing: value))
  }

  /// The enumeration, with the mistake in it if there is one.
  static var hardwareDescription: (Circuit.Enumeration, Problem?) {
    let name = Naming.snakeCase(String(describing: Self.self))
    let values = Array(allCases)
    var problem: Problem?
    if values.isEmpty {
      problem = Problem("enumeration-empty", "the enum '\(Self.self)' has no cases", isOfType: true)
    } else if "\(values[0])".hasPrefix("\(Self.self)(rawValue: ") {
      problem = Problem.reflectionMissing("the cases of '\(Self.self)'", isOfType: true)
    } else if encoding == .oneHot, values.count > Limits.width {
      problem = Problem(
        "enumeration-code",
        "the enum '\(Self.self)' has \(values.count) cases, too many for one bit each",
        remedy: "choose another encoding", isOfType: true)
    }
    var codes: [BitVector] = []
    for (position, value) in values.enumerated() where problem == nil {
      guard let raw = rawCode(of: value) else {
        codes.append(encoding.code(at: position))
        continue
      }
      problem = mistake(inRaw: raw, of: value) ?? problem
      codes.append(BitVector(truncating: max(0, raw), width: 32))
    }
    problem = problem ?? encoding.mistake(in: codes, of: values.map { "\($0)" }, "\(Self.self)")
    let width = codes.map(\.bitsUsed).max() ?? 1
    let cases = zip(values, codes).map { value, code in
      Circuit.Enumeration.Case(
        name: hardwareName(of: value), value: code.extended(to: width, isSigned: false))
    }
    if Set(cases.map(\.name)).count != cases.count || Set(cases.map(\.value)).count != cases.count {
      problem =
        problem
        ?? Problem(
          "enumeration-ambiguous", "two cases of the enum '\(Self.self)' share a name or a code",
          isOfType: true)
    }
    return (
      Circuit.Enumeration(name: name, width: width, cases: cases, encoding: encoding), problem
    )
  }

  private static func mistake(inRaw code: Int, of value: Self) -> Problem? {
    guard code < 0 || code > Int(Int32.max) else { return nil }
    return Problem(
      "enumeration-code", "the raw value \(code) of '\(value)' in '\(Self.self)' is not a code",
      remedy: "use raw values from 0 to \(Int32.max)", isOfType: true)
  }

  private static func rawCode(of value: Self) -> Int? {
    guard let raw = (value as? any RawRepresentable)?.rawValue as? any BinaryInteger else {
      return nil
    }
    return Int(clamping: raw)
  }
}

extension Circuit.Enumeration.Encoding {
  /// The code of the case at a position, in any width that holds it.
  fileprivate func code(at position: Int) -> BitVector {
    switch self {
    case .binary: BitVector(truncating: position, width: Int.bitWidth)
    case .gray: BitVector(truncating: position ^ position >> 1, width: Int.bitWidth)
    case .oneHot:
      BitVector(
        width: position + 1,
        words: [UInt64](repeating: 0, count: position / 64) + [1 << UInt64(position % 64)])
    }
  }

  /// The first case whose code does not keep to the encoding.
  fileprivate func mistake(
    in codes: [BitVector], of cases: [String], _ enumeration: String
  ) -> Problem? {
    let remedy = "leave the raw values out, or give others"
    switch self {
    case .binary: return nil
    case .oneHot:
      guard let index = codes.firstIndex(where: { $0.bitsSet != 1 }) else { return nil }
      return Problem(
        "enumeration-encoding",
        "'\(cases[index])' of '\(enumeration)' has the code \(codes[index].text), which has not one "
          + "bit set, but the encoding is one-hot", remedy: remedy, isOfType: true)
    case .gray:
      let pairs = zip(codes.indices, codes.indices.dropFirst())
      guard let (first, second) = pairs.first(where: { codes[$0].distance(to: codes[$1]) != 1 })
      else { return nil }
      return Problem(
        "enumeration-encoding",
        "'\(cases[first])' and '\(cases[second])' of '\(enumeration)' have the codes "
          + "\(codes[first].text) and \(codes[second].text), which do not differ in one bit, but the "
          + "encoding is gray", remedy: remedy, isOfType: true)
    }
  }
}

extension BitVector {
  fileprivate var bitsSet: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The fewest bits that hold it, at least 1.
  fileprivate var bitsUsed: Int {
    guard let top = words.lastIndex(where: { $0 != 0 }) else { return 1 }
    return top * 64 + 64 - words[top].leadingZeroBitCount
  }

  /// In how many bits two codes differ.
  fileprivate func distance(to other: BitVector) -> Int {
    let count = max(words.count, other.words.count)
    return (0..<count).reduce(0) { sum, index in
      let left = index < words.count ? words[index] : 0
      let right = index < other.words.count ? other.words[index] : 0
      return sum + (left ^ right).nonzeroBitCount
    }
  }

  fileprivate var text: String { unsignedValue.map(String.init) ?? description }
}
