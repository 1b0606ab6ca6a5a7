import Diagnostics
import HDL

/// The crossing with a witness for its words: the formal tool marks any word that is taken, which has
/// to be the next that arrives, once and unchanged.
class HandshakeCrossingProof: HandshakeCrossing {
  @Input(from: .domain(.source), "the formal tool's choice") var mark
  @Register(1, reset: 0, in: .source, "a word was marked") var marked
  @Register("the word") var witness
  @Register(1, reset: 0, in: .destination, crossing: .held, "it has arrived") var delivered
  @Register(1, reset: 0, in: .destination) var pending
  @Register var offered

  override init(
    width: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    _witness = Register(width, reset: 0, in: .source, "the word")
    _offered = Register(width, reset: 0, in: .destination)
    try super.init(width: width, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(input.moves && mark && !marked) {
      marked <== 1
      witness <== input.data
    }
    when(fetches && marked) { delivered <== 1 }
    pending <== (output.valid && !output.ready)
    offered <== output.data
    order
    assert(
      !(fetches && marked && !delivered) || word == witness, "words arrive in order and unchanged")
    assert(
      !marked || delivered || (request != acknowledge && word == witness),
      "a marked word is on its way until it has arrived")
    assert(!fetches || request != acknowledge, "no word arrives that was not sent")
    assert(
      !pending || (output.valid && output.data == offered),
      "the offer at the output stays until it is taken")
  }

  /// Request and acknowledgement go round with one change at a time.
  @LogicBuilder private var order: Logic {
    let ring = [
      request, requestFirst, requestSeen, acknowledge, acknowledgeFirst, acknowledgeSeen,
    ]

    assert(changesOnceAtMost(along: ring), "one change at a time is under way")
  }
}

/// The crossing with a count of pulses at both ends, for pulses that stand far enough apart.
final class PulseCrossingProof: PulseCrossing {
  @Register(2, reset: 0, in: .source, "pulses that went in") var sent
  @Register(2, reset: 0, in: .destination, "pulses that came out") var received

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let way = [toggle, toggleFirst, toggleSeen, last]

    super.body
    when(pulse) { sent <== sent &+ 1 }
    when(arrived) { received <== received &+ 1 }
    assume(!pulse || toggle == last, "a pulse comes when the one before has arrived")
    assert(changesOnceAtMost(along: way), "one pulse at a time is under way")
    assert(
      (sent &- received) == cat(Literal(0, width: 1), toggle != last),
      "every pulse arrives once, and none that was not sent")
    assert(sent[0] == toggle && received[0] == last, "the registers tell the pulses apart")
  }
}

/// The synchronizer with a count of changes at both ends. The input is free at every edge, so each
/// way in which the first register may settle is among the runs.
final class TwoFlopSynchronizerProof: TwoFlopSynchronizer {
  @Register("edges since the level of the first register came, as far as they matter") var age
  @Register("changes that the first register took") var taken
  @Register("changes that the output showed") var shown

  override init(
    stages: Int = 2, resetValue: Int = 0, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    let bits = counterWidth(max(2, min(stages, 8)) + 1)
    _age = Register(bits, reset: 0)
    _taken = Register(bits, reset: 0)
    _shown = Register(bits, reset: 0)
    try super.init(stages: stages, resetValue: resetValue, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let way = [first] + (0..<stages - 1).map { next[$0] }
    let zero = Literal(0, width: age.width - 1)
    let underWay = zip(way, way.dropFirst()).map { cat(zero, $0 != $1) }

    super.body
    when(input != first) {
      age <== 1
      taken <== taken &+ 1
    }
    .elsewhen(age != stages) { age <== age &+ 1 }
    when(way[stages - 2] != output) { shown <== shown &+ 1 }
    for count in 2...stages {
      assert(
        age < count || way[count - 1] == first,
        "a level that stays for \(count) edges is in \(count) registers")
    }
    assert(age != stages || output == first, "a level that stays is shown after \(stages) edges")
    assert(
      (taken &- shown) == underWay.dropFirst().reduce(underWay[0]) { $0 &+ $1 },
      "every change that was taken is shown once, and none that was not")
    cover(output != resetValue && age == stages, "a level is shown")
    cover(shown == 2, "it goes again")
  }
}

/// The reset synchronizer with a count of edges since the reset.
final class ResetSynchronizerProof: ResetSynchronizer {
  @Register(2, reset: 0, "edges since the reset, as far as they matter") var edges

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(edges != 2) { edges <== edges &+ 1 }
    assert(edges <= 2, "edges are counted as far as they matter")
    assert(first == (edges != 0), "the first register knows after one edge")
    assert(released == (edges == 2), "the reset is released at the second edge, for good")
  }
}

/// Whether at most one neighbouring pair of bits differs.
private func changesOnceAtMost(along bits: [Signal]) -> Signal {
  let changes = zip(bits, bits.dropFirst()).map { $0 != $1 }
  var pairs: [Signal] = []
  for (index, change) in changes.enumerated() {
    pairs += changes[(index + 1)...].map { change && $0 }
  }
  return cat(pairs).isZero
}

/// The queue with a witness for its order: the formal tool marks any word that is written, which has
/// to be what is read at its place, once.
class AsynchronousFIFOProof: AsynchronousFIFO {
  @Input(from: .domain(.write), "the formal tool's choice") var mark
  @Register(1, reset: 0, in: .write, "a word was marked") var marked
  @Register("its place") var place
  @Register("the word") var witness
  @Register(1, reset: 0, in: .read, crossing: .held, "it has been read") var delivered
  @Register(1, reset: 0, in: .read) var pending
  @Register var offered

  override init(
    width: Int, depth: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    let bits = max(2, counterWidth(depth) + 1)
    _place = Register(bits, reset: 0, in: .write, "its place")
    _witness = Register(width, reset: 0, in: .write, "the word")
    _offered = Register(width, reset: 0, in: .read)
    try super.init(width: width, depth: depth, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let filled = (writePointer &- readPointer).named("filled")
    let isRead = fetches && marked && !delivered && readPointer == place

    super.body
    when(input.moves && mark && !marked) {
      marked <== 1
      place <== writePointer
      witness <== input.data
    }
    when(isRead) { delivered <== 1 }
    pending <== (output.valid && !output.ready)
    offered <== output.data
    pointers(filled)
    assert(!isRead || words[address(readPointer)] == witness, "words are read in order, unchanged")
    assert(
      !marked || delivered || ((place &- readPointer) < filled && words[address(place)] == witness),
      "a marked word is inside until it is read")
    assert(!input.moves || filled < depth, "no word is written over another")
    assert(!fetches || !filled.isZero, "no word is read that was not written")
    assert(
      !pending || (output.valid && output.data == offered),
      "the offer at the output stays until it is taken")
    cover(filled == depth, "the queue is full")
  }

  /// What each side believes of the other's pointer is old, never wrong.
  @LogicBuilder private func pointers(_ filled: Signal) -> Logic {
    let writeFirst = (binary(writeGrayFirst) &- readPointer).named("write_first")
    let writeSeen = (binary(writeGraySeen) &- readPointer).named("write_seen")
    let readFirst = (writePointer &- binary(readGrayFirst)).named("read_first")
    let readSeen = (writePointer &- binary(readGraySeen)).named("read_seen")

    assert(binary(writeGray) == writePointer, "the write pointer in gray code is the same")
    assert(binary(readGray) == readPointer, "the read pointer in gray code is the same")
    assert(
      writeSeen <= writeFirst && writeFirst <= filled,
      "the read side knows an earlier write pointer"
    )
    assert(
      filled <= readFirst && readFirst <= readSeen, "the write side knows an earlier read pointer")
    assert(readSeen <= depth, "there are never more words than the depth")
  }

  private func binary(_ gray: Signal) -> Signal {
    let top = gray.width - 1
    return cat((0...top).reversed().map { gray[top...$0].reducedXor })
  }
}
