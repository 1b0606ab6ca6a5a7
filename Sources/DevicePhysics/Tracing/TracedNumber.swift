/// A number that is not computed but remembered: the equation it came from.
///
/// Physics that is generic over `Physical` and called with traced arguments returns its own
/// equation, which `PrintedPhysics` prints.
public struct TracedNumber: Physical, Sendable {
  /// One operation of an equation. Equations share their parts, so they form a graph.
  final class Node: Sendable {
    let operation: Operation

    init(_ operation: Operation) {
      self.operation = operation
    }
  }

  enum Operation: Sendable {
    case argument(String)
    case literal(Double)
    case constant(Double, name: String)
    case named(Node, String)
    case negation(Node)
    case arithmetic(Arithmetic, Node, Node)
    case exponential(Node)
    case logarithm(Node)
    case roundedDown(Node)
    case choice(Condition, Node, Node)
  }

  enum Arithmetic: String, Sendable, Hashable {
    case sum = "+"
    case difference = "-"
    case product = "*"
    case quotient = "/"
  }

  enum Comparison: String, Sendable, Hashable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// A comparison that is remembered.
  public struct Condition: Sendable {
    let comparison: Comparison
    let left: Node
    let right: Node
  }

  let node: Node

  init(_ operation: Operation) {
    node = Node(operation)
  }

  /// An argument of the function that the equation is to become; the name is in camel case.
  public init(argument name: String) {
    self.init(.argument(name))
  }

  public init(floatLiteral value: Double) {
    self.init(.literal(value))
  }

  public static func + (left: Self, right: Self) -> Self {
    Self(.arithmetic(.sum, left.node, right.node))
  }

  public static func - (left: Self, right: Self) -> Self {
    Self(.arithmetic(.difference, left.node, right.node))
  }

  public static func * (left: Self, right: Self) -> Self {
    Self(.arithmetic(.product, left.node, right.node))
  }

  public static func / (left: Self, right: Self) -> Self {
    Self(.arithmetic(.quotient, left.node, right.node))
  }

  public static prefix func - (operand: Self) -> Self {
    Self(.negation(operand.node))
  }

  public static func < (left: Self, right: Self) -> Condition {
    Condition(comparison: .less, left: left.node, right: right.node)
  }

  public static func <= (left: Self, right: Self) -> Condition {
    Condition(comparison: .lessOrEqual, left: left.node, right: right.node)
  }

  public static func > (left: Self, right: Self) -> Condition {
    Condition(comparison: .greater, left: left.node, right: right.node)
  }

  public static func >= (left: Self, right: Self) -> Condition {
    Condition(comparison: .greaterOrEqual, left: left.node, right: right.node)
  }

  public static func exponential(_ exponent: Self) -> Self {
    Self(.exponential(exponent.node))
  }

  public static func logarithm(_ argument: Self) -> Self {
    Self(.logarithm(argument.node))
  }

  public static func roundedDown(_ argument: Self) -> Self {
    Self(.roundedDown(argument.node))
  }

  public static func choose(
    _ condition: Condition, _ accepted: @autoclosure () -> Self, _ refused: @autoclosure () -> Self
  ) -> Self {
    Self(.choice(condition, accepted().node, refused().node))
  }

  public static func constant(_ value: Double, named name: @autoclosure () -> String) -> Self {
    Self(.constant(value, name: name()))
  }

  public func named(_ name: String) -> Self {
    Self(.named(node, name))
  }
}
