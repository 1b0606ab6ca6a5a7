import Diagnostics

/// How often points were reached, in one run or several; instances of a module count together.
public struct CoverageCounts: Sendable, Hashable {
  /// A point that was not reached is there too, with 0.
  public private(set) var counts: [CoveragePoint: UInt64] = [:]

  public init() {}

  /// Adds what another run reached. The order of runs does not matter.
  public mutating func merge(_ other: CoverageCounts) {
    counts.merge(other.counts, uniquingKeysWith: Self.sum)
  }

  mutating func add(_ count: UInt64, to point: CoveragePoint) {
    counts[point] = Self.sum(counts[point, default: 0], count)
  }

  /// Those of some files alone.
  func limited(to files: Set<String>) -> CoverageCounts {
    var limited = CoverageCounts()
    limited.counts = counts.filter { files.contains($0.key.file) }
    return limited
  }

  /// A count that would be too large stays as large as it can be.
  private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (sum, isTooLarge) = a.addingReportingOverflow(b)
    return isTooLarge ? .max : sum
  }
}

extension CoverageCounts {
  private static let start = Array("C '".utf8)
  private static let keyMark: UInt8 = 1
  private static let valueMark: UInt8 = 2

  /// Reads what Verilator writes: a line for each point of each instance, `C '<key><value>…' count`,
  /// with the control characters 1 and 2 before keys and values. Other lines are left out.
  ///
  /// Verilator 5.006 counts the changes of a bit, which is 0 at first, later ones its two edges apart:
  /// of *n* changes every other one is a rise, the first among them.
  ///
  /// - Throws: `Diagnostic` with the line of the first mistake: `coverage-line`.
  public init(_ text: [UInt8], file: String) throws(Diagnostic) {
    for (index, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated() where line.starts(with: Self.start)
    {
      guard let (point, count) = Self.point(line.dropFirst(Self.start.count)) else {
        throw Diagnostic(
          .error, "coverage-line", "this line is no coverage point as Verilator writes them",
          at: Place(file: file, line: index + 1),
          remedy: "remove the file; the next run makes it anew")
      }
      guard point.kind == .toggle, !point.subject.hasSuffix(CoveragePoint.rise),
        !point.subject.hasSuffix(CoveragePoint.fall)
      else {
        add(count, to: point)
        continue
      }
      var edge = point
      edge.subject = point.subject + CoveragePoint.rise
      add(count - count / 2, to: edge)
      edge.subject = point.subject + CoveragePoint.fall
      add(count / 2, to: edge)
    }
  }

  /// - Parameter text: behind the first quotation mark.
  private static func point(_ text: ArraySlice<UInt8>) -> (CoveragePoint, UInt64)? {
    guard let end = text.lastIndex(of: UInt8(ascii: "'")), text.index(after: end) < text.endIndex,
      let count = UInt64(String(decoding: text[(end + 2)...], as: UTF8.self))
    else { return nil }
    var values: [UInt8: String] = [:]
    for pair in text[..<end].split(separator: keyMark) {
      guard let mark = pair.firstIndex(of: valueMark) else { return nil }
      // Of the longer keys only the page counts.
      let key = pair[..<mark].elementsEqual("page".utf8) || mark - pair.startIndex == 1
      if key {
        values[pair[pair.startIndex]] = String(decoding: pair[(mark + 1)...], as: UTF8.self)
      }
    }
    guard let page = values[UInt8(ascii: "p")], page.hasPrefix("v_"),
      let kind = CoveragePoint.Kind(rawValue: String(page.dropFirst(2).prefix { $0 != "/" })),
      let file = values[UInt8(ascii: "f")],
      let line = values[UInt8(ascii: "l")].flatMap({ Int($0) }),
      let column = values[UInt8(ascii: "n")].flatMap({ Int($0) })
    else { return nil }
    let point = CoveragePoint(
      kind: kind, file: file, line: line, column: column,
      subject: values[UInt8(ascii: "o")] ?? "", lines: values[UInt8(ascii: "S")] ?? "")
    return (point, count)
  }

  /// The points in order, as the newest Verilator writes them, without the instances.
  var lines: [String] {
    counts.sorted { $0.key < $1.key }.map { point, count in
      let module = point.file.split(separator: "/").last.map { $0.dropLast(3) } ?? ""
      let keys = [
        ("f", point.file), ("l", "\(point.line)"), ("n", "\(point.column)"),
        ("t", point.kind.rawValue), ("page", "v_\(point.kind.rawValue)/\(module)"),
        ("o", point.subject), ("S", point.lines),
      ]
      let text = keys.filter { !$0.1.isEmpty }.map { "\u{1}\($0.0)\u{2}\($0.1)" }.joined()
      return "C '\(text)' \(count)"
    }
  }
}
