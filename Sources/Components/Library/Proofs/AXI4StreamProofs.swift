import Diagnostics
import HDL

/// The slice of beats, made of the slice with its witness.
final class AXI4StreamRegisterSliceProof: AXI4StreamRegisterSlice {
  @Input("the formal tool's choice") var mark
  @Instance var offer: StreamOffer

  private let witnessed: StreamRegisterSliceProof

  init(_ shape: AXI4StreamShape) throws(DiagnosticReport) {
    witnessed = try StreamRegisterSliceProof(width: shape.beatWidth)
    _offer = Instance(StreamOffer(width: shape.beatWidth, isAssumed: false))
    super.init(shape, slice: witnessed)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    witnessed.mark <== mark
    offer.watch(output)
    assert(slice.input.data == input.beat, "a beat goes in whole")
    assert(slice.output.data == output.beat, "a beat comes out whole")
    assert(slice.input.moves == input.moves, "a beat that is taken is a word of the slice")
    assert(slice.output.moves == output.moves, "a beat that leaves is a word of the slice")
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
    offer.watch(output)
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
    offer.watch(output)
    for (stream, watcher) in zip(inputs, offered) {
      watcher.watch(stream)
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

/// The transmitter with the place of each beat in its packet counted beside it.
final class AXI4StreamTransmitterProof: AXI4StreamTransmitter {
  @Register("beats taken since the last packet's end") var place
  @Instance var surroundings: StreamOffer
  @Instance var offer: StreamOffer

  override init(
    bytes: Int, packetLength: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    let shape = AXI4StreamShape(bytes: bytes)
    _place = Register(counterWidth(packetLength + 1), reset: 0)
    _surroundings = Instance(StreamOffer(width: 8 * bytes, isAssumed: true))
    _offer = Instance(StreamOffer(width: shape.beatWidth, isAssumed: false))
    try super.init(bytes: bytes, packetLength: packetLength, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    surroundings.watch(input)
    offer.watch(output)
    when(output.moves) {
      place <== mux(output.tlast, Literal(0, width: place.width), place &+ 1)
    }
    assert(place < packetLength, "no packet is longer than it should be")
    assert(place.extended(to: 32) == sent.extended(to: 32), "the beats of the packet are counted")
    assert(
      output.tlast == (place == packetLength - 1), "a packet ends with its last beat, and no other")
    assert(input.moves == output.moves, "every word that is taken is a beat that goes")
    assert(!output.tvalid || output.tdata == input.data, "a beat has its word's bytes")
    assert(!output.tvalid || output.tkeep.reducedAnd, "all bytes count")
  }
}

/// The receiver with its offer watched.
final class AXI4StreamReceiverProof: AXI4StreamReceiver {
  @Instance var surroundings: StreamOffer
  @Instance var offer: StreamOffer

  override init(
    bytes: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    let width = AXI4StreamShape(bytes: bytes).beatWidth
    _surroundings = Instance(StreamOffer(width: width, isAssumed: true))
    _offer = Instance(StreamOffer(width: width, isAssumed: false))
    try super.init(bytes: bytes, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    surroundings.watch(input)
    offer.valid <== output.valid
    offer.ready <== output.ready
    offer.data <== cat(last, keep, output.data)
    assert(input.moves == output.moves, "every beat that is taken is a word that goes")
    assert(!output.valid || output.data == input.tdata, "a word has its beat's bytes")
    assert(
      !output.valid || (keep == input.tkeep && last == input.tlast),
      "what a beat says of its bytes comes with the word")
    cover(output.moves && last && !keep.reducedAnd, "a packet ends with fewer bytes")
  }
}
