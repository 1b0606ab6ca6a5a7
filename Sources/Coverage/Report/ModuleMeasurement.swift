import CoSimulation
import Diagnostics
import HDL
import ShippedTests
import SystemVerilog

/// From the points of one module to its ratios and holes.
///
/// Only what comes of a line of Swift counts, and not what a proof puts beside a component.
struct ModuleMeasurement {
  private let module: Circuit.Module
  private let file: SystemVerilogFile
  private let points: [CoveragePoint: UInt64]
  private let texts: [Substring]
  private(set) var explanations: Explanations
  /// What came of it.
  private(set) var coverage: ModuleCoverage

  init(
    _ module: Circuit.Module, _ file: SystemVerilogFile, _ points: [CoveragePoint: UInt64],
    _ explanations: Explanations
  ) {
    self.explanations = explanations
    self.module = module
    self.file = file
    self.points = points
    texts = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    coverage = ModuleCoverage(
      name: module.name, lines: .init(), toggles: .init(), covers: .init(), holes: [])
    measureLines()
    measureToggles()
    measureCovers()
  }

  /// The Swift line that counts.
  private mutating func place(ofLine line: Int) -> Place? {
    guard let place = file.places[line], !ProofText.has(file: place.file) else { return nil }
    explanations.note(file: place.file)
    return place
  }

  /// The emitted line without its indentation and the comment behind it.
  private func text(ofLine line: Int) -> String {
    guard texts.indices.contains(line - 1) else { return "" }
    let code = texts[line - 1].drop { $0 == " " }
    return String(code.firstRange(of: "  //").map { code[..<$0.lowerBound] } ?? code)
  }

  /// The text of a line, and of those that it stands below, further to the right.
  private func textsAround(line: Int) -> [String] {
    var found = [text(ofLine: line)]
    var column = indentation(ofLine: line)
    for above in (1..<line).reversed() where column > 0 && indentation(ofLine: above) < column {
      column = indentation(ofLine: above)
      found.append(text(ofLine: above))
    }
    return found
  }

  /// Of an empty line as far as can be.
  private func indentation(ofLine line: Int) -> Int {
    texts[line - 1].isEmpty ? .max : texts[line - 1].prefix { $0 == " " }.count
  }

  private func hole(
    _ kind: CoverageHole.Kind, _ place: Place, line: Int, _ subject: String, bits: String = "",
    conduct: String = "", count: Int = 1, _ explanation: String?
  ) -> CoverageHole {
    CoverageHole(
      kind: kind, module: module.name, place: "\(place)", line: line, subject: subject, bits: bits,
      conduct: conduct, count: count, explanation: explanation)
  }

  /// A line is reached where any of the blocks and branches that it is in is.
  private mutating func measureLines() {
    var isReached: [Int: Bool] = [:]
    for (point, count) in points where point.kind == .line || point.kind == .branch {
      for line in point.lineNumbers { isReached[line] = isReached[line] == true || count > 0 }
    }
    for (line, isReached) in isReached.sorted(by: { $0.key < $1.key }) {
      guard let place = place(ofLine: line) else { continue }
      coverage.lines.all += 1
      if isReached {
        coverage.lines.reached += 1
      } else {
        let reason = explanations.reason(line: textsAround(line: line), at: place)
        coverage.holes.append(hole(.line, place, line: line, text(ofLine: line), reason))
      }
    }
  }

  /// A bit is reached where it rises and falls.
  private mutating func measureToggles() {
    var signals: [SignalBits.Key: SignalBits] = [:]
    for (point, count) in points {
      guard let edge = point.edge else { continue }
      let (name, bit) = SignalBits.parts(of: edge.bit)
      signals[.init(line: point.line, name: name), default: SignalBits()]
        .note(bit: bit, rises: edge.rises, isSeen: count > 0)
    }
    for (key, bits) in signals.sorted(by: { $0.key < $1.key }) {
      guard let place = place(ofLine: key.line) else { continue }
      coverage.toggles = coverage.toggles + bits.ratio
      for (conduct, missing) in bits.missing {
        let reasons = Dictionary(
          grouping: missing.map {
            (bit: $0, reason: explanations.reason(signal: key.name, bit: $0, at: place))
          }, by: \.reason)
        for (reason, bits) in reasons.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
          coverage.holes.append(
            hole(
              .toggle, place, line: key.line, key.name, bits: SignalBits.text(bits.map(\.bit)),
              conduct: conduct, count: bits.count, reason))
        }
      }
    }
  }

  /// A statement that stands in the text once for each clock is met where any of them is.
  private mutating func measureCovers() {
    var lines: [Int: Bool] = [:]
    for (point, count) in points where point.kind == .user {
      lines[point.line] = lines[point.line] == true || count > 0
    }
    let messages = module.statements.coverMessages
    var seen: [Place: Int] = [:]
    var statements: [(place: Place, message: String, line: Int, isMet: Bool)] = []
    for (line, isMet) in lines.sorted(by: { $0.key < $1.key }) {
      guard let place = place(ofLine: line) else { continue }
      let ofPlace = messages[place] ?? [text(ofLine: line)]
      let message = ofPlace[seen[place, default: 0] % ofPlace.count]
      seen[place, default: 0] += 1
      if let index = statements.firstIndex(where: { $0.place == place && $0.message == message }) {
        statements[index].isMet = statements[index].isMet || isMet
      } else {
        statements.append((place, message, line, isMet))
      }
    }
    coverage.covers = CoverageRatio(
      reached: statements.count { $0.isMet }, all: statements.count)
    for statement in statements where !statement.isMet {
      let reason = explanations.reason(cover: statement.message, at: statement.place)
      coverage.holes.append(
        hole(.cover, statement.place, line: statement.line, statement.message, reason))
    }
  }
}

extension [Circuit.Statement] {
  /// What `cover` statements say, by their Swift lines, in their order.
  fileprivate var coverMessages: [Place: [String]] {
    reduce(into: [:]) { messages, statement in
      let inner: [Circuit.Statement]
      switch statement.kind {
      case .property(.cover, _, let message):
        messages[statement.place, default: []].append(message)
        inner = []
      case .property, .assign: inner = []
      case .when(_, let then, let otherwise): inner = then + otherwise
      case .select(_, let arms, let otherwise): inner = arms.flatMap(\.body) + otherwise
      case .machine(_, let arms): inner = arms.flatMap(\.body)
      }
      messages.merge(inner.coverMessages, uniquingKeysWith: +)
    }
  }
}
