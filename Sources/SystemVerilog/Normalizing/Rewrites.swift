import HDL

/// Operators on normalized operands.
extension Normalizer {
  func unary(
    _ symbol: Circuit.UnaryOperator, _ operand: Circuit.Expression, _ type: Circuit.ValueType
  ) -> Circuit.Expression {
    switch symbol {
    case .reduceAnd, .reduceOr, .reduceXor:
      if let value = operand.constantValue { return .bit(reduction(symbol, of: value)) }
      if operand.type.width == 1 { return operand.read(as: .bit) }
    case .not:
      if let value = operand.constantValue {
        return .constant(value.inverted, type)
      }
      if case .unary(.not, let inner) = operand.operation { return inner.read(as: type) }
    case .negate:
      if let value = operand.constantValue { return .constant(value.negated, type) }
      // One bit is its own two's complement.
      if type.width == 1 { return operand }
    }
    return .init(.unary(symbol, operand), type: type)
  }

  private func reduction(_ symbol: Circuit.UnaryOperator, of value: BitVector) -> Bool {
    switch symbol {
    case .reduceAnd: value.isAllOnes
    case .reduceOr: !value.isZero
    default: (0..<value.width).reduce(false) { $0 != value.bit(at: $1) }
    }
  }

  func binary(
    _ symbol: Circuit.BinaryOperator, _ left: Circuit.Expression, _ right: Circuit.Expression,
    _ type: Circuit.ValueType
  ) -> Circuit.Expression {
    if let a = left.constantValue, let b = right.constantValue,
      let value = a.combined(with: b, by: symbol)
    {
      return .constant(value, type)
    }
    switch symbol {
    case .shiftLeft, .shiftRight: return shift(symbol, left, by: right, type)
    case _ where symbol.isComparison:
      if let known = decided(symbol, left, right) { return .bit(known) }
    case .and, .multiply:
      for operand in [left, right] where operand.constantValue?.isZero == true {
        return .zero(type)
      }
      if symbol == .and {
        if left.constantValue?.isAllOnes == true { return right }
        if right.constantValue?.isAllOnes == true { return left }
      }
    case .or:
      for operand in [left, right] where operand.constantValue?.isAllOnes == true {
        return operand
      }
      if left.constantValue?.isZero == true { return right }
      if right.constantValue?.isZero == true { return left }
    default: break
    }
    return .init(.binary(symbol, left, right), type: type)
  }

  /// The outcome of a comparison that a bound of the type decides (`x < 0` without a sign).
  private func decided(
    _ symbol: Circuit.BinaryOperator, _ left: Circuit.Expression, _ right: Circuit.Expression
  ) -> Bool? {
    let isSigned = left.type.isSigned
    let (leftValue, rightValue) = (value(of: left), value(of: right))
    if let leftValue, let rightValue {
      let order = leftValue.isLess(than: rightValue, isSigned: isSigned)
      let isEqual = leftValue == rightValue
      switch symbol {
      case .equal: return isEqual
      case .notEqual: return !isEqual
      case .less: return order
      case .lessOrEqual: return order || isEqual
      case .greater: return !order && !isEqual
      default: return !order
      }
    }
    switch symbol {
    case .less:
      if rightValue?.isLeast(isSigned) == true || leftValue?.isGreatest(isSigned) == true {
        return false
      }
    case .lessOrEqual:
      if rightValue?.isGreatest(isSigned) == true || leftValue?.isLeast(isSigned) == true {
        return true
      }
    case .greater:
      if rightValue?.isGreatest(isSigned) == true || leftValue?.isLeast(isSigned) == true {
        return false
      }
    case .greaterOrEqual:
      if rightValue?.isLeast(isSigned) == true || leftValue?.isGreatest(isSigned) == true {
        return true
      }
    default: break
    }
    return nil
  }

  private func shift(
    _ symbol: Circuit.BinaryOperator, _ operand: Circuit.Expression, by amount: Circuit.Expression,
    _ type: Circuit.ValueType
  ) -> Circuit.Expression {
    let width = type.width
    if operand.constantValue?.isZero == true { return .zero(type) }
    guard let constant = value(of: amount) else {
      return variableShift(symbol, operand, by: amount, type)
    }
    let count = min(constant.unsignedValue ?? width, width)
    if count == 0 { return operand }
    if symbol == .shiftLeft {
      if count == width { return .zero(type) }
      return concatenate([
        bits(of: operand, from: 0, count: width - count), .zero(.unsigned(count)),
      ])
    }
    let kept = min(count, width - 1)
    if type.isSigned {
      let top = bits(of: operand, from: kept, count: width - kept)
      return extend(top.read(as: .signed(width - kept)), to: .signed(width))
    }
    if count == width { return .zero(type) }
    return extend(bits(of: operand, from: count, count: width - count), to: .unsigned(width))
  }

  /// Verilator shifts by at most 32 bits' worth of amount, so that high bits of a wider one are tested apart.
  private func variableShift(
    _ symbol: Circuit.BinaryOperator, _ operand: Circuit.Expression, by amount: Circuit.Expression,
    _ type: Circuit.ValueType
  ) -> Circuit.Expression {
    let useful = BitVector.bitsNeeded(for: type.width, isSigned: false)
    guard amount.type.width > max(useful, 31) else {
      return .init(.binary(symbol, operand, amount), type: type)
    }
    let high = bits(of: amount, from: useful, count: amount.type.width - useful)
    let low = bits(of: amount, from: 0, count: useful)
    let isBeyond = unary(.reduceOr, high, .bit)
    let beyond: Circuit.Expression =
      symbol == .shiftRight && type.isSigned
      ? shift(
        symbol, operand, by: .constant(BitVector(truncating: type.width, width: 32), .unsigned(32)),
        type
      ).read(as: type)
      : .zero(type)
    let within = Circuit.Expression(.binary(symbol, operand, low), type: type)
    return multiplexer(isBeyond, beyond, within, type)
  }

  func multiplexer(
    _ condition: Circuit.Expression, _ then: Circuit.Expression, _ otherwise: Circuit.Expression,
    _ type: Circuit.ValueType
  ) -> Circuit.Expression {
    if let value = value(of: condition) { return value.isZero ? otherwise : then }
    if then == otherwise { return then }
    return .init(
      .multiplexer(condition: condition, then: then, otherwise: otherwise), type: type)
  }

  func bitSelect(_ operand: Circuit.Expression, _ index: Circuit.Expression) -> Circuit.Expression {
    let width = operand.type.width
    if width == 1 { return operand.read(as: .bit) }
    if let value = value(of: index)?.unsignedValue, value < width {
      return bits(of: operand, from: value, count: 1)
    }
    let needed = BitVector.bitsNeeded(for: width - 1, isSigned: false)
    let fitted =
      index.type.width > needed
      ? bits(of: index, from: 0, count: needed) : extend(index, to: .unsigned(needed))
    return .init(.bitSelect(operand, index: fitted), type: .bit)
  }

  func elementSelect(
    _ elements: [Circuit.Expression], _ index: Circuit.Expression, _ type: Circuit.ValueType
  ) -> Circuit.Expression {
    if let value = value(of: index) {
      guard let position = value.unsignedValue, position < elements.count else {
        return .zero(type)
      }
      return elements[position]
    }
    let reach = index.type.width < 31 ? 1 << index.type.width : elements.count
    return .init(.elementSelect(Array(elements.prefix(reach)), index: index), type: type)
  }

  /// Parts side by side, most significant first; nested concatenations and neighbouring constants become one.
  func concatenate(_ parts: [Circuit.Expression]) -> Circuit.Expression {
    var flat: [Circuit.Expression] = []
    for part in parts {
      if case .concatenation(let inner) = part.withoutReading.operation {
        flat += inner
      } else {
        flat.append(part.read(as: .unsigned(part.type.width)))
      }
    }
    var joined: [Circuit.Expression] = []
    for (index, part) in flat.enumerated() {
      // A bit that stands there several times stays one, for it is printed as a replication.
      let isRepeated = index + 1 < flat.count && flat[index + 1] == part
      let followsRepeated = index > 1 && flat[index - 2] == flat[index - 1]
      if let value = part.constantValue, let last = joined.last?.constantValue,
        value.isZero == last.isZero || parts.allSatisfy({ $0.constantValue != nil })
      {
        joined[joined.count - 1] = .constant(
          last.followed(by: value), .unsigned(last.width + value.width))
      } else if !isRepeated, !followsRepeated, let both = joined.last?.followed(by: part) {
        joined[joined.count - 1] = both
      } else {
        joined.append(part)
      }
    }
    if joined.count == 1 { return joined[0] }
    let width = joined.reduce(0) { $0 + $1.type.width }
    return .init(.concatenation(joined), type: .unsigned(width))
  }

  /// The number in more bits, by the sign of the operand's type.
  func extend(_ operand: Circuit.Expression, to type: Circuit.ValueType) -> Circuit.Expression {
    let width = type.width
    if width == operand.type.width { return operand.read(as: type) }
    if let value = operand.constantValue {
      return .constant(value.extended(to: width, isSigned: operand.type.isSigned), type)
    }
    if case .extend(let inner) = operand.operation,
      inner.type.isSigned == operand.type.isSigned || !inner.type.isSigned
    {
      return extend(inner, to: type)
    }
    if !operand.type.isSigned {
      return concatenate([.zero(.unsigned(width - operand.type.width)), operand])
        .read(as: type)
    }
    return .init(.extend(operand), type: type)
  }
}

extension BitVector {
  fileprivate var inverted: BitVector { BitVector(width: width, words: words.map { ~$0 }) }

  fileprivate var negated: BitVector {
    var carry = true
    let words = inverted.words.map { word in
      let (sum, overflow) = word.addingReportingOverflow(carry ? 1 : 0)
      carry = overflow
      return sum
    }
    return BitVector(width: width, words: words)
  }

  fileprivate func isLess(than other: BitVector, isSigned: Bool) -> Bool {
    for index in (0..<width).reversed() where bit(at: index) != other.bit(at: index) {
      let isNegativeWhenSet = isSigned && index == width - 1
      return isNegativeWhenSet ? bit(at: index) : other.bit(at: index)
    }
    return false
  }

  fileprivate func isLeast(_ isSigned: Bool) -> Bool {
    (0..<width).allSatisfy { bit(at: $0) == (isSigned && $0 == width - 1) }
  }

  fileprivate func isGreatest(_ isSigned: Bool) -> Bool {
    (0..<width).allSatisfy { bit(at: $0) != (isSigned && $0 == width - 1) }
  }

  fileprivate func followed(by low: BitVector) -> BitVector {
    let total = width + low.width
    var words = [UInt64](repeating: 0, count: (total + 63) / 64)
    for index in 0..<total where index < low.width ? low.bit(at: index) : bit(at: index - low.width)
    {
      words[index / 64] |= 1 << UInt64(index % 64)
    }
    return BitVector(width: total, words: words)
  }
}
