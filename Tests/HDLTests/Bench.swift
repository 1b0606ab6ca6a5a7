import Diagnostics
import HDL

/// A module with a few signals of different types, whose body each test gives.
final class Bench: Hardware {
  @Input var bit
  @Input(8) var a
  @Input(4) var b
  @Input(signed: 6) var s
  @Input(signed: 8, fraction: 4) var f
  @Output(8) var y
  @Output(signed: 8) var z
  @Register(8) var r
  @Registers(count: 3, width: 8) var row
  @Memory(depth: 10, width: 8) var memory
  let write: (Bench) -> Logic

  init(@LogicBuilder _ write: @escaping (Bench) -> Logic) { self.write = write }

  var body: Logic { write(self) }
}

/// The statements of a body, as text.
func statements(@LogicBuilder _ write: @escaping (Bench) -> Logic) throws -> [String] {
  let circuit = try Circuit(elaborating: Bench(write))
  return circuit.topModule?.statements.map(\.description) ?? []
}

/// What is wrong with a module, in short: `identifier: message @line`, the line counted from
/// `start`.
func complaints(about hardware: some Hardware, from start: Int = #line) -> [String] {
  do throws(DiagnosticReport) {
    _ = try Circuit(elaborating: hardware, line: UInt(max(0, start)))
    return []
  } catch {
    return error.diagnostics.map {
      "\($0.identifier): \($0.message) @\(($0.place?.line ?? 0) - start)"
    }
  }
}

/// What is wrong with a body; lines are counted from that of the call.
func complaints(
  from start: Int = #line, @LogicBuilder _ write: @escaping (Bench) -> Logic
) -> [String] {
  complaints(about: Bench(write), from: start)
}
