import Diagnostics
import HDL

/// When the clocks of a simulation rise.
///
/// ```swift
/// try simulation.follow([.write: .period(10), .read: .period(7, firstEdge: 3)])
/// try simulation.run(for: 1_000)
/// ```
/// Times are whole units of your choice. Clocks that rise at the same time rise at once.
public struct ClockSchedule: Sendable, ExpressibleByDictionaryLiteral {
  /// When one clock rises.
  public struct Edges: Sendable {
    let period: Int
    let first: Int

    /// Rises every `period` units, at least 1; the first time at `firstEdge`, not before 0, or after
    /// one period.
    public static func period(_ period: Int, firstEdge: Int? = nil) -> Edges {
      Edges(period: period, first: firstEdge ?? period)
    }
  }

  let clocks: [(domain: Circuit.ClockDomain, edges: Edges)]

  public init(dictionaryLiteral elements: (Circuit.ClockDomain, Edges)...) {
    clocks = elements.map { ($0, $1) }
  }

  public init(_ clocks: [Circuit.ClockDomain: Edges]) {
    self.clocks = clocks.sorted { $0.key.name < $1.key.name }.map { ($0, $1) }
  }
}

/// A schedule under way.
struct RunningSchedule {
  private(set) var clocks: [(clock: ClockID, period: Int, next: Int)]

  /// The time of the next edges, and whose they are.
  func upcoming() -> (clocks: ClockSet, time: Int)? {
    guard let time = clocks.map(\.next).min() else { return nil }
    return (ClockSet(clocks.filter { $0.next == time }.map(\.clock)), time)
  }

  /// Goes on to the next edges.
  mutating func next() -> (clocks: ClockSet, time: Int)? {
    guard let upcoming = upcoming() else { return nil }
    for index in clocks.indices where clocks[index].next == upcoming.time {
      clocks[index].next += clocks[index].period
    }
    return upcoming
  }

  func period(of clock: ClockID) -> Int? { clocks.first { $0.clock == clock }?.period }
}

extension Simulation {
  /// Lets every clock rise by itself, from now on. Clocks that the schedule does not name stand still.
  ///
  /// - Throws: `DiagnosticReport` for domains that the top module has not, domains named twice,
  ///   periods below 1 or first edges that are past.
  public func follow(_ schedule: ClockSchedule) throws {
    var problems: [Diagnostic] = []
    var clocks: [(clock: ClockID, period: Int, next: Int)] = []
    for (domain, edges) in schedule.clocks {
      do {
        let clock = try clock(of: domain)
        if clocks.contains(where: { $0.clock == clock }) {
          problems.append(Self.problem("clock '\(domain.name)' stands twice in the schedule"))
        } else if !(1...Self.longest).contains(edges.period) {
          problems.append(
            Self.problem(
              "clock '\(domain.name)' has a period of \(edges.period), expected 1 to "
                + "\(Self.longest)"))
        } else if !(0...Self.longest).contains(edges.first) {
          problems.append(
            Self.problem(
              "clock '\(domain.name)' rises first at \(edges.first), expected 0 to "
                + "\(Self.longest)"))
        } else {
          clocks.append((clock, edges.period, time + edges.first))
        }
      } catch {
        problems.append(error)
      }
    }
    if !problems.isEmpty { throw DiagnosticReport(problems) }
    self.schedule = RunningSchedule(clocks: clocks)
  }

  /// The domains whose clocks rise at the next `step()`: all, unless they follow a schedule.
  public var nextEdges: [Circuit.ClockDomain] {
    guard let schedule else { return netlist.clocks }
    let clocks = schedule.upcoming()?.clocks ?? .none
    return netlist.clocks.indices.filter(clocks.contains).map { netlist.clocks[$0] }
  }

  /// Lets the next edge of the clocks of these domains come: of them alone, all at once. Where the
  /// clocks follow a schedule, that of the first domain comes, and the edges of other clocks before
  /// it or with it.
  ///
  /// - Throws: What `step` throws, and `Diagnostic` for a domain that the top module has not.
  public func step(
    _ domain: Circuit.ClockDomain, _ others: Circuit.ClockDomain..., count: Int = 1
  ) throws {
    let first = try clock(of: domain)
    let clocks = ClockSet([first] + (try others.map { try clock(of: $0) }))
    for _ in 0..<max(0, count) {
      guard let running = schedule else {
        try edge(of: clocks, at: time + 1)
        continue
      }
      guard running.period(of: first) != nil else {
        throw Self.problem("clock '\(domain.name)' stands still: the schedule does not name it")
      }
      while let next = schedule?.next() {
        try edge(of: next.clocks, at: next.time)
        if next.clocks.contains(first) { break }
      }
    }
  }

  /// Lets all edges of the next `duration` units of time come; without a schedule, as many steps.
  ///
  /// - Throws: What `step` throws.
  public func run(for duration: Int) throws {
    guard schedule != nil else { return try step(duration) }
    let end = time + max(0, duration)
    while let upcoming = schedule?.upcoming(), upcoming.time <= end { try step() }
    time = end
  }

  /// Gives the registers of one domain their reset values, while the others run on; of a domain without a
  /// reset, as if powered up anew.
  ///
  /// - Throws: `Diagnostic` for a domain that the top module has not.
  public func reset(_ domain: Circuit.ClockDomain) throws {
    resetRegisters(of: ClockSet([try clock(of: domain)]))
  }

  private static let longest = 1_000_000_000

  private static func problem(_ message: String) -> Diagnostic {
    Diagnostic(.error, "clock-schedule", message)
  }

  private func clock(of domain: Circuit.ClockDomain) throws(Diagnostic) -> ClockID {
    let names = netlist.clocks.map(\.name)
    guard let found = names.firstIndex(of: domain.name) else {
      throw Diagnostic(
        .error, "unknown-clock-domain", "the circuit has no clock domain '\(domain.name)'",
        remedy: Suggestion.nearest(to: domain.name, among: names).map { "did you mean '\($0)'?" }
          ?? "it has \(names.map { "'\($0)'" }.joined(separator: ", "))")
    }
    return found
  }
}
