import HDL

let moduleNamePage = Page(
  "module-name", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Buffer: Hardware {
    @Input var value
    @Output var copy
    var moduleName: String { "buf" }
    var body: Logic { copy <== value }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Buffer()) }
}

private enum Mend {
  final class Buffer: Hardware {
    @Input var value
    @Output var copy
    var moduleName: String { "line_buffer" }
    var body: Logic { copy <== value }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Buffer()) }
}
