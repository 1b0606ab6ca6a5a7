import YAML

/// Units behind numbers: `100.megahertz`, `0.5.volts`, `40.microsiemens`.
extension BinaryInteger {
  public var hertz: Quantity { Double(self).hertz }
  public var kilohertz: Quantity { Double(self).kilohertz }
  public var megahertz: Quantity { Double(self).megahertz }
  public var gigahertz: Quantity { Double(self).gigahertz }
  public var volts: Quantity { Double(self).volts }
  public var millivolts: Quantity { Double(self).millivolts }
  public var amperes: Quantity { Double(self).amperes }
  public var milliamperes: Quantity { Double(self).milliamperes }
  public var microamperes: Quantity { Double(self).microamperes }
  public var nanoamperes: Quantity { Double(self).nanoamperes }
  public var seconds: Quantity { Double(self).seconds }
  public var milliseconds: Quantity { Double(self).milliseconds }
  public var microseconds: Quantity { Double(self).microseconds }
  public var nanoseconds: Quantity { Double(self).nanoseconds }
  public var siemens: Quantity { Double(self).siemens }
  public var millisiemens: Quantity { Double(self).millisiemens }
  public var microsiemens: Quantity { Double(self).microsiemens }
  public var nanosiemens: Quantity { Double(self).nanosiemens }
}

extension Double {
  public var hertz: Quantity { quantity(0, .frequency) }
  public var kilohertz: Quantity { quantity(3, .frequency) }
  public var megahertz: Quantity { quantity(6, .frequency) }
  public var gigahertz: Quantity { quantity(9, .frequency) }
  public var volts: Quantity { quantity(0, .voltage) }
  public var millivolts: Quantity { quantity(-3, .voltage) }
  public var amperes: Quantity { quantity(0, .current) }
  public var milliamperes: Quantity { quantity(-3, .current) }
  public var microamperes: Quantity { quantity(-6, .current) }
  public var nanoamperes: Quantity { quantity(-9, .current) }
  public var seconds: Quantity { quantity(0, .time) }
  public var milliseconds: Quantity { quantity(-3, .time) }
  public var microseconds: Quantity { quantity(-6, .time) }
  public var nanoseconds: Quantity { quantity(-9, .time) }
  public var siemens: Quantity { quantity(0, .conductance) }
  public var millisiemens: Quantity { quantity(-3, .conductance) }
  public var microsiemens: Quantity { quantity(-6, .conductance) }
  public var nanosiemens: Quantity { quantity(-9, .conductance) }

  /// Scaled in decimal digits, so that `40.microsiemens` is the number that `40 uS` is in a file.
  private func quantity(_ power: Int, _ dimension: PhysicalDimension) -> Quantity {
    let parts = "\(self)".split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return Quantity(Double("\(parts[0])e\(exponent + power)") ?? self, dimension)
  }
}
