/// One key that a decoder asked for, as a reference of the description lists it.
public struct YAMLReading: Sendable, Hashable {
  /// The keys that lead to it from the root, itself the last.
  public var path: [String]
  /// What must stand there, as the messages say it: `a whole number from 4 to 16`.
  public var expected: String
  /// Whether the key must be there.
  public var isRequired: Bool
  /// What holds without the key, as it would be written; `nil` where that is not a single value.
  public var `default`: String?
}
