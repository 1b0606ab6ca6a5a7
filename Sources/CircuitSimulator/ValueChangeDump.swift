import HDL

/// The values of a simulation over its cycles, for every waveform viewer: as VCD (IEEE 1800-2017, 21.7) or as FST,
/// GTKWave's own and much smaller format.
///
/// Each instance is a scope. A cycle lasts ten units of time: the clock of the scope `simulation` rises in its middle,
/// where the values are those just before the edge. Where there are several clocks, each rises in the steps it has an
/// edge in; where they follow a schedule, at its times, of which each lasts two units here.
public final class ValueChangeDump {
  /// The signals, by the numbers that follow those of the clocks.
  private let signals: [SignalRecord]
  private var last: [BitVector?]
  private var time = 0
  private static let cycleLength = 10
  /// The names of the clocks, which take the first numbers.
  private let clocks: [String]
  /// When each clock falls again, in the order of time.
  private var falls: [(time: Int, clock: Int)]
  /// Numbers count the clocks, then the signals.
  private var changes: [FastSignalTrace.Change] = []

  init(of simulation: Simulation) {
    let domains = simulation.netlist.clocks
    clocks = domains.count > 1 ? domains.map(\.clock) : ["clock"]
    falls = clocks.indices.map { (0, $0) }
    signals = simulation.signalNames.compactMap { simulation.netlist.signals[$0] }
    last = Array(repeating: nil, count: signals.count)
    if simulation.schedule != nil { time = simulation.time * 2 }
  }

  /// The whole file as VCD.
  public var text: String {
    var text = header
    var written = -1
    func go(to time: Int) {
      guard time > written else { return }
      text += "#\(time)\n"
      written = time
    }
    for change in changes {
      go(to: change.time)
      text += Self.text(of: change.value, Self.code(change.signal))
    }
    go(to: end)
    return text
  }

  /// The whole file as FST.
  public var fst: [UInt8] {
    var number: [Int: Int] = [:]
    let entries = self.entries.map { entry -> FastSignalTrace.Entry in
      switch entry {
      case .scope(let name): return .scope(name)
      case .upscope: return .upscope
      case .signal(let name, let width, let signal):
        number[signal] = number.count
        return .signal(width > 1 ? "\(name) [\(width - 1):0]" : name, width: width)
      }
    }
    let renumbered = changes.map { change in
      var change = change
      change.signal = number[change.signal] ?? 0
      return change
    }
    return FastSignalTrace(entries: entries, changes: renumbered, end: end).bytes
  }

  private var end: Int { max(time, changes.last?.time ?? 0) }

  /// The values before the edges at `moment`, and those edges.
  func sample(_ simulation: Simulation, _ ticking: ClockSet, at moment: Int) {
    let schedule = simulation.schedule
    let edge = schedule == nil ? time + Self.cycleLength / 2 : moment * 2
    lower(until: time)
    for (index, record) in signals.enumerated() {
      let value = simulation.vector(of: record)
      guard value != last[index] else { continue }
      last[index] = value
      changes.append(.init(time: time, signal: clocks.count + index, value: value))
    }
    lower(until: edge)
    for clock in clocks.indices where clocks.count == 1 || ticking.contains(clock) {
      set(clock, true, at: edge)
      let half = schedule?.period(of: clock) ?? Self.cycleLength / 2
      falls.append((edge + half, clock))
    }
    falls.sort { ($0.time, $0.clock) < ($1.time, $1.clock) }
    time = schedule == nil ? time + Self.cycleLength : edge
  }

  private func set(_ clock: Int, _ isHigh: Bool, at time: Int) {
    changes.append(
      .init(time: time, signal: clock, value: BitVector(truncating: isHigh ? 1 : 0, width: 1)))
  }

  private func lower(until end: Int) {
    while let fall = falls.first, fall.time <= end {
      set(fall.clock, false, at: fall.time)
      falls.removeFirst()
    }
  }

  private enum Entry {
    case scope(String)
    case upscope
    case signal(String, width: Int, number: Int)
  }

  /// Scopes and signals. Each scope's own signals stand before those of the instances in it, so that no scope opens
  /// twice.
  private var entries: [Entry] {
    final class Scope {
      var signals: [Entry] = []
      var names: [Substring] = []
      var scopes: [Substring: Scope] = [:]
      func entries(named name: Substring) -> [Entry] {
        let inner = names.flatMap { scopes[$0]?.entries(named: $0) ?? [] }
        return [.scope(String(name))] + signals + inner + [.upscope]
      }
    }
    let top = Scope()
    for (index, clock) in clocks.enumerated() {
      top.signals.append(.signal(clock, width: 1, number: index))
    }
    for (index, record) in signals.enumerated() {
      var scope = top
      let path = record.name.split(separator: ".")
      for name in path.dropLast() {
        if let known = scope.scopes[name] {
          scope = known
        } else {
          let inner = Scope()
          scope.scopes[name] = inner
          scope.names.append(name)
          scope = inner
        }
      }
      scope.signals.append(
        .signal(String(path.last ?? ""), width: record.type.width, number: clocks.count + index))
    }
    return top.entries(named: "simulation")
  }

  private var header: String {
    let lines = entries.map { entry in
      switch entry {
      case .scope(let name): return "$scope module \(name) $end"
      case .upscope: return "$upscope $end"
      case .signal(let name, let width, let number):
        let range = width > 1 ? " [\(width - 1):0]" : ""
        return "$var wire \(width) \(Self.code(number)) \(name)\(range) $end"
      }
    }
    return (["$timescale 1ns $end"] + lines + ["$enddefinitions $end"])
      .joined(separator: "\n") + "\n"
  }

  private static func text(of value: BitVector, _ code: String) -> String {
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
  /// try Data(dump.fst).write(to: URL(fileURLWithPath: "run.fst"))
  /// ```
  public func dump() -> ValueChangeDump {
    let dump = ValueChangeDump(of: self)
    dumps.append(dump)
    return dump
  }
}
