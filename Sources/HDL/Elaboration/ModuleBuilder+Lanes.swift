import Diagnostics

/// Targets driven lane by lane.
extension ModuleBuilder {
  /// One conditional assignment for each lane.
  func driveLanes(
    _ target: Node, enables: Node, _ value: Node, at place: Place
  ) -> [Circuit.Statement] {
    let whole = lower(value, at: place)
    if let problem = target.problem { reporter.report(problem, at: place) }
    let count = laneCount(enables, of: target.type, at: place)
    guard let plan = plan(for: target, at: place) else { return [] }
    reportMismatch(target, value, at: place)
    guard let count, !target.isFaulty, !value.isFaulty else { return [] }
    let width = target.type.width / count
    let bits = Signal(enables)
    return (0..<count).map { lane in
      let part = Circuit.Expression(
        .slice(whole, lowBit: lane * width), type: .unsigned(width))
      return Circuit.Statement(
        .when(
          condition: lower(bits[lane].node, at: place),
          then: statements(of: sliced(plan, lane * width, width), part, at: place),
          otherwise: []), at: place)
    }
  }

  /// How many lanes the enables make of a value; `nil`, and a message, where they make none.
  func laneCount(_ enables: Node, of type: Circuit.ValueType, at place: Place) -> Int? {
    _ = lower(enables, at: place)
    guard !enables.isFaulty else { return nil }
    let count = enables.type.width
    let isPlain = enables.type == .unsigned(count) && !enables.isUntyped
    guard isPlain, type.width % count == 0 else {
      reporter.report(
        Problem(
          "lane-count",
          isPlain
            ? "\(count) lane enables do not divide \(type) into equal lanes"
            : "the lane enables have \(enables.isUntyped ? "no width" : "\(enables.type)")",
          declarations: [enables.declaration],
          remedy: "give them 1 unsigned bit for each lane of \(type.width) bits, as "
            + "'@Input(\(Self.laneExample(type.width))) var strobes'"),
        at: place)
      return nil
    }
    return count
  }

  /// Bytes where the width has them, else bits.
  private static func laneExample(_ width: Int) -> Int { width % 8 == 0 ? width / 8 : width }
}
