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
    let kind: Kind
    let place: Place
    /// How deep statements stand in each other here.
    let nesting: Int

    /// One that is nested too deep becomes a problem, so that no walk goes that deep.
    init(kind: Kind, place: Place) {
      let nesting = kind.nesting
      let isTooDeep = nesting > Limits.statementNesting
      self.kind = isTooDeep ? .problem(Self.tooDeep) : kind
      self.nesting = isTooDeep ? 0 : nesting
      self.place = place
    }

    private static var tooDeep: Problem {
      Problem(
        "statements-too-deep",
        "conditions are nested deeper than \(Limits.statementNesting), each 'elsewhen' counted",
        remedy: "choose by value with 'select', or give parts of the choice a '@Wire' of their own")
    }

    indirect enum Kind: Sendable {
      case drive(Node, Node)
      case driveLanes(Node, enables: Node, Node)
      case access(MemoryAccess)
      case when([Branch], otherwise: Logic)
      case select(Node, [Arm], otherwise: Logic)
      case machine(Declaration, [(state: String, body: Logic)])
      case transition(Circuit.Enumeration, String)
      case property(Circuit.PropertyKind, Node, String)
      case connection(Connection)
      case reset(ResetTarget, Node)
      case problem(Problem)

      var nesting: Int {
        switch self {
        case .drive, .driveLanes, .access, .transition, .property, .connection, .reset, .problem: 0
        case .when(let branches, let otherwise):
          branches.count + max(otherwise.nesting, branches.map(\.body.nesting).max() ?? 0)
        case .select(_, let arms, let otherwise):
          1 + max(otherwise.nesting, arms.map(\.body.nesting).max() ?? 0)
        case .machine(_, let arms): 1 + (arms.map(\.body.nesting).max() ?? 0)
        }
      }
    }
  }

  /// How deep statements stand in each other in it.
  var nesting: Int { statements.map(\.nesting).max() ?? 0 }

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

  public static func buildExpression(
    _ connection: Connection, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Logic {
    Logic(.connection(connection), fileID, line)
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
