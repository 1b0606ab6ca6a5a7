/// What moves over an AXI4-Stream at one clock edge.
public struct AXI4StreamBeat: Sendable, Hashable {
  public var data: [UInt8]
  /// Which of the bytes count.
  public var keep: [Bool]
  /// The last of its packet.
  public var isLast: Bool
  /// Whose packet it is; 0 in a stream without identifiers.
  public var identifier: UInt32
  /// The bits of `tuser`, the least significant first; none in a stream without it.
  public var user: [Bool]

  public init(
    data: [UInt8], keep: [Bool], isLast: Bool, identifier: UInt32 = 0, user: [Bool] = []
  ) {
    self.data = data
    self.keep = keep
    self.isLast = isLast
    self.identifier = identifier
    self.user = user
  }
}

/// The golden model of the packet arbiter: one packet after the other, and after each the next
/// input in the round that offers one.
public struct AXI4StreamArbiterReference: Sendable {
  private let count: Int
  /// Whose packet is under way.
  private var owner: Int?
  private var lastServed: Int

  /// - Parameter count: inputs, at least 2.
  public init(count: Int) {
    self.count = count
    lastServed = count - 1
  }

  /// The input whose beat is at the output in this cycle.
  ///
  /// - Parameter offers: the beat at each input.
  public func source(among offers: [AXI4StreamBeat?]) -> Int? {
    if let owner { return offers[owner] == nil ? nil : owner }
    return (1...count).lazy.map { (lastServed + $0) % count }.first { offers[$0] != nil }
  }

  /// One clock cycle.
  ///
  /// - Parameter isTaken: whether the output's other end is ready.
  public mutating func cycle(offers: [AXI4StreamBeat?], isTaken: Bool) {
    guard let source = source(among: offers), let beat = offers[source] else { return }
    owner = source
    if isTaken, beat.isLast {
      owner = nil
      lastServed = source
    }
  }
}

/// The golden model of the transmitter: the words of a stream cut into packets of one length.
public struct AXI4StreamTransmitterReference: Sendable {
  private let packetLength: Int
  private var sent = 0

  /// - Parameter packetLength: beats, at least 1.
  public init(packetLength: Int) { self.packetLength = packetLength }

  /// The beat that a word is in this cycle.
  public func beat(of word: [UInt8]) -> AXI4StreamBeat {
    AXI4StreamBeat(
      data: word, keep: word.map { _ in true }, isLast: (sent + 1).isMultiple(of: packetLength))
  }

  /// A beat was taken at the clock edge.
  public mutating func advance() { sent += 1 }
}

/// The golden model of the receiver: the word that a beat is.
public struct AXI4StreamReceiverReference: Sendable {
  public init() {}

  /// The word with what its beat says of it, in the cycle of the beat.
  public func word(of beat: AXI4StreamBeat) -> (word: [UInt8], keep: [Bool], isLast: Bool) {
    (beat.data, beat.keep, beat.isLast)
  }
}
