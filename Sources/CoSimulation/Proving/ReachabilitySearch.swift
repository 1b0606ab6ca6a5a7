/// Searches the states that a circuit can come to for one in which an assertion is broken, by ABC.
///
/// Source of the method: A. R. Bradley, SAT-based model checking without unrolling, VMCAI 2011; N. Eén,
/// A. Mishchenko, R. Brayton, Efficient implementation of property directed reachability, FMCAD 2011.
struct ReachabilitySearch {
  /// What makes `proof.aig`, in the folder.
  static let scriptName = "reachability.ys"

  enum Answer: Equatable {
    /// No such state can be reached.
    case unreachable
    /// One is reached in that cycle after the start, counted from 0.
    case reached(cycle: Int)
    /// Not decided in time, or without the tool.
    case open
  }

  let folder: String
  let runner: ToolRunner
  let timeLimit: Int

  /// - Throws: `ToolFailure` where a tool fails.
  func search() throws -> Answer {
    guard runner.path(of: .yosysABC) != nil else { return .open }
    do throws(ToolFailure) {
      try runner.run(
        .timeout, ["\(timeLimit)", Tool.yosys.name, "-q", "-s", Self.scriptName], in: folder)
      let commands = "read_aiger proof.aig; fold; pdr -T \(timeLimit)"
      let output = try runner.run(
        .timeout, ["\(timeLimit + 5)", Tool.yosysABC.name, "-c", commands], in: folder
      ).output
      return Self.answer(output)
    } catch {
      guard case .exited(status: 124) = error.reason else { throw error }
      return .open
    }
  }

  /// What ABC wrote, understood.
  static func answer(_ output: String) -> Answer {
    if output.contains("Property proved") { return .unreachable }
    guard let place = output.range(of: "was asserted in frame ") else { return .open }
    let cycle = Int(output[place.upperBound...].prefix(while: \.isNumber))
    return cycle.map { .reached(cycle: $0) } ?? .open
  }
}
