import Diagnostics

/// A mapping that is being decoded key by key.
///
/// Each reading asks for one key. A reading without default reports a missing key and returns `nil`;
/// one with a default returns the default for a missing key, and for a bad value after reporting it.
/// For a key that may be missing without a default, use ``valueIfPresent(_:)``. In the end
/// ``finish()`` reports the keys nobody asked for.
public struct YAMLMapping {
  /// What the messages call the mapping, such as `converter`.
  public let subject: String
  /// The key the mapping stands under, or its beginning.
  public let place: Place
  /// False where something else than a mapping stood; every reading is then silent.
  public let isPresent: Bool
  /// Where semantic checks report what they find.
  public let decoder: YAMLDecoder

  /// The keys that lead here from the root.
  let path: [String]

  private let entries: [YAMLEntry]
  private let indices: [String: Int]
  private var asked: [String] = []

  init(
    _ entries: [YAMLEntry], subject: String, path: [String], at place: Place, decoder: YAMLDecoder
  ) {
    self.init(subject, path, place, true, decoder, entries)
  }

  init(absent subject: String, path: [String], at place: Place, decoder: YAMLDecoder) {
    self.init(subject, path, place, false, decoder, [])
  }

  private init(
    _ subject: String, _ path: [String], _ place: Place, _ isPresent: Bool,
    _ decoder: YAMLDecoder, _ entries: [YAMLEntry]
  ) {
    self.subject = subject
    self.path = path
    self.place = place
    self.isPresent = isPresent
    self.decoder = decoder
    self.entries = entries
    indices = Dictionary(
      entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// True where the key was written, with or without a value.
  public func contains(_ key: String) -> Bool {
    indices[key] != nil
  }

  /// The value of a key, or the mapping's own place where the key is missing.
  public func place(of key: String) -> Place {
    entry(key)?.value.place ?? place
  }

  /// The key itself, or the mapping's own place where it is missing.
  public func place(ofKey key: String) -> Place {
    entry(key)?.keyPlace ?? place
  }

  /// The value of a key that may be missing.
  public mutating func valueIfPresent(_ key: String) -> YAMLValue? {
    if !asked.contains(key) { asked.append(key) }
    guard let entry = entry(key) else { return nil }
    return YAMLValue(
      node: entry.value, name: key, label: "'\(key)'", path: path + [key], place: entry.keyPlace,
      decoder: decoder)
  }

  /// The value of a key that may be missing, with what is expected there and what holds without it.
  mutating func valueIfPresent(
    _ key: String, expecting expected: String, default: String?
  ) -> YAMLValue? {
    decoder.record(
      YAMLReading(path: path + [key], expected: expected, isRequired: false, default: `default`))
    return valueIfPresent(key)
  }

  /// The value of a key; reports a missing key, with what was expected there.
  public mutating func value(_ key: String, expecting expected: String) -> YAMLValue? {
    decoder.record(
      YAMLReading(path: path + [key], expected: expected, isRequired: true, default: nil))
    if let value = valueIfPresent(key) { return value }
    if isPresent {
      decoder.report(
        Diagnostic(
          .error, "missing-key", "the key '\(key)' is missing in \(subject); expected \(expected)",
          at: place, remedy: "add '\(key): …'"))
    }
    return nil
  }

  /// Reports the keys that nobody asked for. A mapping decoded through a closure is finished by the
  /// one who called the closure.
  public func finish() {
    for entry in entries where !asked.contains(entry.key) {
      let nearest = Suggestion.nearest(to: entry.key, among: asked)
      let expected = asked.isEmpty ? "no keys" : Expectation.choice(asked)
      decoder.report(
        Diagnostic(
          .error, "unknown-key",
          "unknown key '\(Excerpt.of(entry.key))' in \(subject); expected \(expected)",
          at: entry.keyPlace, remedy: nearest.map { "did you mean '\($0)'?" }),
        aboutStrayKey: entry.key)
    }
  }

  private func entry(_ key: String) -> YAMLEntry? {
    indices[key].map { entries[$0] }
  }
}
