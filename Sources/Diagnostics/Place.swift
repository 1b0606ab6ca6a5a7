/// Where in the user's own text something stands: a Swift file and line, or a description file, line and column.
public struct Place: Sendable, Hashable, CustomStringConvertible {
  /// The file as the user names it (`#fileID` for Swift code, the path as typed for a description).
  public var file: String
  /// Counted from 1.
  public var line: Int
  /// Counted from 1; `nil` where only the line is known.
  public var column: Int?

  public init(file: String, line: Int, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The place of a call in Swift code, from its `#fileID` and `#line`.
  public init(_ fileID: StaticString, _ line: UInt) {
    self.init(file: "\(fileID)", line: Int(line))
  }

  public var description: String {
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}
