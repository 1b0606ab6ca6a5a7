import Diagnostics
import HDL
import RegisterMaps

/// The channels of AXI4-Lite with a witness for each queue, and counts of what is under way.
final class AXI4LiteSubordinateProof: AXI4LiteSubordinate {
  @Input("the formal tool's choice") var markAddress
  @Input("the formal tool's choice") var markWord
  @Input("the formal tool's choice") var markRead
  @Instance var addressTracker: WordTracker
  @Instance var wordTracker: WordTracker
  @Instance var readTracker: WordTracker
  @Instance var offeredAddress: StreamOffer
  @Instance var offeredWord: StreamOffer
  @Instance var offeredRead: StreamOffer
  @Instance var response: StreamOffer
  @Instance var returnedWord: StreamOffer
  @Register(2, reset: 0, "write addresses taken and not answered") var openAddresses
  @Register(2, reset: 0, "words taken and not answered") var openWords
  @Register(2, reset: 0, "read addresses taken and not answered") var openReads
  @Register(1, reset: 0, "a write response comes next") var responseDue
  @Register(1, reset: 0, "a read word comes next") var wordDue

  override init(
    addressWidth: Int, dataWidth: Int = 32, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    let wordWidth = dataWidth + dataWidth / 8
    _addressTracker = Instance(WordTracker(width: addressWidth, capacity: 1))
    _wordTracker = Instance(WordTracker(width: wordWidth, capacity: 1))
    _readTracker = Instance(WordTracker(width: addressWidth, capacity: 1))
    _offeredAddress = Instance(StreamOffer(width: addressWidth, isAssumed: true))
    _offeredWord = Instance(StreamOffer(width: wordWidth, isAssumed: true))
    _offeredRead = Instance(StreamOffer(width: addressWidth, isAssumed: true))
    _response = Instance(StreamOffer(width: 2, isAssumed: false))
    _returnedWord = Instance(StreamOffer(width: dataWidth + 2, isAssumed: false))
    try super.init(addressWidth: addressWidth, dataWidth: dataWidth, fileID: fileID, line: line)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    addressTracker.mark <== markAddress
    wordTracker.mark <== markWord
    readTracker.mark <== markRead
    follow(addressTracker, through: addresses)
    follow(wordTracker, through: words)
    follow(readTracker, through: reads)
    offer(offeredAddress, axi.awvalid, axi.awready, axi.awaddr)
    offer(offeredWord, axi.wvalid, axi.wready, cat(axi.wstrb, axi.wdata))
    offer(offeredRead, axi.arvalid, axi.arready, axi.araddr)
    offer(response, axi.bvalid, axi.bready, axi.bresp)
    offer(returnedWord, axi.rvalid, axi.rready, cat(axi.rresp, axi.rdata))
    count(openAddresses, axi.awvalid && axi.awready, axi.bvalid && axi.bready)
    count(openWords, axi.wvalid && axi.wready, axi.bvalid && axi.bready)
    count(openReads, axi.arvalid && axi.arready, axi.rvalid && axi.rready)
    answers
  }

  /// Nothing is lost, doubled or changed between the port and the word that is carried out.
  @LogicBuilder private func follow(_ tracker: WordTracker, through buffer: SkidBuffer) -> Logic {
    let occupied = !buffer.input.ready
    tracker.watch(buffer.input, buffer.output, occupancy: occupied)
    assert(!tracker.isTracking || (occupied && tracker.ahead == 0), "a followed transfer waits")
    assert(
      !tracker.isTracking || buffer.output.data == tracker.word, "a followed transfer is unchanged")
  }

  @LogicBuilder private func offer(
    _ offer: StreamOffer, _ valid: Signal, _ ready: Signal, _ data: Signal
  ) -> Logic {
    offer.valid <== valid
    offer.ready <== ready
    offer.data <== data
  }

  @LogicBuilder private func count(_ open: Signal, _ taken: Signal, _ answered: Signal) -> Logic {
    when(taken && !answered) { open <== open &+ 1 }
      .elsewhen(answered && !taken) { open <== open &- 1 }
  }

  /// Every transfer is answered once, and at once where the answer before was taken.
  @LogicBuilder private var answers: Logic {
    let hasAddress = axi.awvalid || !axi.awready
    let hasWord = axi.wvalid || !axi.wready
    let hasRead = axi.arvalid || !axi.arready

    responseDue <== (hasAddress && hasWord && (!axi.bvalid || axi.bready))
    wordDue <== (hasRead && (!axi.rvalid || axi.rready))
    assert(
      openAddresses == sum(axi.bvalid, !axi.awready), "an address is answered or waits, no more")
    assert(openWords == sum(axi.bvalid, !axi.wready), "a word is answered or waits, no more")
    assert(openReads == sum(axi.rvalid, !axi.arready), "a read is answered or waits, no more")
    assert(
      !axi.bvalid || (openAddresses != 0 && openWords != 0),
      "a response is that of an address and a word that were taken")
    assert(!axi.rvalid || openReads != 0, "data are those of a read that was taken")
    assert(!responseDue || axi.bvalid, "a write whose way is free is answered in the next cycle")
    assert(!wordDue || axi.rvalid, "a read whose way is free is answered in the next cycle")
    cover(openAddresses == 2 && openWords == 2, "two writes are under way")
    cover(openReads == 2, "two reads are under way")
    cover(responseDue && write, "writes follow each other without a pause")
  }

  private func sum(_ a: Signal, _ b: Signal) -> Signal {
    cat(Literal(0, width: 1), a) &+ cat(Literal(0, width: 1), b)
  }
}

/// One register of each direction, and addresses without one.
struct ProvedRegisters: RegisterMap {
  let addressWidth: Int? = 4
  let word = BusRegister(at: 0, width: 32, .readWrite, reset: 0)
  let key = BusRegister(at: 4, width: 8, .writeOnly)
  let status = BusRegister(at: 8, width: 8, .readOnly)
}

/// What the word of ``ProvedRegisters`` is, by the transfers alone.
private struct ProvedWord {
  static func isMeant(_ address: Signal) -> Signal { address[3...2] == 0 }

  /// The word after a write.
  static func written(_ word: Signal, _ data: Signal, strobes: Signal) -> Signal {
    let mask = cat((0..<4).reversed().map { strobes[$0].repeated(8) })
    return (data & mask) | (word & ~mask)
  }

  static func response(ofWriteTo address: Signal) -> Signal {
    mux(address[3], mux(address[2], code(3), code(2)), code(0))
  }

  static func response(ofReadOf address: Signal) -> Signal {
    mux(address[2], mux(address[3], code(3), code(2)), code(0))
  }

  private static func code(_ value: Int) -> Signal { Literal(value, width: 2) }
}

/// The bank with its writes in a queue beside it: each counts from its response on.
final class AXI4LiteRegisterBankProof: AXI4LiteRegisterBank<ProvedRegisters> {
  @Registers(count: 2, width: 4, reset: 0, "addresses not answered") var addresses
  @Registers(count: 2, width: 36, reset: 0, "strobes and words not answered") var words
  @Register(2, reset: 0) var openAddresses
  @Register(2, reset: 0) var openWords
  @Register(32, reset: 0, "the word by all writes that were answered") var committed
  @Register(1, reset: 0, "a read was taken with nothing else under way") var isReadAlone
  @Register(4, reset: 0, "its address") var readAddress
  @Register(32, reset: 0, "the word then") var expected
  @Instance var offeredAddress = StreamOffer(width: 4, isAssumed: true)
  @Instance var offeredWord = StreamOffer(width: 36, isAssumed: true)

  init() throws(DiagnosticReport) { try super.init(ProvedRegisters()) }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    offeredAddress.valid <== axi.awvalid
    offeredAddress.ready <== axi.awready
    offeredAddress.data <== axi.awaddr
    offeredWord.valid <== axi.wvalid
    offeredWord.ready <== axi.wready
    offeredWord.data <== cat(axi.wstrb, axi.wdata)
    queue(addresses, openAddresses, axi.awvalid && axi.awready, axi.awaddr)
    queue(words, openWords, axi.wvalid && axi.wready, cat(axi.wstrb, axi.wdata))
    writes
    reads
  }

  private var answered: Signal { axi.bvalid && axi.bready }

  /// The first leaves with its response; what comes stands behind the rest.
  @LogicBuilder private func queue(
    _ items: SignalArray, _ count: Signal, _ comes: Signal, _ item: Signal
  ) -> Logic {
    let rest = count &- cat(Literal(0, width: 1), answered)
    when(answered) { items[0] <== items[1] }
    when(comes) {
      when(rest.isZero) { items[0] <== item }.otherwise { items[1] <== item }
    }
    count <== rest &+ cat(Literal(0, width: 1), comes)
  }

  /// The word with the oldest write carried out.
  private var afterOldest: Signal {
    mux(
      ProvedWord.isMeant(addresses[0]),
      ProvedWord.written(committed, words[0][31...0], strobes: words[0][35...32]), committed)
  }

  @LogicBuilder private var writes: Logic {
    let waiting = mux(axi.bvalid, addresses[1], addresses[0])
    let waitingWord = mux(axi.bvalid, words[1], words[0])
    let isPerformed = axi.bvalid

    when(answered) { committed <== afterOldest }
    assert(
      openAddresses == cat(isPerformed && !axi.awready, isPerformed ^ !axi.awready),
      "addresses are answered or wait")
    assert(
      openWords == cat(isPerformed && !axi.wready, isPerformed ^ !axi.wready),
      "words are answered or wait")
    assert(axi.awready || axiFront.writeAddress == waiting, "the address that waits is the next")
    assert(
      axi.wready
        || (axiFront.writeData == waitingWord[31...0]
          && axiFront.writeMask
            == cat((0..<4).reversed().map { waitingWord[32 + $0].repeated(8) })),
      "the word that waits is the next")
    assert(
      self[\.word.value] == mux(isPerformed, afterOldest, committed),
      "no write is lost, doubled or changed")
    assert(
      !axi.bvalid || axi.bresp == ProvedWord.response(ofWriteTo: addresses[0]),
      "the response is that of the address")
    cover(answered && openWords == 2, "two writes were under way")
  }

  @LogicBuilder private var reads: Logic {
    isReadAlone
      <== (axi.arvalid && axi.arready && (!axi.rvalid || axi.rready) && openAddresses.isZero
        && openWords.isZero)
    readAddress <== axi.araddr
    expected <== committed
    assert(!isReadAlone || axi.rvalid, "a read alone is answered in the next cycle")
    assert(
      !(isReadAlone && ProvedWord.isMeant(readAddress)) || axi.rdata == expected,
      "what was written last is read")
    assert(
      !isReadAlone || axi.rresp == ProvedWord.response(ofReadOf: readAddress),
      "the response is that of the address")
    cover(isReadAlone && axi.rdata == 0x5A, "a word that was written is read")
  }
}

/// The bank behind APB with its word beside it.
final class APBRegisterBankProof: APBRegisterBank<ProvedRegisters> {
  @Register(1, reset: 0, "the cycle before was a setup phase") var wasSetup
  @Register(4, reset: 0) var heldAddress
  @Register(37, reset: 0, "direction, strobes and word of the setup phase") var heldWord
  @Register(32, reset: 0, "the word by all writes") var committed

  init() throws(DiagnosticReport) { try super.init(ProvedRegisters()) }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let transfer = cat(apb.pwrite, apb.pstrb, apb.pwdata)
    let isAccess = apb.psel && apb.penable

    super.body
    wasSetup <== (apb.psel && !apb.penable)
    heldAddress <== apb.paddr
    heldWord <== transfer
    assume(wasSetup || !apb.penable, "the access phase follows a setup phase")
    assume(
      !wasSetup || (isAccess && heldAddress == apb.paddr && heldWord == transfer),
      "the access phase is that of the setup phase")
    when(isAccess && apb.pready && apb.pwrite && ProvedWord.isMeant(apb.paddr)) {
      committed <== ProvedWord.written(committed, apb.pwdata, strobes: apb.pstrb)
    }
    assert(!isAccess || apb.pready, "every transfer ends in its first access phase")
    assert(self[\.word.value] == committed, "no write is lost, doubled or changed")
    assert(
      !(isAccess && !apb.pwrite && ProvedWord.isMeant(apb.paddr)) || apb.prdata == committed,
      "what was written last is read")
    assert(
      apb.pslverr
        == (isAccess
          && mux(
            apb.pwrite, ProvedWord.response(ofWriteTo: apb.paddr),
            ProvedWord.response(ofReadOf: apb.paddr)) != 0),
      "an access is refused where there is no register of that direction")
    cover(isAccess && !apb.pwrite && apb.prdata == 0x5A, "a word that was written is read")
  }
}
