import Diagnostics
import HDL

/// Grants the lowest of the requests, in the same cycle.
///
/// ```
///  requests  1 0 1 1 0 0      (the most significant first)
///  grants    0 0 0 1 0 0      index 2
/// ```
/// Without a clock. A requester waits for as long as a lower one requests.
public class PriorityArbiter: Hardware {
  @Input("one bit for each requester") public var requests
  @Output("one bit, the lowest request; none without a request") public var grants
  @Output("there is a request") public var granted
  @Output("the place of the grant; 0 without one") public var index

  let count: Int

  /// - Parameter count: requesters, 2 to 64.
  /// - Throws: `DiagnosticReport` for a count beyond its range.
  public init(
    count: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("PriorityArbiter", fileID, line)
    check.require("count", count, in: 2...64)
    try check.finish()
    self.count = count
    _requests = Input(count, "one bit for each requester")
    _grants = Output(count, "one bit, the lowest request; none without a request")
    _index = Output(counterWidth(count), "the place of the grant; 0 without one")
  }

  public var moduleName: String { "priority_arbiter_\(count)" }
  public var documentation: String { "Grants the lowest of \(count) requests." }

  @LogicBuilder public var body: Logic {
    grants <== lowestOne(of: requests)
    granted <== requests.reducedOr
    index <== place(of: grants, width: index.width)
    for property in Self.grantProperties(
      requests: requests, grants: grants, granted: granted, index: index)
    { property }
    for (place, bit) in (0..<count).map({ ($0, requests[$0]) }) where place > 0 {
      assert(
        !(grants[place] && requests[place - 1...0].reducedOr),
        "no lower request is passed over by \(place)")
      cover(grants[place] && bit, "requester \(place) is served")
    }
  }

  /// What holds for the grants of any arbiter.
  static func grantProperties(
    requests: Signal, grants: Signal, granted: Signal, index: Signal
  ) -> [Logic] {
    [
      assert((grants & (grants &- 1)).isZero, "at most one grant"),
      assert((grants & ~requests).isZero, "only who requests is granted"),
      assert(requests.isZero || grants.reducedOr, "a request leads to a grant"),
      assert(granted == requests.reducedOr, "that there is a grant is told"),
      assert(granted || index.isZero, "the place is 0 without a grant"),
    ]
  }
}

/// The lowest bit that is one, alone; zero for zero.
func lowestOne(of bits: Signal) -> Signal { bits & (~bits &+ 1) }

/// The place of the only bit that is one; 0 for zero.
func place(of oneHot: Signal, width: Int) -> Signal {
  cat(
    (0..<width).reversed().map { digit in
      let members = (0..<oneHot.width).filter { $0 >> digit & 1 == 1 }
      return cat(members.reversed().map { oneHot[$0] }).reducedOr
    })
}
