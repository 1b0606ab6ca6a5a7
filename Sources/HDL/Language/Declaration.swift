import Diagnostics

/// The identity of a declared signal. Its name is found when the module that holds it is
/// elaborated.
public final class Declaration: Sendable {
  let role: Circuit.Signal.Role
  let type: Circuit.ValueType
  let enumeration: Circuit.Enumeration?
  let place: Place
  let documentation: String
  let problem: Problem?
  /// The domain a register was placed in; `nil` for the module's own.
  let domain: ClockDomain?
  let source: SignalSource?
  let crossing: Crossing?

  init(
    role: Circuit.Signal.Role, type: Circuit.ValueType, enumeration: Circuit.Enumeration? = nil,
    place: Place, documentation: String, problem: Problem? = nil, domain: ClockDomain? = nil,
    source: SignalSource? = nil, crossing: Crossing? = nil
  ) {
    self.role = role
    self.domain = domain
    self.source = source
    self.crossing = crossing
    var problem = problem ?? Self.problem(of: type, at: place)
    if let name = type.enumeration, enumeration == nil {
      problem = problem ?? Self.cases(missingOf: name, at: place)
    }
    self.type = problem == nil ? type : .bit
    self.enumeration = enumeration
    self.place = place
    self.documentation = documentation
    self.problem = problem
  }

  /// A type alone does not know the cases of its enumeration.
  static func cases(missingOf enumeration: String, at place: Place) -> Problem {
    Problem(
      "enumeration-by-name", "the cases of the enumeration '\(enumeration)' are not known here",
      at: place, remedy: "declare the signal with the Swift enum: '@Wire(Mode.self) var mode'")
  }

  /// What is wrong with declaring a signal or a memory of this type.
  static func problem(of type: Circuit.ValueType, at place: Place) -> Problem? {
    if type.width < 1 {
      return Problem(
        "width-not-positive", "a width of \(type.width) was asked for; the least is 1 bit",
        at: place)
    }
    if type.width > Limits.width {
      return Problem(
        "width-too-large",
        "a width of \(type.width) was asked for; the most is \(Limits.width) bits", at: place,
        remedy: "use a memory for that many bits")
    }
    if type.fractionBits.magnitude > Limits.width {
      return Problem(
        "fraction-out-of-range",
        "\(type.fractionBits) bits of fraction were asked for; the most is \(Limits.width)",
        at: place)
    }
    return nil
  }

}

/// The identity of a declared memory.
public final class MemoryDeclaration: Sendable {
  let depth: Int
  let type: Circuit.ValueType
  let contents: [BitVector]
  /// The domain it is written in; `nil` for the module's own.
  let domain: ClockDomain?
  let place: Place
  let documentation: String
  let problem: Problem?

  init(
    depth: Int, type: Circuit.ValueType, contents: [Int],
    portCounts: (reads: Int, writes: Int, both: Int)? = nil, domain: ClockDomain?, place: Place,
    documentation: String
  ) {
    self.domain = domain
    self.place = place
    self.documentation = documentation
    var problem =
      Declaration.problem(of: type, at: place)
      ?? type.enumeration.map { Declaration.cases(missingOf: $0, at: place) }
    if depth < 1 || depth > Limits.memoryDepth {
      problem = Problem(
        "memory-depth", "a depth of \(depth) was asked for; it is 1 to \(Limits.memoryDepth) words",
        at: place)
    } else if contents.count > depth {
      problem = Problem(
        "memory-contents", "\(contents.count) words were given for a memory of depth \(depth)",
        at: place)
    }
    if let portCounts { problem = problem ?? Self.problem(of: portCounts, at: place) }
    self.depth = problem == nil ? depth : 1
    self.type = problem == nil ? type : .bit
    var words: [BitVector] = []
    for (address, value) in contents.enumerated() where problem == nil {
      if let word = LiteralValue(value).encoded(as: type) {
        words.append(word)
      } else {
        problem = LiteralValue(value).misfit(in: type, at: place, what: "the word at \(address),")
      }
    }
    self.contents = words
    self.problem = problem
  }

  private static func problem(
    of counts: (reads: Int, writes: Int, both: Int), at place: Place
  ) -> Problem? {
    let all = [counts.reads, counts.writes, counts.both]
    guard
      all.contains(where: { !(0...Limits.memoryPorts).contains($0) })
        || all.allSatisfy({ $0 == 0 })
    else { return nil }
    return Problem(
      "memory-ports",
      "\(counts.reads) reading, \(counts.writes) writing and \(counts.both) ports for both were "
        + "asked for; of each there are 0 to \(Limits.memoryPorts), of one of them at least 1",
      at: place, remedy: "such as 'reads: 1, writes: 1', or 'ports: 2' for two that do both")
  }

  var addressType: Circuit.ValueType {
    .unsigned(BitVector.bitsNeeded(for: depth - 1, isSigned: false))
  }

  /// The word at an unsigned address of at most as many bits as count the words.
  func word(at address: Signal, problem found: Problem? = nil) -> Node {
    let node = address.node.adapted(to: addressType)
    var problem = found ?? self.problem
    if problem == nil, !node.isFaulty {
      problem = Signal.indexProblem(node)
      if problem == nil, node.type.width > addressType.width {
        problem = Problem(
          "width-mismatch",
          "the address has \(node.type), but \(depth) words are addressed by \(addressType)",
          declarations: [node.declaration],
          remedy: "cut it by '.truncated(to: \(addressType.width))'")
      }
    }
    let known = problem == nil ? node.widened(to: addressType) : node
    return Node(.memoryWord(self, address: known), type: type, problem: problem)
  }

  /// A constant address, which must be that of a word.
  func constant(_ address: Int) -> Signal {
    guard !(0..<depth).contains(address) else { return Signal(address) }
    return Signal(
      .constant(
        .zero(width: addressType.width), type: addressType,
        problem: problem
          ?? Problem(
            "index-out-of-range",
            "address \(address) is outside of the memory, which has \(depth) words")))
  }
}
