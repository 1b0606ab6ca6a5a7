import HDL

/// Chosen signals over the cycles of a simulation, as text that can stand in a test.
///
/// ```text
/// cycle  0  1  2  3
/// start  /--\_______
/// phase  |idle |run
/// count  |0    |1 |2
/// ```
///
/// A one-bit signal is a line below (0) or in the middle (1); any other shows its value where that
/// changes. Each column is a clock cycle, just before its edge. Where a circuit has several clocks,
/// each column is a moment at which some of them rise, and marks tell which:
///
/// ```text
/// cycle  0  1  2  3
/// write  ^     ^  ^
/// read      ^     ^
/// ```
public final class Waveform: CustomStringConvertible {
  fileprivate enum Trace {
    case bit([Bool])
    case value([String])
  }

  private let names: [String]
  private var traces: [Trace] = []
  private var cycles: [Int] = []
  /// Where a circuit has several clocks: their domains, and in which steps they rise.
  private var clocks: [(name: String, edges: [Bool])] = []

  /// One signal over the cycles.
  public struct Row {
    let name: String
    fileprivate let trace: Trace

    /// A one-bit signal, drawn as a line.
    public init(name: String, bits: [Bool]) {
      self.name = name
      trace = .bit(bits)
    }

    /// A signal whose values are written where they change.
    public init(name: String, values: [String]) {
      self.name = name
      trace = .value(values)
    }
  }

  /// A waveform of values that are known already, from cycle 0 on.
  public init(_ rows: [Row], cycles: Int) {
    names = rows.map(\.name)
    traces = rows.map(\.trace)
    self.cycles = Array(0..<max(0, cycles))
  }

  init(_ names: [String], of simulation: Simulation) throws {
    self.names = names
    if simulation.netlist.clocks.count > 1 {
      clocks = simulation.netlist.clocks.map { ($0.name, []) }
    }
    for name in names {
      let record = try simulation.signal(name)
      traces.append(record.type.width == 1 && record.enumeration == nil ? .bit([]) : .value([]))
    }
  }

  /// The picture, one line for each signal, without spaces at the ends of lines.
  public var description: String {
    let column = columnWidth
    let longest = (names + clocks.map(\.name)).map(\.count).max() ?? 0
    let margin = max(5, longest) + 2
    var lines = [padded("cycle", margin) + cycles.map { padded("\($0)", column) }.joined()]
    for (name, edges) in clocks {
      lines.append(padded(name, margin) + edges.map { padded($0 ? "^" : "", column) }.joined())
    }
    for (name, trace) in zip(names, traces) {
      lines.append(padded(name, margin) + draw(trace, column: column))
    }
    return lines.map(withoutTrailingSpaces).joined(separator: "\n")
  }

  func sample(_ simulation: Simulation, _ ticking: ClockSet) throws {
    cycles.append(simulation.cycle)
    for index in clocks.indices { clocks[index].edges.append(ticking.contains(index)) }
    for (index, name) in names.enumerated() {
      switch traces[index] {
      case .bit(let values):
        traces[index] = .bit(values + [try !simulation.peekVector(name).isZero])
      case .value(let values):
        traces[index] = .value(values + [try simulation.text(of: name)])
      }
    }
  }

  /// The bar, the longest value, and a space.
  private var columnWidth: Int {
    var longest = cycles.map { "\($0)".count }.max() ?? 0
    for case .value(let values) in traces {
      longest = max(longest, values.map(\.count).max() ?? 0)
    }
    return max(3, longest + 2)
  }

  private func draw(_ trace: Trace, column: Int) -> String {
    switch trace {
    case .bit(let values):
      var previous = false
      var text = ""
      for value in values {
        let edge = value == previous ? (value ? "-" : "_") : (value ? "/" : "\\")
        text += edge + String(repeating: value ? "-" : "_", count: column - 1)
        previous = value
      }
      return text
    case .value(let values):
      var previous: String?
      var text = ""
      for value in values {
        text += padded(value == previous ? "" : "|" + value, column)
        previous = value
      }
      return text
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func withoutTrailingSpaces(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension Simulation {
  /// Begins to record signals at every step from now on.
  ///
  /// - Throws: `Diagnostic` for an unknown name.
  public func record(_ names: [String]) throws -> Waveform {
    let waveform = try Waveform(names, of: self)
    waveforms.append(waveform)
    return waveform
  }

  /// The value as a waveform shows it: the name of a case, a decimal number, or hexadecimal digits
  /// where the number is beyond `Int`.
  func text(of name: String) throws -> String {
    let record = try signal(name)
    let value = vector(of: record)
    if let found = record.enumeration?.cases.first(where: { $0.value == value }) {
      return found.name
    }
    let number = record.type.isSigned ? value.signedValue : value.unsignedValue
    return number.map { "\($0)" } ?? "h" + value.hexadecimal
  }
}
