import Diagnostics
import HDL

let malformedCircuitPage = Page(
  "malformed-circuit", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  static func circuit() throws -> Circuit {
    let place = Place(file: "generator", line: 1)
    let value = Circuit.Expression(.signal("value"), type: .unsigned(8))
    return Circuit(
      top: "narrow",
      modules: [
        Circuit.Module(
          name: "narrow", place: place,
          signals: [
            .init(name: "value", type: .unsigned(8), role: .input, place: place),
            .init(name: "result", type: .unsigned(4), role: .output, place: place),
          ], statements: [.init(.assign(.signal("result"), value), at: place)])
      ])
  }
}

private enum Mend {
  static func circuit() throws -> Circuit {
    let place = Place(file: "generator", line: 1)
    let value = Circuit.Expression(.signal("value"), type: .unsigned(8))
    let low = Circuit.Expression(.truncate(value), type: .unsigned(4))
    return Circuit(
      top: "narrow",
      modules: [
        Circuit.Module(
          name: "narrow", place: place,
          signals: [
            .init(name: "value", type: .unsigned(8), role: .input, place: place),
            .init(name: "result", type: .unsigned(4), role: .output, place: place),
          ], statements: [.init(.assign(.signal("result"), low), at: place)])
      ])
  }
}
