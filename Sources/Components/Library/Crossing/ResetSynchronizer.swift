import HDL

/// Makes the reset of a clock domain from an asynchronous one: asserted at once, released with the
/// clock, two edges after.
///
/// ```
///        1 ──▶┌───────┐──▶┌────────┐──▶ released   (the domain's active-low reset)
///             │ first │   │ second │
///  rst_ni ───▷└───────┘──▷└────────┘               (clears both, without a clock)
/// ```
/// It stands outside of the circuit that it resets, one for each clock domain: its `rst_ni` is the
/// reset of the chip, its `released` what the domain's reset port is connected to. Without it, the
/// registers of a domain may leave the reset in different cycles.
public class ResetSynchronizer: Hardware {
  @Output("low under reset, which ends two clock edges after rst_ni is released")
  public var released
  @Register(1, reset: 0) var first
  @Register(1, reset: 0) var second

  public init() {}

  public var moduleName: String { "reset_synchronizer" }
  public var documentation: String { "Releases a reset in step with the clock." }

  @LogicBuilder public var body: Logic {
    first <== 1
    second <== first
    released <== second
    assert(first || !second, "the reset is not released before the first register knows")
    cover(second, "the reset is released")
  }
}

extension UnreachedHardware {
  static let ofResetSynchronizer: [Self] = [
    .signal("first", because: "the first register takes a one from the first clock edge on")
  ]
}
