import Components
import Reference
import RegisterMaps
import Specifications

/// Reads and writes at random over AXI4-Lite, each of the five channels starting and stopping when
/// it likes, while the agent is at rest: every answer in every cycle follows from the golden model of
/// the registers.
///
/// The start bit is left alone.
struct RegisterTraffic: Sendable {
  /// What differs.
  struct Difference: Hashable {
    var quantity: String
    var expected: UInt64
    var found: UInt64
  }

  let table: RegisterTable
  /// The registers as they were written.
  let bank: RegisterBank
  /// Tells the learning rate in force, which follows from the registers.
  let golden: any GoldenAgent
  /// By the names of fields: what the hardware shows of itself.
  let shown: [String: UInt64]
  let cycles: Int
  let seed: UInt64

  /// The place of the control register among the words, the same in all maps; its bit 0 is the start bit.
  fileprivate static let control: UInt64 = 1

  func difference(on pins: any BusPins) throws -> Difference? {
    var course = Course(traffic: self, pins: pins)
    for cycle in 0..<cycles + Self.drain {
      if let difference = try course.cycle(offers: cycle < cycles) { return difference }
    }
    return try course.end()
  }

  /// Cycles in which nothing new is offered.
  private static let drain = 16
}

extension RegisterTraffic {
  /// A run of the traffic.
  private struct Course {
    let traffic: RegisterTraffic
    let pins: any BusPins
    private var bank: RegisterBank
    private var random: TrafficRandom
    /// The writes of the run: the addresses and the words are offered in their order, each when it likes.
    private var writes: [(address: UInt64, word: UInt64, strobes: UInt64)] = []
    private var addressesOffered = 0
    private var wordsOffered = 0
    /// Offered and not yet taken: a value, and strobes beside it.
    private var offered: [String: (value: UInt64, strobes: UInt64)] = [:]
    /// Taken and not yet carried out.
    private var addresses: [Int] = []
    private var words: [(value: UInt64, strobes: UInt64)] = []
    private var reads: [Int] = []
    private var writeResponse: UInt64?
    private var readResponse: (code: UInt64, word: UInt64)?

    init(traffic: RegisterTraffic, pins: any BusPins) {
      self.traffic = traffic
      self.pins = pins
      bank = traffic.bank
      random = TrafficRandom(state: traffic.seed)
    }

    mutating func cycle(offers: Bool) throws -> Difference? {
      if offers { offer() } else { complete() }
      try drive("aw", "awaddr")
      try drive("w", "wdata")
      try drive("ar", "araddr")
      try pins.set("wstrb", offered["w"]?.strobes ?? 0)
      let takesWrite = !offers || random.once(in: 2)
      let takesRead = !offers || random.once(in: 2)
      try pins.set("bready", takesWrite ? 1 : 0)
      try pins.set("rready", takesRead ? 1 : 0)
      if let difference = try doors() { return difference }
      if let difference = try answers() { return difference }
      carryOut(writes: writeResponse == nil || takesWrite, reads: readResponse == nil || takesRead)
      try pins.step()
      return nil
    }

    /// Leaves the bus at rest.
    func end() throws -> Difference? {
      for pin in ["awvalid", "wvalid", "arvalid", "bready", "rready"] { try pins.set(pin, 0) }
      return nil
    }

    // MARK: Offers

    private mutating func offer() {
      if offered["aw"] == nil, !random.once(in: 3) { offerAddress() }
      if offered["w"] == nil, !random.once(in: 3) { offerWord() }
      if offered["ar"] == nil, !random.once(in: 3) { offered["ar"] = (address(), 0) }
    }

    /// An address without a word, or a word without an address, is followed by the other, so that
    /// nothing is left waiting.
    private mutating func complete() {
      if addressesOffered > wordsOffered, offered["w"] == nil { offerWord() }
      if wordsOffered > addressesOffered, offered["aw"] == nil { offerAddress() }
    }

    private mutating func offerAddress() {
      offered["aw"] = (write(addressesOffered).address, 0)
      addressesOffered += 1
    }

    private mutating func offerWord() {
      let write = write(wordsOffered)
      offered["w"] = (write.word, write.strobes)
      wordsOffered += 1
    }

    /// One of the writes, drawn when it is first asked for.
    private mutating func write(
      _ index: Int
    ) -> (address: UInt64, word: UInt64, strobes: UInt64) {
      while writes.count <= index {
        let address = address()
        var word = random.next() & 0xFFFF_FFFF
        if random.once(in: 2) { word &= 0x1FFFF }
        if address / UInt64(traffic.table.wordBytes) == RegisterTraffic.control { word &= ~1 }
        writes.append((address, word, random.next() & 0xF))
      }
      return writes[index]
    }

    /// Mostly that of a register, any byte of it.
    private mutating func address() -> UInt64 {
      let table = traffic.table
      if random.once(in: 5) { return random.next() % (1 << UInt64(table.addressWidth)) }
      let word = table.words[Int(random.next() % UInt64(table.words.count))]
      return UInt64(word.offset) + random.next() % UInt64(table.wordBytes)
    }

    private func drive(_ channel: String, _ payload: String) throws {
      try pins.set("\(channel)valid", offered[channel] == nil ? 0 : 1)
      try pins.set(payload, offered[channel]?.value ?? 0)
    }

    // MARK: Answers

    /// Which transfers are taken: one waits at each door, no more.
    private mutating func doors() throws -> Difference? {
      for (channel, isFree) in [
        ("aw", addresses.isEmpty), ("w", words.isEmpty), ("ar", reads.isEmpty),
      ] {
        let ready = try pins.get("\(channel)ready")
        if ready != (isFree ? 1 : 0) {
          return Difference(quantity: "\(channel)ready", expected: isFree ? 1 : 0, found: ready)
        }
        guard isFree, let taken = offered.removeValue(forKey: channel) else { continue }
        switch channel {
        case "aw": addresses.append(Int(taken.value))
        case "w": words.append(taken)
        default: reads.append(Int(taken.value))
        }
      }
      return nil
    }

    private func answers() throws -> Difference? {
      var expected: [(String, UInt64)] = [
        ("bvalid", writeResponse == nil ? 0 : 1), ("rvalid", readResponse == nil ? 0 : 1),
      ]
      if let writeResponse { expected.append(("bresp", writeResponse)) }
      if let readResponse {
        expected.append(("rresp", readResponse.code))
        expected.append(("rdata", readResponse.word))
      }
      for (pin, value) in expected {
        let found = try pins.get(pin)
        if found != value { return Difference(quantity: pin, expected: value, found: found) }
      }
      return nil
    }

    private mutating func carryOut(writes: Bool, reads isReading: Bool) {
      var write: RegisterBank.Write?
      if writes, !addresses.isEmpty, !words.isEmpty {
        let word = words.removeFirst()
        write = .init(address: addresses.removeFirst(), word: word.value, strobes: word.strobes)
      }
      let readAddress = isReading && !reads.isEmpty ? reads.removeFirst() : nil
      var shown = traffic.shown
      shown["learning_rate"] = UInt64(traffic.golden.learningRate(AgentSettings(bank)))
      let answer = bank.cycle(write: write, readAddress: readAddress, given: shown)
      if writes { writeResponse = answer.write.map { UInt64($0.rawValue) } }
      if isReading {
        readResponse = answer.read.map { (UInt64($0.response.rawValue), $0.word) }
      }
    }
  }
}

extension AgentSettings {
  /// What a register bank holds.
  fileprivate init(_ bank: RegisterBank) {
    func held(_ field: String) -> Int { Int(bank.held[field] ?? 0) }
    self.init(
      learning: held("control_learning") == 1,
      source: held("control_visit_source") == 1
        ? .visits : held("control_constant_source") == 1 ? .constant : .device,
      constantLearningRate: held("constant_rate"), discount: held("discount"),
      exploration: held("exploration"),
      schedule: AgentSchedule(
        rateRatio: held("rate_ratio"), rateFloor: held("rate_floor"),
        explorationRatio: held("exploration_ratio"),
        explorationFloor: held("exploration_floor")),
      detectsChange: held("control_detection") == 1,
      stimulates: held("control_stimulation") == 1)
  }
}

/// Numbers that are the same in every run (Knuth's MMIX constants).
private struct TrafficRandom {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 31
  }

  mutating func once(in count: UInt64) -> Bool { next() % count == 0 }
}
