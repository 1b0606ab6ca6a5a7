import Diagnostics

/// A Swift enum whose cases hardware can hold: the states of a machine, the codes of a mode.
///
/// Write `enum Phase: HardwareEnumeration { case idle, run }`. Cases are
/// numbered in order, or by their raw value where that is an integer.
public protocol HardwareEnumeration: CaseIterable, Hashable, Sendable {}

extension HardwareEnumeration {
  static func hardwareName(of value: Self) -> String {
    Naming.snakeCase(String(describing: value))
  }

  /// The enumeration, with the mistake in it if there is one.
  static var hardwareDescription: (Circuit.Enumeration, Problem?) {
    let name = Naming.snakeCase(String(describing: Self.self))
    let values = Array(allCases)
    var codes: [Int] = []
    var problem: Problem?
    for (position, value) in values.enumerated() {
      let code = rawCode(of: value) ?? position
      if code < 0 || code > Int(Int32.max) {
        problem = Problem(
          "enumeration-code", "the raw value \(code) of '\(value)' in '\(Self.self)' is not a code",
          remedy: "use raw values from 0 to \(Int32.max)")
      }
      codes.append(max(0, code))
    }
    if values.isEmpty {
      problem = Problem("enumeration-empty", "the enum '\(Self.self)' has no cases")
    }
    let width = BitVector.bitsNeeded(for: codes.max() ?? 0, isSigned: false)
    let cases = zip(values, codes).map { value, code in
      Circuit.Enumeration.Case(
        name: hardwareName(of: value), value: BitVector(truncating: code, width: width))
    }
    if Set(cases.map(\.name)).count != cases.count || Set(cases.map(\.value)).count != cases.count {
      problem = Problem(
        "enumeration-ambiguous", "two cases of the enum '\(Self.self)' share a name or a code")
    }
    return (Circuit.Enumeration(name: name, width: width, cases: cases), problem)
  }

  private static func rawCode(of value: Self) -> Int? {
    guard let raw = (value as? any RawRepresentable)?.rawValue as? any BinaryInteger else {
      return nil
    }
    return Int(clamping: raw)
  }
}
