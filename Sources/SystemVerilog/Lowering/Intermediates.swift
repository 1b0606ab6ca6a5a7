import HDL

/// Signals for parts of expressions: where SystemVerilog needs a name, and where repeating the text would be long.
extension ModuleLowering {
  /// Operators beyond which an expression used twice gets a name.
  private static let largestRepeated = 6
  /// Operators beyond which any expression is split.
  private static let largestInline = 40

  /// The name of the signal that holds the expression; declares and drives it when it is new.
  func name(for expression: Circuit.Expression) -> String {
    if let known = intermediates[expression] { return known }
    if case .signal(let name) = expression.operation {
      return signals[name]?.emittedName ?? name
    }
    return name(for: expression, as: expression.subject)
  }

  /// Likewise; the name is that of what is driven, and the subject.
  func name(for expression: Circuit.Expression, as subject: String) -> String {
    if let known = intermediates[expression] { return known }
    let name = names.claim("\(target ?? firstRead(in: expression))_\(subject)")
    let type = expression.type
    let driver: SyntaxItem
    if case .elementSelect(let elements, let index) = expression.withoutReading.operation,
      elements.count > 1
    {
      driver = elementCase(elements, index, drives: name)
    } else {
      driver = .assign(.name(name), lowerDirectly(expression).syntax, comment: "")
    }
    intermediates[expression] = name
    internalWidths.append((name, type.width))
    pending.append(
      .declaration(
        type: Circuit.ValueType(width: type.width, isSigned: type.isSigned).spelling, names: [name],
        comment: "", place: place))
    pending.append(driver)
    return name
  }

  /// The signal or memory read leftmost; of an element, its array.
  private func firstRead(in expression: Circuit.Expression) -> String {
    var expression = expression
    while true {
      switch expression.operation {
      case .signal(let name): return signals[name]?.element?.array ?? name
      case .memoryRead(let memory, _): return memory
      default: break
      }
      guard let next = expression.operands.first(where: { $0.constantValue == nil }) else {
        return "constant"
      }
      expression = next
    }
  }

  func isWorthNaming(_ expression: Circuit.Expression) -> Bool {
    switch expression.operation {
    case .constant, .signal, .enumerationCase, .reinterpret: return false
    default: break
    }
    let size = size(of: expression)
    return size > Self.largestInline
      || (size > Self.largestRepeated && uses[expression, default: 0] > 1)
  }

  /// The number of operators in the text; parts that have a name of their own count as one.
  private func size(of expression: Circuit.Expression) -> Int {
    if let known = sizes[expression] { return known }
    var size = expression.isWiring ? 0 : 1
    for operand in expression.operands where !expression.namesOperand(operand) {
      size += isWorthNaming(operand) ? 1 : self.size(of: operand)
    }
    sizes[expression] = size
    return size
  }

  /// Counts how often each expression stands in the module's statements and connections.
  func countUses() {
    var visited: Set<Circuit.Expression> = []
    func visit(_ expression: Circuit.Expression) {
      uses[expression, default: 0] += 1
      guard visited.insert(expression).inserted else { return }
      expression.operands.forEach(visit)
    }
    module.forEachExpression { visit(normalizer.normalize($0)) }
  }
}

extension Circuit.Expression {
  /// Whether the operand gets a name anyway, for bits of it to be selected.
  fileprivate func namesOperand(_ operand: Circuit.Expression) -> Bool {
    switch operation {
    case .slice, .extend: !operand.isWiring
    case .bitSelect(let whole, _): whole == operand && !operand.isWiring
    case .elementSelect: true
    default: false
    }
  }

  /// What the value is, in a word for its name.
  fileprivate var subject: String {
    switch operation {
    case .constant, .signal, .enumerationCase: "value"
    case .memoryRead: "word"
    case .unary(let symbol, _):
      switch symbol {
      case .not: "inverse"
      case .negate: "negative"
      default: "reduction"
      }
    case .binary(let symbol, _, _):
      switch symbol {
      case .add: "sum"
      case .subtract: "difference"
      case .multiply: "product"
      case .and, .or, .xor: "bits"
      case .shiftLeft, .shiftRight: "shifted"
      default: "comparison"
      }
    case .multiplexer: "choice"
    case .slice, .bitSelect, .truncate: "part"
    case .elementSelect: "element"
    case .concatenation: "joined"
    case .extend: "extended"
    case .reinterpret(let operand): operand.subject
    }
  }
}
