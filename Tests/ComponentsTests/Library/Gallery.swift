import Diagnostics
import HDL
import SystemVerilog

/// Many circuits side by side under one module, so that a tool reads all of them in one run.
struct Gallery {
  static let top = "gallery"
  /// Every module once, then the one on top.
  let files: [SystemVerilogFile]
  /// Modules of one name whose texts differ.
  let clashes: [String]

  init(_ circuits: [Circuit]) {
    var texts: [String: String] = [:]
    var files: [SystemVerilogFile] = []
    var clashes: [String] = []
    for file in circuits.flatMap({ SystemVerilogFile.files(of: $0) }) {
      if let other = texts[file.name] {
        if other != file.text { clashes.append(file.name) }
      } else {
        texts[file.name] = file.text
        files.append(file)
      }
    }
    self.clashes = clashes
    self.files =
      files + [
        SystemVerilogFile(name: "\(Self.top).sv", text: Self.text(of: circuits))
      ]
  }

  /// Each circuit's ports become ports of the gallery, behind its name.
  private static func text(of circuits: [Circuit]) -> String {
    var ports: [String] = []
    var instances: [String] = []
    for top in circuits.compactMap(\.topModule) {
      var connections: [String] = []
      func connect(_ port: String, _ declaration: String) {
        ports.append("  \(declaration) \(top.name)_\(port)")
        connections.append("    .\(port)(\(top.name)_\(port))")
      }
      for port in top.clockDomains.flatMap(\.portNames) { connect(port, "input logic") }
      for port in top.ports {
        let sign = port.type.isSigned ? " signed" : ""
        let range = port.type.width > 1 ? " [\(port.type.width - 1):0]" : ""
        let direction = port.role == .input ? "input" : "output"
        connect(port.emittedName, "\(direction) logic\(sign)\(range)")
      }
      instances.append(
        "  \(top.name) u_\(top.name) (\n\(connections.joined(separator: ",\n"))\n  );")
    }
    return """
      module \(Self.top) (
      \(ports.joined(separator: ",\n"))
      );
      \(instances.joined(separator: "\n"))
      endmodule

      """
  }
}
