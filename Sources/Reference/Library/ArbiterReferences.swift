/// The golden model of the priority arbiter: the first who asks.
public struct PriorityArbiterReference: Sendable {
  public init() {}

  /// - Returns: who is granted; `nil` where nobody asks.
  public func grant(among requests: [Bool]) -> Int? { requests.firstIndex(of: true) }
}

/// The golden model of the round-robin arbiter: a queue of all requesters, in which who was served
/// goes to the end with all that stood before it.
public struct RoundRobinArbiterReference: Sendable {
  private var order: [Int]

  /// - Parameter count: requesters, at least 1.
  public init(count: Int) { order = Array(0..<count) }

  /// - Returns: who is granted; `nil` where nobody asks.
  public func grant(among requests: [Bool]) -> Int? { order.first { requests[$0] } }

  /// One clock cycle: where the grant is taken, the turn goes on.
  public mutating func cycle(requests: [Bool], isTaken: Bool) {
    guard isTaken, let served = grant(among: requests), let place = order.firstIndex(of: served)
    else { return }
    order = Array(order[(place + 1)...] + order[...place])
  }
}
