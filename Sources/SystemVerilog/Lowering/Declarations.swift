import HDL

extension ModuleLowering {
  func ports(of module: Circuit.Module) -> [SyntaxModule.Port] {
    var ports: [SyntaxModule.Port] = []
    for name in module.clockDomains.flatMap(\.portNames) {
      ports.append(
        .init(direction: "input", type: "logic", name: name, comment: "", place: nil))
    }
    for signal in module.ports {
      ports.append(
        .init(
          direction: signal.role == .input ? "input" : "output", type: signal.type.spelling,
          name: signal.emittedName, comment: signal.documentation, place: signal.place))
    }
    return ports
  }

  /// `parameter logic [7:0] LIMIT = 8'd12`
  func parameters() -> [SyntaxModule.Parameter] {
    module.signals.compactMap { signal in
      guard case .parameter(let value) = signal.role else { return nil }
      return .init(
        type: signal.type.spelling, name: signal.emittedName,
        value: value.literal(isSigned: signal.type.isSigned), comment: signal.documentation)
    }
  }

  func typedefs() -> [SyntaxItem] {
    module.enumerations.compactMap { enumeration in
      guard let name = enumerationNames[enumeration.name] else { return nil }
      return .enumeration(
        name: name, type: "logic [\(enumeration.width - 1):0]",
        cases: enumeration.cases.map { entry in
          .init(
            name: caseNames[enumeration.name]?[entry.name] ?? entry.name,
            value: entry.value.spelling(of: enumeration.encoding))
        })
    }
  }

  /// The named constants that the text reads.
  func constants(readIn reads: ReadCollector) -> [SyntaxItem] {
    module.signals.compactMap { signal in
      guard case .constant(let value) = signal.role,
        reads.reads(signal.emittedName)
      else { return nil }
      let literal = caseName(of: value, in: signal.type.enumeration)
      return .constant(
        type: signal.type.spelling, name: signal.emittedName,
        value: literal ?? value.literal(isSigned: signal.type.isSigned),
        comment: signal.documentation)
    }
  }

  func declarations() -> [SyntaxItem] {
    var items: [SyntaxItem] = []
    for signal in module.signals {
      switch signal.role {
      case .input, .output, .constant, .parameter: break
      case .wire:
        items.append(
          .declaration(
            type: typeName(of: signal), names: [signal.emittedName], comment: signal.documentation,
            place: signal.place))
      case .register where portWords.contains(signal.name):
        items += wordDeclarations(of: signal)
      case .register:
        items.append(
          .declaration(
            type: typeName(of: signal), names: [nextName(of: signal.name), signal.emittedName],
            comment: signal.documentation, place: signal.place))
      }
    }
    for memory in module.memories {
      // A memory of one word is declared with two: Yosys writes no proof problem of a single one.
      let last = max(2, memory.depth) - 1
      items.append(
        .declaration(
          type: Circuit.ValueType.unsigned(memory.type.width).spelling,
          names: ["\(memoryName(memory.name)) [0:\(last)]"], comment: memory.documentation,
          place: memory.place))
    }
    return items
  }

  func nextName(of register: String) -> String { nextNames[register] ?? "\(register)_d" }

  private func typeName(of signal: Circuit.Signal) -> String {
    guard enumerationTyped.contains(signal.name), let enumeration = signal.type.enumeration,
      let name = enumerationNames[enumeration]
    else { return signal.type.spelling }
    return name
  }

  /// `unused_x` for every signal with bits that the text does not read.
  func unusedBits(reads: ReadCollector) -> [SyntaxItem] {
    var candidates: [(name: String, width: Int)] = []
    candidates += module.clockDomains.flatMap(\.portNames).map { ($0, 1) }
    for signal in module.signals {
      switch signal.role {
      case .input, .wire, .register:
        let name = signals[signal.name]?.emittedName ?? signal.emittedName
        candidates.append((name, signal.type.width))
      case .parameter where !reads.reads(signal.emittedName):
        candidates.append((signal.emittedName, signal.type.width))
      case .output, .constant, .parameter: break
      }
    }
    candidates += internalWidths
    var unused: [SyntaxItem] = []
    for (name, width) in candidates {
      let parts = reads.unreadRanges(of: name, width: width).map {
        SyntaxExpression.bits(of: name, width: width, from: $0.lowerBound, count: $0.count)
      }
      unused += sink(for: name, parts: parts, isSingleBit: width == 1)
    }
    for memory in module.memories where !reads.reads(memoryName(memory.name)) {
      let name = memoryName(memory.name)
      unused += sink(for: name, parts: [.element(name, index: .literal("0"))])
    }
    return unused
  }

  private func sink(for name: String, parts: [SyntaxExpression], isSingleBit: Bool = false)
    -> [SyntaxItem]
  {
    guard !parts.isEmpty else { return [] }
    let sink = names.claim("unused_\(name.lowercased())")
    let whole = parts.count == 1 ? parts[0] : .concatenation(parts)
    return [
      .declaration(type: "logic", names: [sink], comment: "", place: nil),
      .assign(.name(sink), isSingleBit ? whole : .prefix("^", whole), comment: ""),
    ]
  }
}

extension BitVector {
  /// The code as a literal: with its bits where those are what counts.
  fileprivate func spelling(of encoding: Circuit.Enumeration.Encoding) -> String {
    guard encoding != .binary, width <= 16 else { return plainLiteral }
    return "\(width)'b" + (0..<width).reversed().map { bit(at: $0) ? "1" : "0" }.joined()
  }

  /// The literal's text, unsigned.
  private var plainLiteral: String {
    if case .literal(let text) = literal(isSigned: false) { return text }
    return "\(width)'h\(hexadecimal)"
  }
}
