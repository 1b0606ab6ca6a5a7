/// The memories of a design that Icarus has compiled, from the text that `vvp` runs, and a module that
/// tells of those with words that have no value.
struct CompiledMemories {
  private struct Memory {
    /// From the bench on, such as `testbench.dut.u_table.words_q`.
    let path: String
    let indices: ClosedRange<Int>
  }

  private var memories: [Memory] = []

  var isEmpty: Bool { memories.isEmpty }

  /// Reads lines such as `S_0x55 .scope module, "u_table" "table" 3 2, 3 1 0, S_0x54;` and
  /// `v0x56 .array "words_q", 127 0, 19 0;`. Arrays of numbers of other kinds have no unknown bits, or
  /// are the macros'.
  init(_ program: [UInt8]) {
    var paths: [Substring: String] = [:]
    var scope: Substring = ""
    for line in String(decoding: program, as: UTF8.self).split(separator: "\n") {
      if let match = line.prefixMatch(
        of: /(S_\w+) \.scope \w+, "([^"]*)"[^;]*?(?:, (S_\w+))?;/)
      {
        scope = match.1
        let parent = match.3.flatMap { paths[$0] }
        paths[scope] = (parent.map { "\($0)." } ?? "") + match.2
      } else if let match = line.prefixMatch(
        of: /v\w+ \.array(?:\/s)? "(\w+)", (\d+) (\d+), (\d+) (\d+);/),
        let path = paths[scope], let left = Int(match.2), let right = Int(match.3),
        path.hasPrefix("testbench.dut.")
      {
        memories.append(
          Memory(path: "\(path).\(match.1)", indices: min(left, right)...max(left, right)))
      }
    }
  }

  /// Those that have one index, from Icarus's complaints about the others, `Array PATH[index] needs 2
  /// indices`; `nil` where it complains of nothing of the kind.
  func without(refusedIn output: String) -> CompiledMemories? {
    let refused = Set(output.matches(of: /Array (\S+)\[index\] needs/).map { String($0.1) })
    guard !refused.isEmpty else { return nil }
    var others = self
    others.memories.removeAll { refused.contains($0.path) }
    return others
  }

  /// A module that looks at all memories when the bench says that the start is over.
  var bench: String {
    let examinations = memories.map { memory in
      """
          unknown = 0;
          first = 0;
          for (index = \(memory.indices.upperBound); index >= \(memory.indices.lowerBound);
              index = index - 1) begin
            if ((^\(memory.path)[index]) === 1'bx) begin
              unknown = unknown + 1;
              first = index;
            end
          end
          if (unknown != 0)
            $fdisplay(testbench.trace, "memory %s %0d %0d %0d", "\(memory.path.dropFirst(14))",
              unknown, \(memory.indices.count), first);
      """
    }
    return """
      module memories;
        integer index, unknown, first;

        always @(testbench.started) if (testbench.trace != 0) begin
      \(examinations.joined(separator: "\n"))
        end
      endmodule

      """
  }
}
