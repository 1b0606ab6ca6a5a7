import CircuitSimulator
import Diagnostics
import HDL

let unknownModulePage = Page(
  "unknown-module", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  static func circuit() throws -> Circuit {
    let place = Place(file: "generator", line: 1)
    let constant = Circuit.Expression(.constant(.zero(width: 1)), type: .bit)
    let leaf = Circuit.Module(
      name: "leaf", place: place,
      signals: [.init(name: "result", type: .bit, role: .output, place: place)],
      statements: [.init(.assign(.signal("result"), constant), at: place)])
    let top = Circuit.Module(
      name: "top", place: place,
      signals: [.init(name: "result", type: .bit, role: .output, place: place)],
      instances: [
        .init(
          name: "inner", module: "leave", inputs: [],
          outputs: [.init(port: "result", signal: "result")], place: place)
      ])
    let circuit = Circuit(top: "top", modules: [leaf, top])
    _ = try Simulation(circuit)
    return circuit
  }
}

private enum Mend {
  static func circuit() throws -> Circuit {
    let place = Place(file: "generator", line: 1)
    let constant = Circuit.Expression(.constant(.zero(width: 1)), type: .bit)
    let leaf = Circuit.Module(
      name: "leaf", place: place,
      signals: [.init(name: "result", type: .bit, role: .output, place: place)],
      statements: [.init(.assign(.signal("result"), constant), at: place)])
    let top = Circuit.Module(
      name: "top", place: place,
      signals: [.init(name: "result", type: .bit, role: .output, place: place)],
      instances: [
        .init(
          name: "inner", module: "leaf", inputs: [],
          outputs: [.init(port: "result", signal: "result")], place: place)
      ])
    let circuit = Circuit(top: "top", modules: [leaf, top])
    _ = try Simulation(circuit)
    return circuit
  }
}
