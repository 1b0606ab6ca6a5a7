/// One thing that a run can reach, as Verilator counts it.
public struct CoveragePoint: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The lines of a block.
    case line
    /// The lines of a branch; none where it only goes past.
    case branch
    /// A bit that rises, or one that falls.
    case toggle
    /// A `cover` statement.
    case user
  }

  public var kind: Kind
  /// The source file, such as `rtl/row_reader.sv`.
  public var file: String
  /// From 1, and so is the column.
  public var line: Int
  public var column: Int
  /// Of a toggle the bit and its edge, `state_q[3]:0->1`; else what stands there: `block`, `if`, `cover`.
  public var subject: String
  /// The lines that run when it is reached, such as `12-13,15`; empty for a toggle.
  public var lines: String

  /// The lines one by one.
  public var lineNumbers: [Int] {
    lines.split(separator: ",").flatMap { part -> [Int] in
      let ends = part.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { return [] }
      return Array(first...last)
    }
  }

  /// The bit that a toggle is of, and whether it rises; `nil` for other points.
  public var edge: (bit: String, rises: Bool)? {
    guard kind == .toggle else { return nil }
    return (String(subject.dropLast(Self.rise.count)), subject.hasSuffix(Self.rise))
  }

  static let rise = ":0->1"
  static let fall = ":1->0"
}

extension CoveragePoint: Comparable {
  /// By file, line, column, kind and subject.
  public static func < (a: CoveragePoint, b: CoveragePoint) -> Bool {
    if a.file != b.file { return a.file < b.file }
    if a.line != b.line { return a.line < b.line }
    if a.column != b.column { return a.column < b.column }
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    if a.subject != b.subject { return a.subject < b.subject }
    return a.lines < b.lines
  }
}
