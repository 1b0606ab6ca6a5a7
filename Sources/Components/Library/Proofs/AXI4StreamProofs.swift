import Diagnostics
import HDL

/// The slice with its offer and its beats watched.
final class AXI4StreamRegisterSliceProof: AXI4StreamRegisterSlice {
  @Instance var offer: StreamOffer

  override init(
    _ shape: AXI4StreamShape, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    _offer = Instance(StreamOffer(width: shape.beatWidth, isAssumed: false))
    try super.init(shape, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    offer.valid <== output.tvalid
    offer.ready <== output.tready
    offer.data <== output.beat
    assert(slice.input.data == input.beat, "a beat goes in whole")
    assert(slice.output.data == output.beat, "a beat comes out whole")
  }
}

/// The queue of beats, made of the queue with its witness.
final class AXI4StreamFIFOProof: AXI4StreamFIFO {
  @Input("the formal tool's choice") var mark
  @Instance var offer: StreamOffer

  private let witnessed: FIFOProof

  init(_ shape: AXI4StreamShape, depth: Int) throws(DiagnosticReport) {
    witnessed = try FIFOProof(width: shape.beatWidth, depth: depth)
    _offer = Instance(StreamOffer(width: shape.beatWidth, isAssumed: false))
    super.init(shape, queue: witnessed)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    witnessed.mark <== mark
    offer.valid <== output.tvalid
    offer.ready <== output.tready
    offer.data <== output.beat
    assert(queue.input.data == input.beat, "a beat goes in whole")
    assert(queue.output.data == output.beat, "a beat comes out whole")
    assert(queue.input.moves == input.moves, "a beat that is taken is a word of the queue")
    assert(queue.output.moves == output.moves, "a beat that leaves is a word of the queue")
    cover(output.moves && output.tlast && occupancy == depth, "a full queue gives a packet's end")
  }
}

/// The arbiter with its offer, its turns and its packets watched.
final class AXI4StreamArbiterProof: AXI4StreamArbiter {
  @Instance var offer: StreamOffer
  @Instances var offered: [StreamOffer]
  @Register(1, reset: 0, "a packet has begun and not ended") var isInside
  @Register("whose packet it is") var current

  override init(
    _ shape: AXI4StreamShape, count: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    _offer = Instance(StreamOffer(width: shape.beatWidth, isAssumed: false))
    _offered = Instances(
      (0..<max(0, min(count, 64))).map { _ in
        StreamOffer(width: shape.beatWidth, isAssumed: true)
      })
    _current = Register(counterWidth(count), reset: 0, "whose packet it is")
    try super.init(shape, count: count, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    offer.valid <== output.tvalid
    offer.ready <== output.tready
    offer.data <== output.beat
    for (stream, watcher) in zip(inputs, offered) {
      watcher.valid <== stream.tvalid
      watcher.ready <== stream.tready
      watcher.data <== stream.beat
    }
    when(output.moves) {
      isInside <== !output.tlast
      current <== source
    }
    assert(!isInside || (isBound && owner == current), "the output belongs to a packet's input")
    assert(!(isInside && output.tvalid) || source == current, "packets are not mixed")
    let ready = cat(inputs.reversed().map(\.tready))
    assert((ready & (ready &- 1)).isZero, "at most one input gives a beat")
    for (index, stream) in inputs.enumerated() {
      assert(!stream.moves || output.moves, "no beat of input \(index) is lost")
      assert(
        !stream.moves || output.beat == stream.beat, "a beat of input \(index) passes unchanged")
    }
    cover(isInside && output.moves && output.tlast, "a packet of several beats ends")
  }
}
