import Diagnostics

extension YAMLNode {
  /// Reads one YAML document.
  ///
  /// - Parameters:
  ///   - text: The document, at most 1 MiB.
  ///   - file: What the diagnostics call the text, such as the path the user typed.
  /// - Throws: Every problem found in one pass. A text that is no UTF-8 or holds tabs is not
  ///   parsed further, and bad syntax ends the parsing.
  public static func parse(_ text: String, file: String) throws(DiagnosticReport) -> YAMLNode {
    try parse(bytes: Array(text.utf8), file: file)
  }

  /// Reads one YAML document from the bytes of a file. See ``parse(_:file:)``.
  public static func parse(
    bytes: [UInt8], file: String
  ) throws(DiagnosticReport) -> YAMLNode {
    let source = try SourceText(bytes, file: file)
    let result = source.bytes.withUnsafeBufferPointer { buffer in
      tree(of: buffer, file: file)
    }
    return try result.get()
  }

  private static func tree(
    of buffer: UnsafeBufferPointer<UInt8>, file: String
  ) -> Result<YAMLNode, DiagnosticReport> {
    guard let events = EventReader(buffer, file: file) else {
      return .failure(
        DiagnosticReport(
          Diagnostic(.error, "out-of-memory", "there is no memory to read '\(file)'")))
    }
    var builder = TreeBuilder(events, file: file)
    do {
      let root = try builder.document()
      return builder.diagnostics.isEmpty
        ? .success(root) : .failure(DiagnosticReport(builder.diagnostics))
    } catch {
      return .failure(DiagnosticReport(builder.diagnostics + [error]))
    }
  }
}
