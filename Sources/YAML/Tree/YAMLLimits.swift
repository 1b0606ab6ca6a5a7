/// How large a description may be; more is refused, never half read.
public enum YAMLLimits {
  /// In bytes: 1 MiB.
  public static let fileSize = 1 << 20
  /// Collections within collections, counting the outermost.
  public static let depth = 64
}
