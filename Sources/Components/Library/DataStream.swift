import HDL

/// A stream of words: one moves at each clock edge at which `valid` and `ready` are high.
///
/// The end that gives words declares it by `@Ports`, the end that takes them by `@FlippedPorts`, and
/// `producer.output <==> consumer.input` connects the two.
public struct DataStream: HardwareBundle {
  @Output("a word is offered") public var valid
  @Input("an offered word is taken") public var ready
  @Output public var data

  /// Words of `width` bits.
  public init(width: Int) { self.init(type: .unsigned(width)) }

  /// Words of a type that is no enumeration.
  public init(type: Circuit.ValueType) { _data = Output(type: type) }

  /// Whether a word moves in this cycle.
  public var moves: Signal { valid && ready }
}
