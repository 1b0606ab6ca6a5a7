import Diagnostics
import HDL

/// Grants requests in turns: after a grant that was taken, the next requester above it comes first.
///
/// ```
///  requests ─┬──────────────▶ lowest one ──┐
///            │                             ├─▶ grants
///            └─▶ & above ──▶ lowest one ───┘  (those above the last grant first)
///                  ▲
///                  └── register: the places above the last taken grant
/// ```
/// Grants come in the same cycle. `take` says that the grant is used up, so that the turn goes on;
/// without it the grant follows the requests. A requester that waits is passed over by at most
/// `count - 1` taken grants.
public class RoundRobinArbiter: Hardware {
  @Input("one bit for each requester") public var requests
  @Input("the grant is used up at the end of this cycle") public var take
  @Output("one bit; none without a request") public var grants
  @Output("there is a request") public var granted
  @Output("the place of the grant; 0 without one") public var index
  @Register("the places above the last taken grant") var above

  let count: Int

  /// - Parameter count: requesters, 2 to 64.
  /// - Throws: `DiagnosticReport` for a count beyond its range.
  public init(
    count: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("RoundRobinArbiter", fileID, line)
    check.require("count", count, in: 2...64)
    try check.finish()
    self.count = count
    _requests = Input(count, "one bit for each requester")
    _grants = Output(count, "one bit; none without a request")
    _index = Output(counterWidth(count), "the place of the grant; 0 without one")
    _above = Register(count, reset: 0, "the places above the last taken grant")
  }

  public var moduleName: String { "round_robin_arbiter_\(count)" }
  public var documentation: String { "Grants \(count) requesters in turns." }

  @LogicBuilder public var body: Logic {
    let preferred = (requests & above).named("preferred")
    let chosen = mux(preferred.isZero, requests, preferred).named("chosen")

    grants <== lowestOne(of: chosen)
    granted <== requests.reducedOr
    index <== place(of: grants, width: index.width)
    when(take && granted) { above <== ~(grants | (grants &- 1)) }
    for property in PriorityArbiter.grantProperties(
      requests: requests, grants: grants, granted: granted, index: index)
    {
      property
    }
    for place in 1..<count {
      assert(!above[place - 1] || above[place], "the places above a grant have no gap")
    }
    cover(take && index == count - 1, "the last requester is served")
  }
}

extension UnreachedHardware {
  static let ofRoundRobinArbiter: [Self] = [
    .signal("above", bits: 0...0, because: "no place is below the first, so none is above nothing"),
    .signal("preferred", bits: 0...0, because: "the first place is above no other"),
    .signal(
      "granted", in: "round-robin-arbiter",
      because: "who waits is patient there, so that at random one of four always waits"),
  ]
}
