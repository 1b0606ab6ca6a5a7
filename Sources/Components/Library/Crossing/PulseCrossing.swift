import HDL

/// Carries pulses from one clock domain to another: each cycle in which `pulse` is high becomes one
/// cycle in which `arrived` is.
///
/// ```
///     domain source       │         domain destination
///  pulse ──▶ toggle ──────┼──▶ two flops ──┬──────────▶ ≠ ──▶ arrived
///                         │                └─▶ last ──▶
/// ```
/// A pulse arrives two to three edges of the destination's clock later. Pulses must stand further
/// apart than two cycles of that clock, or two of them cancel each other: what may come more often
/// needs a `HandshakeCrossing`.
public class PulseCrossing: Hardware {
  @Input(from: .domain(.source), "one cycle for each pulse") public var pulse
  @Output("one cycle for each pulse") public var arrived
  @Register(1, reset: 0, in: .source, "changes with each pulse") var toggle
  @Register(1, reset: 0, in: .destination, crossing: .synchronizer) var toggleFirst
  @Register(1, reset: 0, in: .destination) var toggleSeen
  @Register(1, reset: 0, in: .destination) var last

  public init() {}

  public var moduleName: String { "pulse_crossing" }
  public var documentation: String { "Carries single pulses to another clock domain." }

  @LogicBuilder public var body: Logic {
    when(pulse) { toggle <== !toggle }
    toggleFirst <== toggle
    toggleSeen <== toggleFirst
    last <== toggleSeen
    arrived <== (toggleSeen != last)
    cover(arrived, "a pulse has come")
  }
}
