import Diagnostics

/// Conversions: to other widths, signs and binary points. Each says in its name what may be lost.
extension Signal {
  /// The same number in `width` bits, at least as many as it has.
  public func extended(to width: Int) -> Signal {
    guard !node.isUntyped else { return retyped(width: width) }
    guard width >= self.width, width <= Limits.width else {
      return impossible("extended", to: width, "\(self.width) to \(Limits.width)")
    }
    return Signal(node.widened(to: type.with(width: width)))
  }

  /// The low `width` bits, at most as many as it has. The number changes where it does not fit.
  public func truncated(to width: Int) -> Signal {
    guard !node.isUntyped else { return retyped(width: width) }
    guard width >= 1, width <= self.width else {
      return impossible("truncated", to: width, "1 to \(self.width)")
    }
    guard width < self.width else { return self }
    return Self.derived([node], type: type.with(width: width)) { .truncate($0[0]) }
  }

  /// The nearest number that `width` bits of the same sign hold; `width` is at most what it has.
  public func saturated(to width: Int) -> Signal {
    guard !node.isUntyped else { return retyped(width: width) }
    guard width >= 1, width <= self.width else {
      return impossible("saturated", to: width, "1 to \(self.width)")
    }
    guard width < self.width else { return self }
    return isSigned ? clampedSigned(to: width) : clampedAbove(width: width)
  }

  /// The nearest number that `width` unsigned bits hold: negative ones become 0.
  public func saturated(toUnsigned width: Int) -> Signal {
    guard !node.isUntyped else { return retyped(width: width, isSigned: false) }
    guard width >= 1, width <= Limits.width else {
      return impossible("saturated", to: width, "1 to \(Limits.width)")
    }
    guard isSigned else {
      return width < self.width ? clampedAbove(width: width) : extended(to: width)
    }
    let magnitude = truncated(to: max(1, self.width - 1)).asUnsigned
    let clamped =
      width < magnitude.width ? magnitude.clampedAbove(width: width) : magnitude.extended(to: width)
    let zero = Signal(.constant(.zero(width: width), type: clamped.type))
    return mux(mostSignificantBit, zero, clamped)
  }

  /// The nearest number that `width` signed bits hold.
  public func saturated(toSigned width: Int) -> Signal {
    guard !node.isUntyped else { return retyped(width: width, isSigned: true) }
    guard width >= 1, width <= Limits.width else {
      return impossible("saturated", to: width, "1 to \(Limits.width)")
    }
    guard !isSigned else {
      return width < self.width ? saturated(to: width) : extended(to: width)
    }
    guard width <= self.width else { return extended(to: width).asSigned }
    guard width > 1 else {
      // No unsigned number but 0 is one of the two that a signed bit holds.
      var target = type.with(width: 1)
      target.isSigned = true
      return Self.derived([node], type: target) { _ in .constant(.zero(width: 1)) }
    }
    return saturated(to: width - 1).extended(to: width).asSigned
  }

  /// The same bits read in two's complement.
  public var asSigned: Signal { reread { $0.isSigned = true } }

  /// The same bits read as unsigned; of an enumeration, the code.
  public var asUnsigned: Signal { reread { $0.isSigned = false } }

  /// The same bits read as a case of a Swift enum with as many. Bits that are the code of no case
  /// stay what they are, and equal none.
  public func reinterpreted<Value: HardwareEnumeration>(as enumeration: Value.Type) -> Signal {
    let (described, problem) = Value.hardwareDescription
    let target = Circuit.ValueType(width: described.width, enumeration: described.name)
    let source = node.adapted(to: .unsigned(target.width))
    guard source.type.width == target.width || source.isFaulty else {
      return Self.derived(
        [source], type: target,
        problem: Problem(
          "width-mismatch",
          "a value of \(source.type) is read as '\(Value.self)', whose codes have \(target.width) "
            + "bit\(target.width == 1 ? "" : "s")", declarations: [source.declaration],
          remedy: "take as many bits as the codes have")
      ) { _ in .constant(.zero(width: target.width)) }
    }
    return Self.derived([source], type: target, problem: problem) { .reinterpret($0[0]) }
  }

  /// The same bits with the binary point elsewhere: another number.
  public func reinterpreted(fraction: Int) -> Signal {
    guard fraction.magnitude <= Limits.width else {
      return impossible("reinterpreted", to: fraction, "-\(Limits.width) to \(Limits.width)")
    }
    return reread { $0.fractionBits = fraction }
  }

  /// The same number with `fraction` bits right of the binary point, at least as many as it has;
  /// wider by the bits that come.
  public func aligned(fraction: Int) -> Signal {
    guard fraction >= fractionBits, fraction <= Limits.width else {
      return impossible("aligned", to: fraction, "\(fractionBits) to \(Limits.width)")
    }
    guard fraction > fractionBits else { return self }
    guard fraction - fractionBits <= Limits.width else {
      return impossible("aligned", to: fraction, "\(fractionBits) to \(Limits.width)")
    }
    return (Signal(node.settled) << (fraction - fractionBits)).reinterpreted(fraction: fraction)
  }

  /// The number rounded down to `fraction` bits right of the binary point, at most as many as it
  /// has; narrower by the bits that go.
  public func floored(fraction: Int) -> Signal {
    guard fraction <= fractionBits, fraction > fractionBits - width else {
      return impossible("floored", to: fraction, "\(fractionBits - width + 1) to \(fractionBits)")
    }
    guard fraction < fractionBits else { return self }
    var target = type.with(width: width - (fractionBits - fraction))
    target.fractionBits = fraction
    return Signal(
      self[BitRange(width - 1, through: fractionBits - fraction)].node.reread(as: target))
  }

  /// The value on a wire of its own, so that the emitted text has a name for it and computes it
  /// once.
  ///
  /// The name is in camelCase or snake_case and unique in the module.
  public func named(
    _ name: String, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Signal {
    Signal(
      Node(.named(name, node.settled, Place(fileID, line)), type: type))
  }

  private func reread(_ change: (inout Circuit.ValueType) -> Void) -> Signal {
    var target = type
    target.enumeration = nil
    change(&target)
    return Signal(node.settled.reread(as: target))
  }

  /// A literal simply takes the width.
  private func retyped(width: Int, isSigned: Bool? = nil) -> Signal {
    guard (1...Limits.width).contains(width) else {
      return impossible("converted", to: width, "1 to \(Limits.width)")
    }
    return Signal(
      node.adapted(to: Circuit.ValueType(width: width, isSigned: isSigned ?? type.isSigned)))
  }

  /// A problem, unless the value has one already.
  func impossible(_ verb: String, to target: Int, _ range: String) -> Signal {
    Self.derived(
      [node.settled], type: type,
      problem: node.isFaulty
        ? nil
        : Problem(
          "conversion-out-of-range",
          "a value of \(type) cannot be \(verb) to \(target); possible is \(range)",
          declarations: [node.declaration])
    ) { $0[0].operation }
  }

  /// An unsigned value cut to `width`, fewer than it has: all ones where it is greater.
  private func clampedAbove(width: Int) -> Signal {
    let low = truncated(to: width)
    let ones = BitVector(truncating: -1, width: width)
    let excess = self[BitRange(self.width - 1, through: width)].reducedOr
    return mux(excess, Signal(.constant(ones, type: low.type)), low)
  }

  /// A signed value cut to `width`, fewer than it has: it fits where all bits above agree with the
  /// sign.
  private func clampedSigned(to width: Int) -> Signal {
    let low = truncated(to: width)
    let upper = self[BitRange(self.width - 1, through: width - 1)]
    let fits = upper.reducedAnd || !upper.reducedOr
    let negative = mostSignificantBit
    let limit = width == 1 ? negative : cat(negative, (!negative).repeated(width - 1))
    return mux(fits, low, Signal(limit.node.reread(as: low.type)))
  }
}
