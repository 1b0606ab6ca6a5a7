/// Holds an instance in reset while the condition, one bit of this module, is high: a soft reset.
///
/// ```swift
/// reset(receiver, when: restart)
/// ```
/// At each clock edge at which the condition is high, the registers of the instance, and of all that
/// is in it, take their reset values, those that have none and memories keep what they hold. It comes
/// with the clock, whatever the style of the domain's own reset, so any logic may drive it. It counts
/// for registers in the instance's own clock domain; the condition has to be in step with that.
///
/// In the emitted text it is an input `soft_reset_i` of the instance's module, whose name ends in
/// `_resettable`, since the same module may stand elsewhere without it.
public func reset(
  _ instance: any Hardware, when condition: Signal, fileID: StaticString = #fileID,
  line: UInt = #line
) -> Logic {
  let target = Logic.ResetTarget(
    identity: ObjectIdentifier(instance), typeName: "\(type(of: instance))")
  return Logic(.reset(target, condition.node), fileID, line)
}

extension Logic {
  /// The instance that a soft reset is for.
  struct ResetTarget: Sendable {
    let identity: ObjectIdentifier
    let typeName: String
  }

  /// The objects that it resets.
  var resetTargets: Set<ObjectIdentifier> {
    Set(
      statements.compactMap { statement in
        if case .reset(let target, _) = statement.kind { target.identity } else { nil }
      })
  }
}
