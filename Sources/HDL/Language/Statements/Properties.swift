/// The condition, one bit, always holds here (under the conditions around it, at each clock edge
/// out of reset).
public func assert(
  _ condition: Signal, _ message: String = "", fileID: StaticString = #fileID, line: UInt = #line
) -> Logic {
  Logic(.property(.assert, condition.node, message), fileID, line)
}

/// The surroundings keep the condition; formal tools take it for granted, simulators check it.
public func assume(
  _ condition: Signal, _ message: String = "", fileID: StaticString = #fileID, line: UInt = #line
) -> Logic {
  Logic(.property(.assume, condition.node, message), fileID, line)
}

/// Somewhere in a run, the condition should hold.
public func cover(
  _ condition: Signal, _ message: String = "", fileID: StaticString = #fileID, line: UInt = #line
) -> Logic {
  Logic(.property(.cover, condition.node, message), fileID, line)
}
