/// What a simulator with four states found to be neither 0 nor 1 after the reset.
public struct UnknownValues: Sendable, Hashable, Codable {
  /// An output that was unknown, in the first cycle in which any was.
  public struct Output: Sendable, Hashable, Codable {
    public var port: String
    /// Its bits, the highest first: 0, 1, x and z.
    public var bits: String
    /// Clock cycles since the simulation began, those under reset included.
    public var cycle: Int
    /// The transaction under way, counted from 1; 0 until the start is over.
    public var transaction: Int
  }

  /// A memory of which some words held no value.
  public struct Memory: Sendable, Hashable, Codable {
    /// Its path below the top module.
    public var path: String
    /// How many words held none.
    public var unknown: Int
    /// How many words it has.
    public var words: Int
    /// The lowest index of a word that held none.
    public var first: Int
  }

  public var outputs: [Output] = []
  /// Variables inside that held no value when the reset was over, by their paths below the top module:
  /// registers, where the text names them with `_q`.
  public var state: [String] = []
  /// Memories with words that held no value when the start was over.
  public var memories: [Memory] = []

  public init() {}
}

extension UnknownValues: CustomStringConvertible {
  public var description: String {
    var lines = outputs.map {
      "unknown output: \($0.port) is \($0.bits) in cycle \($0.cycle), transaction \($0.transaction)"
    }
    if !state.isEmpty {
      let shown = state.prefix(8).joined(separator: ", ")
      let more = state.count > 8 ? " and \(state.count - 8) more" : ""
      lines.append("without a value after the reset: \(shown)\(more)")
    }
    lines += memories.map {
      "without a value after the start: \($0.unknown) of the \($0.words) words of \($0.path), "
        + "the first of them \($0.first)"
    }
    return lines.joined(separator: "\n")
  }
}

/// The values of all signals at one time, as a value change dump gives them.
struct SignalSnapshot {
  /// The paths of variables of which a bit is unknown, below the module that the bench drives, in the
  /// dump's order.
  let unknownVariables: [String]

  /// - Parameter dump: with the values of one time only.
  init(dump: String) {
    var scopes: [Substring] = []
    var variables: [(path: String, code: Substring)] = []
    var unknown: Set<Substring> = []
    for line in dump.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      switch words.first {
      case "$scope": scopes.append(words.count > 2 ? words[2] : "")
      case "$upscope": _ = scopes.popLast()
      case "$var" where words.count > 4 && words[1] == "reg":
        variables.append(((scopes.dropFirst(2) + [words[4]]).joined(separator: "."), words[3]))
      case "$dumpoff":
        // From here on every value is given as unknown.
        unknownVariables = Self.registers(
          variables.filter { unknown.contains($0.code) }.map(\.path))
        return
      default:
        if line.first == "b", words.count == 2, words[0].contains("x") { unknown.insert(words[1]) }
        if line.first == "x" { unknown.insert(line.dropFirst()) }
      }
    }
    unknownVariables = Self.registers(variables.filter { unknown.contains($0.code) }.map(\.path))
  }

  /// Those named as registers; all, where none is.
  private static func registers(_ paths: [String]) -> [String] {
    let named = paths.filter { $0.hasSuffix("_q") }
    return named.isEmpty ? paths : named
  }
}
