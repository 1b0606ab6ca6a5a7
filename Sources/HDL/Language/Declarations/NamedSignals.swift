import Diagnostics

/// Signals whose names are made when the object is made, as from the fields of a register map.
///
/// ```swift
/// let fields: NamedSignals
/// init(map: Map) { fields = NamedSignals(map.fields.map { .output($0.name, width: $0.width) }) }
/// var body: Logic { for name in fields.names { fields[name] <== … } }
/// ```
/// They are ports and registers of the module like those declared one by one, under exactly these
/// names. Where the names are known to the programmer, `@Input` and the others are the better
/// choice: a wrong name is then Swift's own error.
public struct NamedSignals: Sendable {
  /// One of them.
  public struct Element: Sendable {
    public let name: String
    let declaration: Declaration

    private init(_ name: String, _ declaration: Declaration) {
      self.name = name
      self.declaration = declaration
    }

    /// An input port of `width` bits.
    public static func input(
      _ name: String, width: Int = 1, _ documentation: String = "", at place: Place
    ) -> Element {
      Element(name, Declaration(.input, .unsigned(width), documentation, at: place))
    }

    /// An output port of `width` bits.
    public static func output(
      _ name: String, width: Int = 1, _ documentation: String = "", at place: Place
    ) -> Element {
      Element(name, Declaration(.output, .unsigned(width), documentation, at: place))
    }

    /// A register of `width` bits; `reset` gives the bits themselves.
    public static func register(
      _ name: String, width: Int = 1, reset: UInt64, _ documentation: String = "", at place: Place
    ) -> Element {
      let type = Circuit.ValueType.unsigned(width)
      var problem = Declaration.problem(of: type, at: place)
      var value: BitVector?
      if problem == nil {
        value = LiteralValue(reset).encoded(as: type)
        if value == nil {
          problem = LiteralValue(reset).misfit(in: type, at: place, what: "the reset value")
        }
      }
      return Element(
        name,
        Declaration(
          .register(reset: value, domain: .main), type, documentation, at: place, problem))
    }
  }

  private let elements: [Element]
  private let signals: [String: Signal]

  /// - Parameter elements: in the order of the ports; two of one name are reported as a clash.
  public init(_ elements: [Element]) {
    self.elements = elements
    signals = Dictionary(elements.map { ($0.name, Signal($0.declaration)) }) { first, _ in first }
  }

  public var names: [String] { elements.map(\.name) }

  /// The signal of that name; another name is reported where the signal is used.
  public subscript(name: String) -> Signal {
    signals[name]
      ?? Signal(
        .constant(
          .zero(width: 1), type: .bit,
          problem: Problem(
            "unknown-signal", "there is no signal named '\(name)'",
            remedy: Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" })))
  }
}

extension NamedSignals: HardwareMemberGroup {
  var members: [(String, Member)] { elements.map { ($0.name, .signal($0.declaration)) } }
}

extension Declaration {
  fileprivate convenience init(
    _ role: Circuit.Signal.Role, _ type: Circuit.ValueType, _ documentation: String,
    at place: Place, _ problem: Problem? = nil
  ) {
    self.init(role: role, type: type, place: place, documentation: documentation, problem: problem)
  }
}
