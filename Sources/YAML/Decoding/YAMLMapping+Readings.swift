extension YAMLMapping {
  /// See ``YAMLValue/integer(in:)``.
  public mutating func integer(
    _ key: String, in range: ClosedRange<Int> = .min ... .max
  ) -> Int? {
    value(key, expecting: Expectation.integer(range))?.integer(in: range)
  }

  /// See ``YAMLValue/integer(in:)``.
  public mutating func integer(
    _ key: String, in range: ClosedRange<Int> = .min ... .max, default: Int
  ) -> Int {
    valueIfPresent(
      key, expecting: Expectation.integer(range), default: "\(`default`)")?
      .integer(in: range) ?? `default`
  }

  /// See ``YAMLValue/number(in:)``.
  public mutating func number(_ key: String, in range: ClosedRange<Double>? = nil) -> Double? {
    quantity(key, .number, in: range)
  }

  /// See ``YAMLValue/number(in:)``.
  public mutating func number(
    _ key: String, in range: ClosedRange<Double>? = nil, default: Double
  ) -> Double {
    quantity(key, .number, in: range, default: `default`)
  }

  /// In the SI unit without prefix. See ``YAMLValue/quantity(_:in:)``.
  public mutating func quantity(
    _ key: String, _ dimension: PhysicalDimension, in range: ClosedRange<Double>? = nil
  ) -> Double? {
    value(key, expecting: Expectation.quantity(dimension, range))?.quantity(dimension, in: range)
  }

  /// In the SI unit without prefix. See ``YAMLValue/quantity(_:in:)``.
  public mutating func quantity(
    _ key: String, _ dimension: PhysicalDimension, in range: ClosedRange<Double>? = nil,
    default: Double
  ) -> Double {
    valueIfPresent(
      key, expecting: Expectation.quantity(dimension, range),
      default: "\(Quantity(`default`, dimension))")?
      .quantity(dimension, in: range) ?? `default`
  }

  /// See ``YAMLValue/boolean()``.
  public mutating func boolean(_ key: String) -> Bool? {
    value(key, expecting: Expectation.boolean)?.boolean()
  }

  /// See ``YAMLValue/boolean()``.
  public mutating func boolean(_ key: String, default: Bool) -> Bool {
    valueIfPresent(
      key, expecting: Expectation.boolean, default: "\(`default`)")?
      .boolean() ?? `default`
  }

  /// See ``YAMLValue/string(longest:)``.
  public mutating func string(_ key: String, longest: Int = 1000) -> String? {
    value(key, expecting: Expectation.string)?.string(longest: longest)
  }

  /// See ``YAMLValue/string(longest:)``.
  public mutating func string(_ key: String, longest: Int = 1000, default: String) -> String {
    valueIfPresent(
      key, expecting: Expectation.string, default: `default`)?
      .string(longest: longest) ?? `default`
  }

  /// See ``YAMLValue/choice(of:)``.
  public mutating func choice<Choice>(_ key: String, of type: Choice.Type) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    value(key, expecting: Expectation.choice(type.allCases.map(\.rawValue)))?.choice(of: type)
  }

  /// See ``YAMLValue/choice(of:)``.
  public mutating func choice<Choice>(
    _ key: String, of type: Choice.Type, default: Choice
  ) -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    valueIfPresent(
      key, expecting: Expectation.choice(type.allCases.map(\.rawValue)), default: `default`.rawValue
    )?
    .choice(of: type) ?? `default`
  }

  /// See ``YAMLValue/identifier(refusing:)``.
  public mutating func identifier(
    _ key: String, refusing refusal: (String) -> String? = { _ in nil }
  ) -> String? {
    value(key, expecting: Expectation.identifier)?.identifier(refusing: refusal)
  }

  /// See ``YAMLValue/mapping(_:)``.
  public mutating func nested<Value>(
    _ key: String, _ body: (inout YAMLMapping) -> Value?
  ) -> Value? {
    value(key, expecting: Expectation.mapping)?.mapping(body)
  }

  /// A mapping that may be missing: `nil` then, without a diagnostic. See ``YAMLValue/mapping(_:)``.
  public mutating func nestedIfPresent<Value>(
    _ key: String, _ body: (inout YAMLMapping) -> Value?
  ) -> Value? {
    valueIfPresent(key, expecting: Expectation.mapping, default: nil)?.mapping(body)
  }

  /// A mapping that may be missing: then `body` decodes one without keys, so that all its defaults
  /// hold and what it requires is reported as missing. See ``YAMLValue/mapping(_:)``.
  public mutating func nestedOrEmpty<Value>(
    _ key: String, _ body: (inout YAMLMapping) -> Value?
  ) -> Value? {
    if let value = valueIfPresent(key, expecting: Expectation.mapping, default: nil) {
      return value.mapping(body)
    }
    var empty = YAMLMapping([], subject: key, path: path + [key], at: place, decoder: decoder)
    return body(&empty)
  }

  /// See ``YAMLValue/sequence(count:_:)``.
  public mutating func sequence<Element>(
    _ key: String, count: ClosedRange<Int> = 0 ... .max, _ body: (YAMLValue) -> Element?
  ) -> [Element]? {
    value(key, expecting: Expectation.sequence(count))?.sequence(count: count, body)
  }

  /// See ``YAMLValue/sequence(count:_:)``.
  public mutating func sequence<Element>(
    _ key: String, count: ClosedRange<Int> = 0 ... .max, default: [Element],
    _ body: (YAMLValue) -> Element?
  ) -> [Element] {
    valueIfPresent(
      key, expecting: Expectation.sequence(count), default: nil)?
      .sequence(count: count, body) ?? `default`
  }
}
