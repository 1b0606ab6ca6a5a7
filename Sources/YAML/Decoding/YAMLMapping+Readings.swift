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
    valueIfPresent(key)?.integer(in: range) ?? `default`
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
    valueIfPresent(key)?.quantity(dimension, in: range) ?? `default`
  }

  /// See ``YAMLValue/boolean()``.
  public mutating func boolean(_ key: String) -> Bool? {
    value(key, expecting: Expectation.boolean)?.boolean()
  }

  /// See ``YAMLValue/boolean()``.
  public mutating func boolean(_ key: String, default: Bool) -> Bool {
    valueIfPresent(key)?.boolean() ?? `default`
  }

  /// See ``YAMLValue/string(longest:)``.
  public mutating func string(_ key: String, longest: Int = 1000) -> String? {
    value(key, expecting: Expectation.string)?.string(longest: longest)
  }

  /// See ``YAMLValue/string(longest:)``.
  public mutating func string(_ key: String, longest: Int = 1000, default: String) -> String {
    valueIfPresent(key)?.string(longest: longest) ?? `default`
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
    valueIfPresent(key)?.choice(of: type) ?? `default`
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
    valueIfPresent(key)?.mapping(body)
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
    valueIfPresent(key)?.sequence(count: count, body) ?? `default`
  }
}
