import Components
import Diagnostics

/// The explanations that hold for one subject, and what they explained of it.
struct Explanations {
  /// Which bits an explanation explained; `wholeBit` for what has no bits.
  private(set) var explained: [UnreachedHardware: Set<Int>] = [:]
  /// The Swift files that were measured.
  private(set) var files: Set<String> = []
  let candidates: [UnreachedHardware]

  /// Stands for a signal of one bit, a statement or a `cover` statement.
  static let wholeBit = SignalBits.single

  init(_ all: [UnreachedHardware], for subject: String) {
    candidates = all.filter { $0.subjects.isEmpty || $0.subjects.contains(subject) }
  }

  mutating func note(file: String) { files.insert(file) }

  /// Why the bit of a signal does not rise and fall.
  mutating func reason(signal name: String, bit: Int, at place: Place) -> String? {
    let declared = Self.declaredName(of: name)
    return reason(at: place, bit: bit) { part in
      guard case .signal(declared, let bits) = part else { return false }
      return bits?.contains(max(0, bit)) ?? true
    }
  }

  /// Why a line does not run.
  ///
  /// - Parameter texts: the line, and those of the blocks and branches it stands in.
  mutating func reason(line texts: [String], at place: Place) -> String? {
    reason(at: place, bit: Self.wholeBit) { part in
      guard case .statement(let start) = part else { return false }
      return texts.contains { $0.hasPrefix(start) }
    }
  }

  /// Why a `cover` statement is not met.
  mutating func reason(cover message: String, at place: Place) -> String? {
    reason(at: place, bit: Self.wholeBit) { $0 == .cover(message) }
  }

  private mutating func reason(
    at place: Place, bit: Int, where fits: (UnreachedHardware.Part) -> Bool
  ) -> String? {
    guard
      let found = candidates.first(where: { $0.file == place.file && fits($0.part) })
    else { return nil }
    explained[found, default: []].insert(bit)
    return found.reason
  }

  /// The name in Swift, in snake_case: without what the text puts behind it.
  static func declaredName(of emitted: String) -> String {
    let name = emitted.prefix { $0 != "[" }
    for ending in ["_i", "_o", "_d", "_q"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return String(name)
  }
}

extension [CoverageReport] {
  /// A problem for every explanation that explains nothing in what was measured, or explains bits that
  /// do rise and fall.
  public var staleExplanations: [Diagnostic] {
    var explained: [UnreachedHardware: Set<Int>] = [:]
    var measured: Set<UnreachedHardware> = []
    for report in self {
      let explanations = report.explanations
      explained.merge(explanations.explained) { $0.union($1) }
      measured.formUnion(
        explanations.candidates.filter { explanations.files.contains($0.file) })
    }
    return measured.sorted {
      ($0.place.file, $0.place.line) < ($1.place.file, $1.place.line)
    }.compactMap { $0.staleness(explained[$0] ?? []) }
  }
}

extension UnreachedHardware {
  fileprivate func staleness(_ explained: Set<Int>) -> Diagnostic? {
    let what: String
    switch part {
    case .signal(let name, let bits):
      let reached = bits.map { $0.filter { !explained.contains($0) } } ?? []
      let isSingle = bits == 0...0 && explained.contains(Explanations.wholeBit)
      if !explained.isEmpty, reached.isEmpty || isSingle { return nil }
      what = "'\(name)\(explained.isEmpty ? "" : SignalBits.text(reached.sorted(by: >)))'"
    case .statement(let start):
      if !explained.isEmpty { return nil }
      what = "the statement '\(start)'"
    case .cover(let message):
      if !explained.isEmpty { return nil }
      what = "the cover statement '\(message)'"
    }
    return Diagnostic(
      .error, "coverage-explanation",
      "it is explained why \(what) is not reached, but it is reached, or not there", at: place,
      remedy: "remove the explanation, or say of which accelerators it holds")
  }
}

extension UnreachedHardware {
  /// The file of what it explains: explanations that are many stand beside it, in a file of their own.
  fileprivate var file: String { place.file.replacing("+Unreached", with: "") }
}
