import HDL

/// The values of a simulation over its cycles as VCD (IEEE 1800-2017, 21.7), which every waveform viewer reads.
///
/// Each instance is a scope. A cycle lasts ten units of time: the clock of the scope `simulation` rises in its middle,
/// where the values are those just before the edge. Where there are several clocks, each rises in the steps it has an
/// edge in; where they follow a schedule, at its times, of which each lasts two units here.
public final class ValueChangeDump {
  private let signals: [(record: SignalRecord, code: String)]
  private var last: [BitVector?]
  private var time = 0
  private var body = ""
  private static let cycleLength = 10
  /// The names of the clocks, which take the first codes.
  private let clocks: [String]
  /// When each clock falls again, in the order of time.
  private var falls: [(time: Int, clock: Int)]
  private var written = -1

  init(of simulation: Simulation) {
    let domains = simulation.netlist.clocks
    clocks = domains.count > 1 ? domains.map(\.clock) : ["clock"]
    falls = clocks.indices.map { (0, $0) }
    let firstCode = clocks.count
    signals = simulation.signalNames.compactMap { simulation.netlist.signals[$0] }.enumerated()
      .map { ($1, Self.code($0 + firstCode)) }
    last = Array(repeating: nil, count: signals.count)
    if simulation.schedule != nil { time = simulation.time * 2 }
  }

  /// The whole file.
  public var text: String { header + body + "#\(max(time, written))\n" }

  /// The values before the edges at `moment`, and those edges.
  func sample(_ simulation: Simulation, _ ticking: ClockSet, at moment: Int) {
    let schedule = simulation.schedule
    let edge = schedule == nil ? time + Self.cycleLength / 2 : moment * 2
    lower(until: time)
    go(to: time)
    for (index, signal) in signals.enumerated() {
      let value = simulation.vector(of: signal.record)
      guard value != last[index] else { continue }
      last[index] = value
      body += Self.change(value, signal.code)
    }
    lower(until: edge)
    go(to: edge)
    for clock in clocks.indices where clocks.count == 1 || ticking.contains(clock) {
      body += "1\(Self.code(clock))\n"
      let half = schedule?.period(of: clock) ?? Self.cycleLength / 2
      falls.append((edge + half, clock))
    }
    falls.sort { ($0.time, $0.clock) < ($1.time, $1.clock) }
    time = schedule == nil ? time + Self.cycleLength : edge
  }

  private func go(to time: Int) {
    guard time > written else { return }
    body += "#\(time)\n"
    written = time
  }

  private func lower(until end: Int) {
    while let fall = falls.first, fall.time <= end {
      go(to: fall.time)
      body += "0\(Self.code(fall.clock))\n"
      falls.removeFirst()
    }
  }

  private var header: String {
    var lines = ["$timescale 1ns $end", "$scope module simulation $end"]
    for (index, name) in clocks.enumerated() {
      lines.append("$var wire 1 \(Self.code(index)) \(name) $end")
    }
    var open: [Substring] = []
    for (record, code) in inScopes {
      let path = record.name.split(separator: ".")
      let scopes = Array(path.dropLast())
      let shared = zip(open, scopes).prefix { $0 == $1 }.count
      for _ in shared..<open.count { lines.append("$upscope $end") }
      for scope in scopes[shared...] { lines.append("$scope module \(scope) $end") }
      open = scopes
      let range = record.type.width > 1 ? " [\(record.type.width - 1):0]" : ""
      lines.append(
        "$var wire \(record.type.width) \(code) \(path.last ?? "")\(range) $end")
    }
    for _ in 0...open.count { lines.append("$upscope $end") }
    lines.append("$enddefinitions $end")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Each scope's own signals before those of the instances in it, so that no scope opens twice.
  private var inScopes: [(record: SignalRecord, code: String)] {
    final class Scope {
      var signals: [(record: SignalRecord, code: String)] = []
      var names: [Substring] = []
      var scopes: [Substring: Scope] = [:]
      var all: [(record: SignalRecord, code: String)] {
        signals + names.flatMap { scopes[$0]?.all ?? [] }
      }
    }
    let top = Scope()
    for signal in signals {
      var scope = top
      for name in signal.record.name.split(separator: ".").dropLast() {
        if let known = scope.scopes[name] {
          scope = known
        } else {
          let inner = Scope()
          scope.scopes[name] = inner
          scope.names.append(name)
          scope = inner
        }
      }
      scope.signals.append(signal)
    }
    return top.all
  }

  private static func change(_ value: BitVector, _ code: String) -> String {
    if value.width == 1 { return "\(value.isZero ? 0 : 1)\(code)\n" }
    let digits = (0..<value.width).reversed().map { value.bit(at: $0) ? "1" : "0" }.joined()
    // Leading zeros may be left out.
    let short = digits.drop { $0 == "0" }
    return "b\(short.isEmpty ? "0" : short) \(code)\n"
  }

  /// Printable characters, from `!` on.
  private static func code(_ number: Int) -> String {
    var rest = number
    var text = ""
    repeat {
      text.unicodeScalars.append(Unicode.Scalar(UInt8(33 + rest % 94)))
      rest /= 94
    } while rest > 0
    return text
  }
}

extension Simulation {
  /// Begins to record every signal at every step from now on.
  ///
  /// ```swift
  /// let dump = simulation.dump()
  /// try simulation.step(100)
  /// try dump.text.write(toFile: "run.vcd", atomically: true, encoding: .utf8)
  /// ```
  public func dump() -> ValueChangeDump {
    let dump = ValueChangeDump(of: self)
    dumps.append(dump)
    return dump
  }
}
