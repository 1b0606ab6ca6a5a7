import HDL

/// Blocks in which nothing ever changes: a simulator has nothing to start them at, so that they are written as `assign`.
extension ModuleLowering {
  /// Whether the statements read named constants and literals only.
  func isConstant(_ body: [SyntaxStatement]) -> Bool {
    var reads = ReadCollector()
    reads.visit(body)
    return reads.wholeReads.isSubset(of: constantNames)
      && reads.partialReads.keys.allSatisfy(constantNames.contains)
  }

  /// The names that nothing waits for: those of constants, parameters and enumerations' cases.
  func findConstantNames() -> Set<String> {
    var constants = Set(caseNames.values.flatMap(\.values))
    for signal in module.signals {
      switch signal.role {
      case .constant, .parameter: constants.insert(signal.emittedName)
      case .input, .output, .wire, .register: break
      }
    }
    return constants
  }

  /// One `assign` for each name, of what the statements leave in it.
  func constantAssigns(of names: [String], by statements: [Circuit.Statement]) -> [SyntaxItem] {
    names.flatMap { name -> [SyntaxItem] in
      guard let signal = signals[name] else { return [] }
      let value = statements.driving([name]).value(
        leftIn: Circuit.Expression.zero(signal.type), type: signal.type)
      let text = text(of: value, for: name)
      return takePending() + [.assign(.name(drivenName(name)), text, comment: "")]
    }
  }
}

extension [Circuit.Statement] {
  /// What the statements, which drive one signal only, leave in it when they find `start` there.
  fileprivate func value(leftIn start: Circuit.Expression, type: Circuit.ValueType)
    -> Circuit.Expression
  {
    reduce(start) { value, statement in
      switch statement.kind {
      case .assign(let target, let driver): return value.replaced(at: target, by: driver)
      case .when(let condition, let then, let otherwise):
        return .init(
          .multiplexer(
            condition: condition, then: then.value(leftIn: value, type: type),
            otherwise: otherwise.value(leftIn: value, type: type)), type: type)
      case .select(let subject, let arms, let otherwise):
        return arms.reversed().reduce(otherwise.value(leftIn: value, type: type)) { rest, arm in
          let chosen = arm.body.value(leftIn: value, type: type)
          return arm.values.reduce(rest) { others, label in
            let isEqual = Circuit.Expression(
              .binary(.equal, subject, .constant(label, subject.type)), type: .bit)
            return .init(
              .multiplexer(condition: isEqual, then: chosen, otherwise: others), type: type)
          }
        }
      // A machine reads its register, and properties drive nothing.
      case .machine, .property: return value
      }
    }
  }
}

extension Circuit.Expression {
  /// The value with the target's bits taken from another.
  fileprivate func replaced(at target: Circuit.Target, by driver: Circuit.Expression)
    -> Circuit.Expression
  {
    let width = type.width
    func slice(from lowBit: Int, count: Int) -> [Circuit.Expression] {
      count > 0 ? [.init(.slice(self, lowBit: lowBit), type: .unsigned(count))] : []
    }
    switch target {
    case .signal, .memory, .memorySlice: return driver
    case .slice(_, let lowBit, let count):
      let parts =
        slice(from: lowBit + count, count: width - lowBit - count) + [driver]
        + slice(from: 0, count: lowBit)
      return Circuit.Expression(.concatenation(parts), type: .unsigned(width)).read(as: type)
    case .bit(_, let index):
      let unsigned = Circuit.ValueType.unsigned(width)
      func shifted(_ bit: Circuit.Expression) -> Circuit.Expression {
        let wide = width == 1 ? bit : .init(.extend(bit), type: unsigned)
        return .init(.binary(.shiftLeft, wide, index), type: unsigned)
      }
      let others = Circuit.Expression(.unary(.not, shifted(.bit(true))), type: unsigned)
      let kept = Circuit.Expression(.binary(.and, read(as: unsigned), others), type: unsigned)
      return Circuit.Expression(
        .binary(.or, kept, shifted(driver.read(as: .bit))), type: unsigned
      ).read(as: type)
    }
  }
}
