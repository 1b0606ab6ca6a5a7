/// The values of signals over the steps of a counterexample, read from the dump that
/// `yosys-smtbmc` writes: step `n` stands at time `10 n`.
struct ValueChangeDump {
  /// For each signal, by its path with full stops: its bits, the most significant first, in each
  /// step.
  private(set) var values: [String: [String]] = [:]
  private(set) var stepCount = 0

  init(_ text: String) {
    var scopes: [Substring] = []
    var paths: [Substring: [String]] = [:]
    var present: [Substring: String] = [:]
    var time = 0
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let first = words.first else { continue }
      switch first {
      case "$scope" where words.count > 2: scopes.append(words[2])
      case "$upscope": _ = scopes.popLast()
      case "$var" where words.count > 4:
        paths[words[3], default: []].append((scopes + [words[4]]).joined(separator: "."))
      case _ where first.hasPrefix("#"):
        if time.isMultiple(of: 10), !present.isEmpty { sample(present, paths) }
        time = Int(first.dropFirst()) ?? time
      case _ where first.hasPrefix("b") && words.count == 2:
        present[words[1]] = String(first.dropFirst())
      default: break
      }
    }
  }

  private mutating func sample(_ present: [Substring: String], _ paths: [Substring: [String]]) {
    for (code, bits) in present {
      for path in paths[code] ?? [] {
        let missing = stepCount - (values[path]?.count ?? 0)
        values[path, default: []] += Array(repeating: bits, count: missing + 1)
      }
    }
    stepCount += 1
  }
}
