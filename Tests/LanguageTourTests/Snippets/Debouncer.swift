import HDL

/// Follows a contact once it has kept its level for some cycles.
final class Debouncer: Hardware {
  @Input var contact
  @Output var level
  @KeptParameter(100, width: 8, "cycles that count as bounces") var limit
  @Register var settled
  @Register(8) var count

  init() {}

  /// - Parameter limit: How many cycles, 0 to 255.
  init(limit: Int) { _limit.override(limit) }

  var body: Logic {
    level <== settled
    count <== 0
    when(contact != settled) {
      count <== count &+ 1
      when(count == limit) { settled <== contact }
    }
  }
}
