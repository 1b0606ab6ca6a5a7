extension SyntaxModule {
  /// The text of the file.
  var text: String { written.text }

  /// The lines of the file.
  var written: LineWriter {
    var writer = LineWriter()
    for paragraph in header { writer.writeComment(paragraph) }
    if let attribute { writer.write(attribute) }
    writeHead(to: &writer)
    for section in sections where !section.isEmpty {
      writer.write()
      writer.indented { inner in
        for (index, item) in section.enumerated() {
          if index > 0, item.isApart(from: section[index - 1]) { inner.write() }
          inner.write(item)
        }
      }
    }
    if sections.contains(where: { !$0.isEmpty }) { writer.write() }
    writer.write("endmodule")
    return writer
  }

  private func writeHead(to writer: inout LineWriter) {
    if parameters.isEmpty {
      writer.write("module \(name)" + (ports.isEmpty ? ";" : " ("))
    } else {
      let typeWidth = parameters.map(\.type.count).max() ?? 0
      let nameWidth = typeWidth == 0 ? 0 : parameters.map(\.name.count).max() ?? 0
      writer.write("module \(name) #(")
      writer.indented {
        for (index, parameter) in parameters.enumerated() {
          let comma = index < parameters.count - 1 ? "," : ""
          let type = typeWidth == 0 ? "" : parameter.type.padded(to: typeWidth) + " "
          $0.write(
            .sequence([
              .text("parameter \(type)\(parameter.name.padded(to: nameWidth)) = "),
              parameter.value.document, .text(comma),
            ]), comment: parameter.comment)
        }
      }
      writer.write(ports.isEmpty ? ");" : ") (")
    }
    guard !ports.isEmpty else { return }
    let directionWidth = ports.map(\.direction.count).max() ?? 0
    let typeWidth = ports.map(\.type.count).max() ?? 0
    writer.indented {
      for (index, port) in ports.enumerated() {
        let comma = index < ports.count - 1 ? "," : ""
        let row =
          "\(port.direction.padded(to: directionWidth)) \(port.type.padded(to: typeWidth)) "
          + "\(port.name)\(comma)"
        $0.write(.text(row), comment: port.comment, at: port.place)
      }
    }
    writer.write(");")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension LineWriter {
  fileprivate mutating func write(_ item: SyntaxItem) {
    switch item {
    case .enumeration(let name, let type, let cases):
      write("typedef enum \(type) {")
      indented {
        for (index, entry) in cases.enumerated() {
          $0.write("\(entry.name) = \(entry.value)" + (index < cases.count - 1 ? "," : ""))
        }
      }
      write("} \(name);")
    case .constant(let type, let name, let value, let comment):
      write(
        .sequence([
          .text("localparam \(type.isEmpty ? "" : type + " ")\(name) = "), value.document,
          .text(";"),
        ]),
        comment: comment)
    case .declaration(let type, let names, let comment, let place):
      write(.text("\(type) \(names.joined(separator: ", "));"), comment: comment, at: place)
    case .assign(let target, let value, let comment):
      write(
        .sequence([.text("assign "), .assignment(target, "=", value)]), comment: comment)
    case .process(let process, let body, let comment):
      write(.text("\(process.opening) begin"), comment: comment)
      indented { $0.write(body) }
      write("end")
    case .instance(let module, let parameters, let name, let connections, let comment):
      write(
        .text(parameters.isEmpty ? "\(module) \(name) (" : "\(module) #("), comment: comment)
      if !parameters.isEmpty {
        indented { $0.write(parameters) }
        write(") \(name) (")
      }
      indented { $0.write(connections) }
      write(");")
    case .loop(let variable, let count, let label, let items, let comment):
      let range = "genvar \(variable) = 0; \(variable) < \(count); \(variable) = \(variable) + 1"
      write(.text("for (\(range)) begin : \(label)"), comment: comment)
      indented { inner in
        for item in items { inner.write(item) }
      }
      write("end")
    case .unlessDefined(let macro, let items):
      directive("`ifndef \(macro)")
      for item in items { write(item) }
      directive("`endif")
    }
  }

  private mutating func write(_ connections: [SyntaxItem.Connection]) {
    for (index, connection) in connections.enumerated() {
      let comma = index < connections.count - 1 ? "," : ""
      write(
        .sequence([
          .text(".\(connection.port)("), connection.value.document, .text(")\(comma)"),
        ]), comment: "")
    }
  }
}

extension SyntaxItem {
  /// Blocks stand between empty lines, but directly under the declaration of what they drive.
  fileprivate func isApart(from previous: SyntaxItem) -> Bool {
    if case .declaration = previous { return false }
    return isBlock || previous.isBlock
  }

  private var isBlock: Bool {
    switch self {
    case .process, .instance, .loop, .unlessDefined, .enumeration: true
    case .constant, .declaration, .assign: false
    }
  }
}

extension SyntaxItem.Process {
  fileprivate var opening: String {
    switch self {
    case .combinational: "always_comb"
    case .settling: "always @*"
    case .initial: "initial"
    case .clocked(let events, let isStrict):
      "\(isStrict ? "always_ff" : "always") @(\(events))"
    }
  }
}
