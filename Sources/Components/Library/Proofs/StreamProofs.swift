import Diagnostics
import HDL

/// The queue with a witness for its order beside it.
class FIFOProof: FIFO {
  @Input("the formal tool's choice") var mark
  @Instance var tracker: WordTracker
  @Instance var offer: StreamOffer

  override init(
    width: Int, depth: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    _tracker = Instance(WordTracker(width: width, capacity: depth))
    _offer = Instance(StreamOffer(width: width, isAssumed: false))
    try super.init(width: width, depth: depth, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    tracker.mark <== mark
    tracker.watch(input, output, occupancy: filled)
    offer.watch(output)
    assert(place(behind: readIndex, by: filled) == writeIndex, "the indices span the words")
    assert(occupancy == filled, "the words inside are told")
    if depth < 1 << readIndex.width {
      assert(readIndex < depth && writeIndex < depth, "the indices stay inside")
    }
    assert(!tracker.isTracking || tracker.ahead < filled, "a followed word is inside")
    assert(
      !tracker.isTracking || words[place(behind: readIndex, by: tracker.ahead)] == tracker.word,
      "a followed word stays unchanged")
  }

  /// The index that many words further on.
  private func place(behind index: Signal, by distance: Signal) -> Signal {
    let sum = index + distance
    let wrapped = mux(sum >= depth, sum &- depth, sum)
    return fitted(wrapped, to: index.width)
  }
}

/// The skid buffer with a witness for its order beside it.
final class SkidBufferProof: SkidBuffer {
  @Input("the formal tool's choice") var mark
  @Instance var tracker: WordTracker
  @Instance var offer: StreamOffer
  @Instance var surroundings: StreamOffer

  override init(
    width: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    _tracker = Instance(WordTracker(width: width, capacity: 1))
    _offer = Instance(StreamOffer(width: width, isAssumed: false))
    _surroundings = Instance(StreamOffer(width: width, isAssumed: true))
    try super.init(width: width, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    tracker.mark <== mark
    tracker.watch(input, output, occupancy: occupied)
    offer.watch(output)
    surroundings.watch(input)
    assert(!tracker.isTracking || (occupied && tracker.ahead == 0), "a followed word is inside")
    assert(!tracker.isTracking || aside == tracker.word, "a followed word stays unchanged")
  }
}

/// The register slice with a witness for its order beside it.
final class StreamRegisterSliceProof: StreamRegisterSlice {
  @Input("the formal tool's choice") var mark
  @Instance var tracker: WordTracker
  @Instance var offer: StreamOffer

  override init(
    width: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    _tracker = Instance(WordTracker(width: width, capacity: 2))
    _offer = Instance(StreamOffer(width: width, isAssumed: false))
    try super.init(width: width, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let occupancy = cat(Literal(0, width: 1), firstFull) &+ cat(Literal(0, width: 1), secondFull)

    super.body
    tracker.mark <== mark
    tracker.watch(input, output, occupancy: occupancy)
    offer.watch(output)
    assert(!tracker.isTracking || tracker.ahead < occupancy, "a followed word is inside")
    assert(
      !tracker.isTracking || mux(tracker.ahead.isZero, first, second) == tracker.word,
      "a followed word stays unchanged")
  }
}

/// The width converter with a witness: one wide word, seen whole at one side and in pieces at the
/// other.
final class WidthConverterProof: WidthConverter {
  @Register("the wide word, as its narrow side shows it") var witness
  @Instance var offer: StreamOffer

  override init(
    inputWidth: Int, outputWidth: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    _witness = Register(max(inputWidth, outputWidth), reset: 0)
    _offer = Instance(StreamOffer(width: outputWidth, isAssumed: false))
    try super.init(inputWidth: inputWidth, outputWidth: outputWidth, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    offer.watch(output)
    if inputWidth < outputWidth { widening } else { narrowing }
  }

  /// The witness gathers each piece at its place by its number.
  @LogicBuilder private var widening: Logic {
    let place = mux(output.moves, Literal(0, width: filled.width), filled)
    for number in 0..<ratio {
      when(input.moves && place == number) { witness[bits(of: number)] <== input.data }
    }
    assert(!output.valid || output.data == witness, "a wide word has its pieces at their places")
    for count in 1..<ratio {
      assert(
        filled != count
          || pieces[outputWidth - 1...outputWidth - count * inputWidth]
            == witness[count * inputWidth - 1...0],
        "\(count) pieces are gathered in order")
    }
  }

  /// The witness keeps the whole word; the piece that is there has the number that has gone.
  @LogicBuilder private var narrowing: Logic {
    when(input.moves) { witness <== input.data }
    for gone in 0..<ratio {
      assert(
        filled != ratio - gone
          || pieces[inputWidth - gone * outputWidth - 1...0]
            == witness[inputWidth - 1...gone * outputWidth],
        "after \(gone) pieces the next has its turn")
    }
  }

  private func bits(of number: Int) -> BitRange {
    BitRange((number + 1) * inputWidth - 1, through: number * inputWidth)
  }
}
