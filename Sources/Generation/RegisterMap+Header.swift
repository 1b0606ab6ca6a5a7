import Components

extension RegisterMap {
  /// The map as a C header: for each register its byte offset, its mask and its value after reset, for each field position and mask.
  func header(design: String) -> String {
    let prefix = design.uppercased()
    var lines = [
      "// Registers of \(design), behind its AXI4-Lite port. Generated; do not edit.",
      "#ifndef \(prefix)_REGISTERS_H",
      "#define \(prefix)_REGISTERS_H",
    ]
    for register in registers {
      let name = "\(prefix)_\(register.name)"
      lines += [
        "",
        "// \(register.summary) (\(register.access.rawValue))",
        "#define \(name)_OFFSET \(Self.hexadecimal(register.offset, digits: 2))",
        "#define \(name)_MASK \(Self.hexadecimal(Self.mask(register.width), digits: 8))",
        "#define \(name)_RESET \(Self.hexadecimal(register.reset, digits: 8))",
      ]
      for field in register.fields {
        lines += [
          "// \(field.summary)",
          "#define \(name)_\(field.name)_BIT \(field.lowBit)",
          "#define \(name)_\(field.name)_MASK "
            + Self.hexadecimal(Self.mask(field.width) << field.lowBit, digits: 8),
        ]
      }
    }
    lines += ["", "#endif", ""]
    return lines.joined(separator: "\n")
  }

  private static func mask(_ width: Int) -> Int { (1 << width) - 1 }

  private static func hexadecimal(_ value: Int, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: max(0, digits - text.count)) + text + "u"
  }
}
