/// A module written in Swift: a final class whose property wrappers declare its signals and whose
/// `body` drives them.
///
/// ```swift
/// final class LeakyCounter: Hardware {
///   @Input var enable
///   @Output(8) var count
///   @Register(8, reset: 0) var value
///
///   var body: Logic {
///     count <== value
///     when(enable) { value <== value &+ 1 }
///   }
/// }
/// ```
public protocol Hardware: AnyObject {
  /// The module's name in the circuit; the type's name in snake_case unless you give one. Modules
  /// that differ by their parameters need names that differ.
  var moduleName: String { get }
  /// What stands above the module in the emitted text.
  var documentation: String { get }
  /// The clock domain of what is placed in no other; `.main` (`clk_i`, `rst_ni`) unless you say
  /// another.
  var clockDomain: ClockDomain { get }
  /// What drives its signals. The order counts: the last assignment wins.
  @LogicBuilder var body: Logic { get }
}

extension Hardware {
  public var moduleName: String { Naming.snakeCase(String(describing: Self.self)) }
  public var documentation: String { "" }
  public var clockDomain: ClockDomain { .main }
}

/// A module of which only the ports are known: a hard macro, or text written by hand.
public protocol BlackBox: Hardware {
  /// The parameters an instance sets.
  var parameters: [Parameter] { get }
  /// Whether it has the ports `clk_i` and `rst_ni`.
  var needsClock: Bool { get }
  /// The clocks it has ports for; its own domain if it needs a clock, unless you say others.
  var clockDomains: [ClockDomain] { get }
}

extension BlackBox {
  public var parameters: [Parameter] { [] }
  public var needsClock: Bool { true }
  public var clockDomains: [ClockDomain] { needsClock ? [clockDomain] : [] }
  public var body: Logic { Logic() }
}

/// A parameter of a black box and its value.
public typealias Parameter = Circuit.Instance.Parameter

extension Circuit.Instance.Parameter {
  public static func integer(_ name: String, _ value: Int) -> Self {
    Self(name: name, value: .integer(value))
  }

  public static func real(_ name: String, _ value: Double) -> Self {
    Self(name: name, value: .real(value))
  }

  public static func text(_ name: String, _ value: String) -> Self {
    Self(name: name, value: .text(value))
  }
}
