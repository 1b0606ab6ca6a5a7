import HDL

/// A 32-bit linear-feedback shift register (taps 32, 22, 2, 1) that makes 32 steps in one cycle.
///
/// `number` is what the next draw yields; a cycle with `draw` high takes it. Loading zero loads
/// one, since zero would never change.
public final class RandomNumbers: Hardware {
  @Input("takes the seed") var load
  @Input(32) var seed
  @Input("goes on to the next number") var draw
  @Output(32, "the number a draw in this cycle yields") var number

  @Register(32, reset: 1) var state

  public init() {}

  public var documentation: String {
    "Random numbers: a maximal 32-bit shift register (taps 32, 22, 2, 1), 32 steps a draw."
  }

  public var body: Logic {
    number <== cat(Self.leapMasks.reversed().map { (state & Literal($0, width: 32)).reducedXor })
    assert(~state.isZero, "the state is never zero")
    when(load) {
      state <== mux(seed.isZero, Literal(1, width: 32), seed)
    }
    .elsewhen(draw) {
      state <== number
    }
  }

  /// For each bit after 32 steps, least significant first, the bits of the state it is the parity
  /// of.
  static let leapMasks: [UInt32] = {
    var masks = (0..<32).map { UInt32(1) << UInt32($0) }
    for _ in 0..<32 {
      let feedback = masks[31] ^ masks[21] ^ masks[1] ^ masks[0]
      masks = [feedback] + masks.dropLast()
    }
    return masks
  }()
}
