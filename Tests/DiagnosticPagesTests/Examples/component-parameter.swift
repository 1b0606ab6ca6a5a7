import Components
import HDL

let componentParameterPage = Page(
  "component-parameter", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  static func circuit() throws -> Circuit {
    try Circuit(elaborating: FIFO(width: 8, depth: 0))
  }
}

private enum Mend {
  static func circuit() throws -> Circuit {
    try Circuit(elaborating: FIFO(width: 8, depth: 16))
  }
}
