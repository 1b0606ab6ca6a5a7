import RegisterMaps

/// What the registers of a map answer, one bus cycle after the other.
///
/// Knows neither channels nor handshakes: the bus says which word is written and which is read in a
/// cycle, the hardware around says what it gives and what happens, and the answers are those of
/// that cycle.
public struct RegisterBank: Sendable {
  /// A word that is written.
  public struct Write: Sendable {
    public var address: Int
    public var word: UInt64
    /// One bit for each byte that counts.
    public var strobes: UInt64

    public init(address: Int, word: UInt64, strobes: UInt64) {
      self.address = address
      self.word = word
      self.strobes = strobes
    }
  }

  /// How an access ends, in AXI's codes.
  public enum Response: Int, Sendable {
    case okay = 0
    case subordinateError = 2
    case decodeError = 3
  }

  /// What a cycle gives.
  public struct Answer: Sendable {
    public var write: Response?
    public var read: (response: Response, word: UInt64)?
    /// By the name of the field's signal: the bits that pulse in this cycle.
    public var pulses: [String: UInt64] = [:]
  }

  private let table: RegisterTable
  /// What the fields hold, by the names of their signals.
  public private(set) var held: [String: UInt64] = [:]

  /// All registers after reset.
  public init(_ table: RegisterTable) {
    self.table = table
    for word in table.words {
      for field in word.register.fields {
        held[word.signalName(of: field)] = field.access == .readOnly ? 0 : field.reset
      }
    }
  }

  /// One cycle.
  ///
  /// - Parameters:
  ///   - given: what hardware gives for the fields that it drives.
  ///   - events: which bits it sets, or that it counts a counter up.
  public mutating func cycle(
    write: Write?, readAddress: Int?, given: [String: UInt64] = [:], events: [String: UInt64] = [:]
  ) -> Answer {
    held.merge(given) { $1 }
    var answer = Answer()
    var cleared: [String: UInt64] = [:]
    if let readAddress { answer.read = read(readAddress, &cleared) }
    if let write { answer.write = perform(write, &cleared, &answer.pulses) }
    for word in table.words {
      for field in word.register.fields {
        let name = word.signalName(of: field)
        let event = events[name] ?? 0
        let rest = (held[name] ?? 0) & ~(cleared[name] ?? 0)
        switch field.access {
        case .writeOneToClear, .readToClear: held[name] = rest | event
        case .counter: held[name] = min(rest + event, field.mask >> field.lowBit)
        case .readWrite, .writeOnly, .readOnly, .constant, .pulse: break
        }
      }
    }
    return answer
  }

  private func word(at address: Int) -> RegisterTable.Word? {
    table.word(at: address - address % table.wordBytes)
  }

  private func read(
    _ address: Int, _ cleared: inout [String: UInt64]
  ) -> (Response, UInt64) {
    guard let word = word(at: address) else { return (.decodeError, 0) }
    guard word.register.isReadable else { return (.subordinateError, 0) }
    var result: UInt64 = 0
    for field in word.register.fields where field.access.isReadable {
      let name = word.signalName(of: field)
      result += (held[name] ?? 0) << field.lowBit
      if field.access == .readToClear { cleared[name] = .max }
    }
    return (.okay, result)
  }

  private mutating func perform(
    _ write: Write, _ cleared: inout [String: UInt64], _ pulses: inout [String: UInt64]
  ) -> Response {
    guard let word = word(at: write.address) else { return .decodeError }
    guard word.register.isWritable else { return .subordinateError }
    for field in word.register.fields {
      let name = word.signalName(of: field)
      var value = held[name] ?? 0
      var (ones, isTouched): (UInt64, Bool) = (0, false)
      for bit in 0..<field.width
      where write.strobes >> ((field.lowBit + bit) / 8) & 1 == 1 {
        isTouched = true
        let isOne = write.word >> (field.lowBit + bit) & 1 == 1
        if isOne { ones |= 1 << bit }
        value = isOne ? value | 1 << bit : value & ~(1 << bit)
      }
      switch field.access {
      case .readWrite, .writeOnly: held[name] = min(value, field.maximum ?? .max)
      case .pulse: pulses[name] = ones
      case .writeOneToClear: cleared[name] = ones
      case .counter: cleared[name] = isTouched ? .max : 0
      case .readOnly, .constant, .readToClear: break
      }
    }
    return .okay
  }
}
