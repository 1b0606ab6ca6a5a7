/// A register map as a page of Markdown.
struct MarkdownTable {
  static func text(of table: RegisterTable, title: String) -> String {
    var lines = ["# Registers of \(title)", ""]
    if !table.documentation.isEmpty { lines += [table.documentation, ""] }
    lines += [
      "Words of \(table.dataWidth) bits; offsets in bytes. Bits that are not named read as zero.",
      "",
      "| offset | register | access | reset | what |", "|---|---|---|---|---|",
    ]
    for register in table.registers {
      let whole = register.fields.first { $0.name == nil }
      lines.append(
        row([
          offset(of: register), "`\(register.name.uppercased())`\(count(of: register))",
          whole?.access.rawValue ?? "",
          whole.map { $0.access.holdsReset ? hexadecimal($0.reset) : "" } ?? "",
          (whole.map(remark) ?? register.documentation).cell,
        ]))
    }
    for register in table.registers where register.fields.contains(where: { $0.name != nil }) {
      lines += [
        "", "## \(register.name.uppercased())", "",
        "| bits | field | access | reset | what |", "|---|---|---|---|---|",
      ]
      lines += register.fields.map { field in
        row([
          bits(of: field), "`\((field.name ?? "").uppercased())`", field.access.rawValue,
          field.access.holdsReset ? reset(of: field) : "", remark(field).cell,
        ])
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ cells: [String]) -> String {
    "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
  }

  private static func offset(of register: RegisterTable.Register) -> String {
    let first = hexadecimal(UInt64(register.offset), digits: 2)
    guard let array = register.array else { return first }
    return "\(first) + \(hexadecimal(UInt64(array.stride))) × index"
  }

  private static func count(of register: RegisterTable.Register) -> String {
    register.array.map { "[0…\($0.count - 1)]" } ?? ""
  }

  private static func bits(of field: RegisterTable.Field) -> String {
    field.width == 1 ? "\(field.lowBit)" : "\(field.lowBit + field.width - 1):\(field.lowBit)"
  }

  private static func reset(of field: RegisterTable.Field) -> String {
    field.cases.first { UInt64($0.code) == field.reset }.map { "`\(snakeCase($0.name))`" }
      ?? hexadecimal(field.reset)
  }

  private static func remark(_ field: RegisterTable.Field) -> String {
    var parts = field.documentation.isEmpty ? [] : [field.documentation]
    if let maximum = field.maximum { parts.append("more than \(maximum) is stored as that") }
    if !field.cases.isEmpty {
      parts.append(
        field.cases.map { "\($0.code) `\(snakeCase($0.name))`" }.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }
}

extension RegisterTable {
  /// The map as a page of Markdown: a table of the registers, and one of each register's fields.
  ///
  /// - Parameter title: whose registers they are; the map's name unless given.
  public func markdown(title: String? = nil) -> String {
    MarkdownTable.text(of: self, title: title ?? name)
  }
}

extension FieldAccess {
  /// It shows its reset value after reset.
  fileprivate var holdsReset: Bool { self != .readOnly && self != .pulse }
}

extension String {
  fileprivate var cell: String { oneLine.replacing("|", with: "\\|") }
}
