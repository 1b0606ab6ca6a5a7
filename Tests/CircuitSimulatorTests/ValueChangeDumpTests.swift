import HDL
import Testing

@testable import CircuitSimulator

/// What a VCD says: for each signal, by its path, the values over time.
struct ParsedDump {
  var widths: [String: Int] = [:]
  var changes: [String: [(time: Int, value: String)]] = [:]

  init(_ text: String) {
    var scopes: [Substring] = []
    var names: [Substring: String] = [:]
    var time = 0
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      switch words[0] {
      case "$scope": scopes.append(words[2])
      case "$upscope": scopes.removeLast()
      case "$var":
        let path = (scopes + [words[4]]).joined(separator: ".")
        names[words[3]] = path
        widths[path] = Int(words[2])
      default:
        if line.hasPrefix("#") { time = Int(line.dropFirst()) ?? -1 }
        let change =
          line.hasPrefix("b") && words.count == 2
          ? (Substring(shortened(words[0].dropFirst())), words[1])
          : (line.prefix(1), line.dropFirst())
        if let name = names[change.1] {
          changes[name, default: []].append((time, String(change.0)))
        }
      }
    }
  }

  func values(_ name: String) -> [String] {
    (changes[name] ?? []).map { "\($0.time):\($0.value)" }
  }
}

/// Binary digits without leading zeros.
func shortened(_ digits: some StringProtocol) -> String {
  let short = digits.drop { $0 == "0" }
  return short.isEmpty ? "0" : String(short)
}

@Suite struct ValueChangeDumpTests {
  private func parent() -> Circuit {
    let run = input("run", .bit)
    let sum = wire("sum", .unsigned(3))
    let instance = Circuit.Instance(
      name: "inner", module: "counter",
      inputs: [.init(port: "enable", value: read(run))],
      outputs: [.init(port: "count", signal: "sum")], place: at(5))
    return circuit(
      counter(width: 3), module("parent", [run, sum], instances: [instance], []))
  }

  @Test func everySignalIsDumpedInTheScopeOfItsInstance() throws {
    let simulation = try Simulation(parent())
    let dump = simulation.dump()
    try simulation.poke("run", 1)
    try simulation.step(3)
    try simulation.poke("run", 0)
    try simulation.step(2)
    let parsed = ParsedDump(dump.text)
    #expect(
      parsed.widths == [
        "simulation.clock": 1, "simulation.run": 1, "simulation.sum": 3,
        "simulation.inner.enable": 1, "simulation.inner.count": 3, "simulation.inner.value": 3,
      ])
    #expect(parsed.values("simulation.run") == ["0:1", "30:0"])
    #expect(parsed.values("simulation.inner.count") == ["0:0", "10:1", "20:10", "30:11"])
    #expect(parsed.values("simulation.clock").prefix(4) == ["0:0", "5:1", "10:0", "15:1"])
  }
}
