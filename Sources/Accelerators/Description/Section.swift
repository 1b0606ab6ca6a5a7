import Diagnostics
import YAML

/// One section of a description in Swift, such as ``Learning`` or ``Crossbar``.
public protocol Section: Sendable {
  var content: SectionContent { get }
}

/// A key of the description with the keys below it.
public struct SectionContent: Sendable {
  let entry: YAMLEntry

  /// - Parameter values: The keys with their values; a key whose value is `nil` is left out.
  init(_ key: String, _ values: KeyValuePairs<String, (any SectionValue)?>, at place: Place) {
    let entries = Self.entries(values.map { ($0.key, $0.value) }, at: place)
    entry = YAMLEntry(key, at: place, value: YAMLNode(.mapping(entries), at: place))
  }

  static func entries(
    _ values: [(String, (any SectionValue)?)], at place: Place
  ) -> [YAMLEntry] {
    values.compactMap { key, value in
      value.map { YAMLEntry(key, at: place, value: $0.node(at: place)) }
    }
  }
}

/// What may stand behind a key.
protocol SectionValue: Sendable {
  func node(at place: Place) -> YAMLNode
}

extension Int: SectionValue {}
extension Double: SectionValue {}
extension String: SectionValue {
  /// In quotes, so that an empty text is a text too.
  func node(at place: Place) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(self, style: .quoted)), at: place)
  }
}
extension Quantity: SectionValue {}

extension SectionValue where Self: CustomStringConvertible {
  func node(at place: Place) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(description)), at: place)
  }
}

extension SectionContent: SectionValue {
  /// The keys below, for a section inside of a section.
  func node(at place: Place) -> YAMLNode { entry.value }
}

/// Collects the sections of a description.
@resultBuilder
public enum SectionBuilder {
  public static func buildExpression(_ section: some Section) -> [any Section] { [section] }
  public static func buildBlock(_ parts: [any Section]...) -> [any Section] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [any Section]?) -> [any Section] { part ?? [] }
  public static func buildEither(first: [any Section]) -> [any Section] { first }
  public static func buildEither(second: [any Section]) -> [any Section] { second }
}
