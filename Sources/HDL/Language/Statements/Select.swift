import Diagnostics

/// One arm of a ``select(_:fileID:line:of:)``.
public struct SelectArm {
  fileprivate enum Kind {
    case values([Node], Place)
    case otherwise(Place)
  }

  fileprivate let kind: Kind
  fileprivate let body: Logic
}

/// Puts the arms of a `select` together.
@resultBuilder
public enum SelectBuilder {
  public static func buildExpression(_ arm: SelectArm) -> [SelectArm] { [arm] }
  public static func buildBlock() -> [SelectArm] { [] }
  public static func buildPartialBlock(first: [SelectArm]) -> [SelectArm] { first }
  public static func buildPartialBlock(
    accumulated: [SelectArm], next: [SelectArm]
  ) -> [SelectArm] { accumulated + next }
  public static func buildOptional(_ part: [SelectArm]?) -> [SelectArm] { part ?? [] }
  public static func buildEither(first: [SelectArm]) -> [SelectArm] { first }
  public static func buildEither(second: [SelectArm]) -> [SelectArm] { second }
  public static func buildArray(_ parts: [[SelectArm]]) -> [SelectArm] { parts.flatMap { $0 } }
}

/// A choice by value: `select(mode) { on(0, 1) { … }; on(2) { … }; otherwise { … } }`.
public func select(
  _ subject: Signal, fileID: StaticString = #fileID, line: UInt = #line,
  @SelectBuilder of arms: () -> [SelectArm]
) -> Logic {
  var values: [Logic.Arm] = []
  var otherwise: Logic?
  var statements: [Logic.Statement] = []
  for arm in arms() {
    switch arm.kind {
    case .values(let nodes, let place):
      values.append(
        Logic.Arm(
          values: nodes.map { $0.adapted(to: subject.node.settled) },
          body: arm.body, place: place))
    case .otherwise(let place):
      if otherwise != nil {
        statements.append(
          Logic.Statement(
            kind: .problem(Problem("otherwise-twice", "a 'select' has two 'otherwise'")),
            place: place))
      }
      otherwise = arm.body
    }
  }
  statements.append(
    Logic.Statement(
      kind: .select(subject.node.settled, values, otherwise: otherwise ?? Logic()),
      place: Place(fileID, line)))
  return Logic(statements)
}

/// A choice by the case of a state.
public func select<Value: HardwareEnumeration>(
  _ subject: StateRegister<Value>, fileID: StaticString = #fileID, line: UInt = #line,
  @SelectBuilder of arms: () -> [SelectArm]
) -> Logic {
  select(subject.signal, fileID: fileID, line: line, of: arms)
}

/// What happens when the subject has one of the values.
public func on(
  _ values: Int..., fileID: StaticString = #fileID, line: UInt = #line,
  @LogicBuilder do body: () -> Logic
) -> SelectArm {
  SelectArm(kind: .values(values.map { Signal($0).node }, Place(fileID, line)), body: body())
}

/// What happens when the subject is one of the cases.
public func on<Value: HardwareEnumeration>(
  _ values: Value..., fileID: StaticString = #fileID, line: UInt = #line,
  @LogicBuilder do body: () -> Logic
) -> SelectArm {
  SelectArm(kind: .values(values.map { Signal($0).node }, Place(fileID, line)), body: body())
}

/// What happens when no arm has the subject's value.
public func otherwise(
  fileID: StaticString = #fileID, line: UInt = #line, @LogicBuilder do body: () -> Logic
) -> SelectArm {
  SelectArm(kind: .otherwise(Place(fileID, line)), body: body())
}
