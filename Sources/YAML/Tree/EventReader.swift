import CYAML
import Diagnostics

/// What libyaml found next in the text.
struct Event {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    case scalar(YAMLScalar)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  var kind: Kind
  var place: Place
  var anchor: String?
  var tag: String?
}

/// libyaml's parser as a row of `Event`s.
///
/// The bytes given to `init` must outlive the reader.
final class EventReader {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let file: String

  /// Returns `nil` where libyaml has no memory for its parser.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.file = file
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; after the end of the stream, its end again.
  func next() throws(Diagnostic) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxProblem() }
    defer { yaml_event_delete(&event) }
    let data = event.data
    var found = Event(kind: .streamEnd, place: place(of: event.start_mark))
    switch event.type {
    case YAML_STREAM_START_EVENT:
      found.kind = .streamStart
    case YAML_DOCUMENT_START_EVENT:
      found.kind = .documentStart
    case YAML_DOCUMENT_END_EVENT:
      found.kind = .documentEnd
    case YAML_ALIAS_EVENT:
      found.kind = .alias(text(data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      found.kind = .scalar(scalar(data.scalar.value, data.scalar.length, data.scalar.style))
      found.anchor = text(data.scalar.anchor)
      found.tag = text(data.scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      found.kind = .sequenceStart
      found.anchor = text(data.sequence_start.anchor)
      found.tag = text(data.sequence_start.tag)
    case YAML_SEQUENCE_END_EVENT:
      found.kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      found.kind = .mappingStart
      found.anchor = text(data.mapping_start.anchor)
      found.tag = text(data.mapping_start.tag)
    case YAML_MAPPING_END_EVENT:
      found.kind = .mappingEnd
    default:
      found.kind = .streamEnd
    }
    return found
  }

  private func place(of mark: yaml_mark_t) -> Place {
    Place(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func scalar(
    _ value: UnsafeMutablePointer<yaml_char_t>?, _ length: Int, _ style: yaml_scalar_style_t
  ) -> YAMLScalar {
    let bytes = UnsafeBufferPointer(start: value, count: value == nil ? 0 : length)
    return YAMLScalar(
      String(decoding: bytes, as: UTF8.self),
      style: style == YAML_PLAIN_SCALAR_STYLE ? .plain : .quoted)
  }

  private func syntaxProblem() -> Diagnostic {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "the text cannot be read"
    var diagnostic = Diagnostic(
      .error, "yaml-syntax", "not well-formed YAML: \(problem)",
      at: place(of: parser.pointee.problem_mark), remedy: SyntaxRemedy.remedy(for: problem))
    if let context = parser.pointee.context {
      diagnostic.notes.append(
        .init(String(cString: context), at: place(of: parser.pointee.context_mark)))
    }
    return diagnostic
  }
}
