/// The whole names of the variables of a value change dump, with the scopes they stand in.
struct WaveNames {
  private(set) var names: Set<String> = []

  init(dump: String) {
    var scopes: [Substring] = []
    for line in dump.split(separator: "\n") {
      let words = line.split(separator: " ")
      switch words.first {
      case "$scope": scopes.append(words[2])
      case "$upscope": scopes.removeLast()
      case "$var":
        let range = words[5] == "$end" ? "" : words[5]
        names.insert((scopes + [words[4] + range]).joined(separator: "."))
      case "$enddefinitions": return
      default: break
      }
    }
  }
}
