/// Inputs of a module, from its reset on, that tell a mutant from the circuit.
public struct Distinction: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The ports that differ in the last of the cycles.
  public var outputs: [String]
  /// The inputs of each cycle that are not zero, by their emitted names; the first cycle is that of
  /// the reset.
  public var inputs: [[String: String]]

  /// Reads the table in which Yosys shows what breaks a proof; `nil` where there is none.
  init?(yosys text: String) {
    var inputs: [Int: [String: String]] = [:]
    /// What both designs give, by time and port.
    var given: [Int: [String: Set<String>]] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      // Time, name, decimal, hexadecimal, binary.
      guard words.count == 5, let time = Int(words[0]), words[1].hasPrefix("\\") else { continue }
      let name = words[1].dropFirst()
      if name.hasPrefix("in_") {
        guard words[4].contains("1") else { continue }
        inputs[time, default: [:]][String(name.dropFirst(3))] = String(words[2])
      } else if name.hasPrefix("gold_") || name.hasPrefix("gate_") {
        given[time, default: [:]][String(name.dropFirst(5)), default: []].insert(String(words[4]))
      }
    }
    // The reset, at time 1, is not compared.
    let differing = given.filter { time, ports in
      time > 1 && ports.contains { $0.value.count > 1 }
    }
    guard let last = differing.keys.min(), let ports = differing[last] else { return nil }
    self.inputs = (1...last).map { inputs[$0] ?? [:] }
    outputs = ports.filter { $0.value.count > 1 }.keys.sorted()
  }

  public var description: String {
    let cycles = inputs.enumerated().dropFirst().map { index, values in
      let set = values.sorted { $0.key < $1.key }.filter { !$0.key.hasSuffix("_ni") }
      return "cycle \(index): "
        + (set.isEmpty ? "all 0" : set.map { "\($0.key) = \($0.value)" }.joined(separator: ", "))
    }
    let what = outputs.isEmpty ? "" : "\(outputs.joined(separator: ", ")) differs after "
    return what + cycles.joined(separator: "; ")
  }
}
