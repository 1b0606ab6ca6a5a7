import Diagnostics

/// Statements, as a module's `body` or a block of one makes them.
public struct Logic: Sendable {
  var statements: [Statement]

  /// No statements.
  public init() { statements = [] }

  init(_ statements: [Statement]) { self.statements = statements }
  init(_ kind: Statement.Kind, _ fileID: StaticString, _ line: UInt) {
    statements = [Statement(kind: kind, place: Place(fileID, line))]
  }

  /// A statement before names are known.
  struct Statement: Sendable {
    indirect enum Kind: Sendable {
      case drive(Node, Node)
      case driveLanes(Node, enables: Node, Node)
      case when([Branch], otherwise: Logic)
      case select(Node, [Arm], otherwise: Logic)
      case machine(Declaration, [(state: String, body: Logic)])
      case transition(Circuit.Enumeration, String)
      case property(Circuit.PropertyKind, Node, String)
      case problem(Problem)
    }

    let kind: Kind
    let place: Place
  }

  struct Branch: Sendable {
    let condition: Node
    let body: Logic
    let place: Place
  }

  struct Arm: Sendable {
    let values: [Node]
    let body: Logic
    let place: Place
  }
}

/// Puts statements together. Swift's own `if`, `switch`, `for` and `let` work inside and decide
/// what hardware there is.
@resultBuilder
public enum LogicBuilder {
  public static func buildExpression(
    _ drive: Drive, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Logic {
    Logic(drive.kind, fileID, line)
  }

  public static func buildExpression(_ logic: Logic) -> Logic { logic }
  public static func buildExpression(_ when: When) -> Logic { when.logic }

  @available(
    *, unavailable, message: "this expression drives nothing; write 'signal <== expression'"
  )
  public static func buildExpression(_ expression: Signal) -> Logic { Logic() }

  public static func buildBlock() -> Logic { Logic() }
  public static func buildPartialBlock(first: Logic) -> Logic { first }
  public static func buildPartialBlock(accumulated: Logic, next: Logic) -> Logic {
    Logic(accumulated.statements + next.statements)
  }
  public static func buildOptional(_ part: Logic?) -> Logic { part ?? Logic() }
  public static func buildEither(first: Logic) -> Logic { first }
  public static func buildEither(second: Logic) -> Logic { second }
  public static func buildArray(_ parts: [Logic]) -> Logic { Logic(parts.flatMap(\.statements)) }
}
