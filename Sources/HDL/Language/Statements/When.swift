import Diagnostics

/// A choice by conditions: `when(a) { … }.elsewhen(b) { … }.otherwise { … }`.
public struct When {
  private var branches: [Logic.Branch]

  fileprivate init(_ branches: [Logic.Branch]) { self.branches = branches }

  /// What happens when no condition before holds and this one does.
  public func elsewhen(
    _ condition: Signal, fileID: StaticString = #fileID, line: UInt = #line,
    @LogicBuilder do body: () -> Logic
  ) -> When {
    When(
      branches + [
        Logic.Branch(condition: condition.node, body: body(), place: Place(fileID, line))
      ])
  }

  /// What happens when no condition holds.
  public func otherwise(@LogicBuilder do body: () -> Logic) -> Logic {
    logic(otherwise: body())
  }

  var logic: Logic { logic(otherwise: Logic()) }

  private func logic(otherwise: Logic) -> Logic {
    Logic([
      Logic.Statement(kind: .when(branches, otherwise: otherwise), place: branches[0].place)
    ])
  }
}

/// What happens when the condition, one bit, holds.
public func when(
  _ condition: Signal, fileID: StaticString = #fileID, line: UInt = #line,
  @LogicBuilder do body: () -> Logic
) -> When {
  When([Logic.Branch(condition: condition.node, body: body(), place: Place(fileID, line))])
}
