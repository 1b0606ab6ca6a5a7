/// What `yosys-smtbmc` wrote, understood.
struct SolverAnswer {
  /// Of `Status: PASSED`; `nil` where it came to no end.
  let passed: Bool?
  /// Where the broken assertions stand, as `file:from-to` of their emitted text.
  let brokenAssertions: [TextRange]
  let unreachedCovers: [TextRange]
  /// Steps left when the induction came out.
  let lastStep: Int?

  /// Lines of an emitted file: behind `first` up to `last`.
  struct TextRange: Hashable {
    var file: String
    var first: Int
    var last: Int
  }

  init(_ output: String) {
    var passed: Bool?
    var broken: [TextRange] = []
    var unreached: [TextRange] = []
    var step: Int?
    for line in output.split(separator: "\n") {
      if line.hasSuffix("Status: PASSED") { passed = true }
      if line.hasSuffix("Status: FAILED") { passed = false }
      if line.contains("Assert failed in"), let range = TextRange(line) { broken.append(range) }
      if line.contains("Unreached cover statement"), let range = TextRange(line) {
        unreached.append(range)
      }
      if let place = line.range(of: "Trying induction in step ") {
        step = Int(line[place.upperBound...].prefix(while: \.isNumber))
      }
    }
    self.passed = passed
    brokenAssertions = broken
    unreachedCovers = unreached
    lastStep = step
  }
}

extension SolverAnswer.TextRange {
  /// From `… wrap.sv:13.18-13.26|fifo.sv:112.22-114.32 ($…$assert$fifo.sv:112$86)`: the part of the
  /// list that the cell's own name repeats.
  init?(_ line: Substring) {
    guard let dollar = line.lastIndex(of: "$") else { return nil }
    let name = line[..<dollar]
    guard let start = name.lastIndex(of: "$") else { return nil }
    let place = name[name.index(after: start)...]
    let words = line.split(whereSeparator: { $0 == " " || $0 == "|" })
    guard let found = words.first(where: { $0.hasPrefix("\(place).") }) else { return nil }
    let parts = found.split(separator: ":")
    let lines = parts.last?.split(separator: "-").compactMap { Int($0.prefix(while: \.isNumber)) }
    guard parts.count == 2, let lines, lines.count == 2 else { return nil }
    self.init(file: String(parts[0]), first: lines[0], last: lines[1])
  }

  /// The property whose text stands there: its message is the comment above it, its place in the
  /// comment beside it.
  func property(in text: String) -> Verdict.Property {
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = all.prefix(last).dropFirst(first)
    let comments = lines.compactMap { line in
      line.range(of: "// ").map { String(line[$0.upperBound...]) }
    }
    guard let message = comments.first else {
      return Verdict.Property(message: "a property without a message", place: "\(file):\(last)")
    }
    return Verdict.Property(message: message, place: comments.count > 1 ? comments[1] : "")
  }
}
