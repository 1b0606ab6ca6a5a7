import Diagnostics

extension Circuit.Memory {
  /// One way into a memory that is read and written at the clock edge only, as block RAM is.
  ///
  /// A port has one address in a cycle: where several of its accesses happen at once, that of the
  /// last. A read takes the word from before the edge, also where a port writes it at the same edge.
  /// Where several ports write one bit, the last port wins.
  public struct Port: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      case read, write
      /// Reads, writes, or both at its one address.
      case readWrite
    }

    /// In snake_case, such as `words_read_0`; unique in the module.
    public var name: String
    public var kind: Kind
    /// That of the memory for every port that writes.
    public var domain: Circuit.ClockDomain
    /// In the order of the statements.
    public var accesses: [Access]

    public init(
      name: String, kind: Kind, domain: Circuit.ClockDomain = .main, accesses: [Access] = []
    ) {
      self.name = name
      self.kind = kind
      self.domain = domain
      self.accesses = accesses
    }

    /// The register without reset that holds the word read last; it has the port's name and the
    /// memory's type. `nil` for a port that cannot read.
    public var word: String? { kind == .write ? nil : name }
  }

  /// One read or write of a port.
  public struct Access: Sendable, Hashable {
    /// What is written: the word, and one bit for each lane of it; without lanes the whole word.
    public struct Written: Sendable, Hashable {
      /// Has the type of the memory.
      public var value: Circuit.Expression
      /// Unsigned; its width divides that of a word. Bit 0 enables the lowest bits.
      public var lanes: Circuit.Expression?

      public init(value: Circuit.Expression, lanes: Circuit.Expression? = nil) {
        self.value = value
        self.lanes = lanes
      }
    }

    /// It happens in the cycles in which all of these, one unsigned bit each, hold.
    public var conditions: [Circuit.Expression]
    /// Unsigned, `addressWidth` wide.
    public var address: Circuit.Expression
    /// `nil` for a read.
    public var written: Written?
    /// The user's line.
    public var place: Place

    public init(
      conditions: [Circuit.Expression], address: Circuit.Expression, written: Written? = nil,
      place: Place
    ) {
      self.conditions = conditions
      self.address = address
      self.written = written
      self.place = place
    }

    /// Everything that it reads besides the memory.
    public var expressions: [Circuit.Expression] {
      conditions + [address] + [written?.value, written?.lanes].compactMap { $0 }
    }

    /// When it happens; `nil` for in every cycle.
    public var enable: Circuit.Expression? { .all(conditions) }
  }
}

extension Circuit.Memory.Port {
  public var reads: [Circuit.Memory.Access] { accesses.filter { $0.written == nil } }
  public var writes: [Circuit.Memory.Access] { accesses.filter { $0.written != nil } }

  /// When the port reads; `nil` for in every cycle. Means nothing for a port without reads.
  public var readEnable: Circuit.Expression? {
    Alternatives(reads.map(\.conditions)).expression
  }

  /// The address in each cycle; `nil` for a port without accesses. In cycles without an access it
  /// is any of theirs.
  public var address: Circuit.Expression? {
    var choices: [(address: Circuit.Expression, alternatives: Alternatives)] = []
    for access in accesses {
      if choices.last?.address == access.address {
        choices[choices.count - 1].alternatives.add(access.conditions)
      } else {
        choices.append((access.address, Alternatives([access.conditions])))
      }
    }
    guard let first = choices.first else { return nil }
    return choices.dropFirst().reduce(first.address) { otherwise, choice in
      guard let condition = choice.alternatives.expression else { return choice.address }
      return Circuit.Expression(
        .multiplexer(condition: condition, then: choice.address, otherwise: otherwise),
        type: otherwise.type)
    }
  }
}

/// Lists of conditions: one of the lists holds when all of its conditions do.
private struct Alternatives {
  private var lists: [[Circuit.Expression]] = []

  init(_ lists: [[Circuit.Expression]]) {
    for list in lists { add(list) }
  }

  /// Adds a list, unless one that is there holds whenever it does.
  mutating func add(_ list: [Circuit.Expression]) {
    let conditions = Set(list)
    guard !lists.contains(where: { conditions.isSuperset(of: $0) }) else { return }
    lists.removeAll { Set($0).isSuperset(of: conditions) }
    lists.append(list)
  }

  /// Whether any of them holds; `nil` where one always does.
  var expression: Circuit.Expression? {
    let joined = lists.map { Circuit.Expression.all($0) }
    guard !joined.contains(nil) else { return nil }
    return joined.compactMap { $0 }.reduced(by: .or)
  }
}

extension Circuit.Module {
  /// The registers that ports of memories read into, by name.
  public var portWords: [String: (memory: Circuit.Memory, port: Circuit.Memory.Port)] {
    var words: [String: (memory: Circuit.Memory, port: Circuit.Memory.Port)] = [:]
    for memory in memories {
      for port in memory.ports {
        if let word = port.word { words[word] = (memory, port) }
      }
    }
    return words
  }
}

extension Circuit.Expression {
  /// Whether all of them hold, each one bit; `nil` for none.
  static func all(_ conditions: [Circuit.Expression]) -> Circuit.Expression? {
    conditions.reduced(by: .and)
  }
}

extension [Circuit.Expression] {
  /// Single bits joined from the left; `nil` for none.
  fileprivate func reduced(by operation: Circuit.BinaryOperator) -> Circuit.Expression? {
    guard let first else { return nil }
    return dropFirst().reduce(first) { .init(.binary(operation, $0, $1), type: .bit) }
  }
}
