import Diagnostics

/// What `.lanes(_:)` drives: parts of equal width, each where its bit of the enables is set.
public struct LaneTarget: Sendable {
  let target: Node
  let enables: Node
}

extension Signal {
  /// The signal or memory word, driven lane by lane: `words[address].lanes(strobes) <== data`.
  ///
  /// Each bit of `enables` stands for one lane, bit 0 for the lowest. The lanes are equally wide, so
  /// the number of enables divides the width: four of them are the bytes of 32 bits. A lane whose
  /// bit is not set is not driven.
  public func lanes(_ enables: Signal) -> LaneTarget {
    LaneTarget(target: node, enables: enables.node)
  }
}

/// Drives the lanes that are enabled with the bits at their place in the value, which has the type
/// of the whole.
public func <== (target: LaneTarget, value: Signal) -> Drive {
  Drive(
    kind: .driveLanes(
      target.target, enables: target.enables, value.node.adapted(to: target.target.settled)))
}

@_disfavoredOverload
public func <== <Value: BinaryInteger>(target: LaneTarget, value: Value) -> Drive {
  target <== Signal(value)
}
