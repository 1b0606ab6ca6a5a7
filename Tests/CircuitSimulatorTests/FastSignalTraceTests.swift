import Foundation
import HDL
import TestSupport
import Testing

@testable import CircuitSimulator

/// FST files, read by the reader that Verilator brings, which is GTKWave's.
@Suite struct FastSignalTraceTests {
  /// Prints a FST file as VCD.
  private static let reader = """
    #include <stdio.h>
    #include "fstapi.h"
    int main(int count, char **arguments) {
      void *file = count > 1 ? fstReaderOpen(arguments[1]) : NULL;
      if (!file) return 1;
      if (!fstReaderProcessHier(file, stdout)) return 2;
      fstReaderSetFacProcessMaskAll(file);
      if (!fstReaderIterBlocks2(file, NULL, NULL, NULL, stdout)) return 3;
      fstReaderClose(file);
      return 0;
    }
    """

  /// What the reader makes of some files.
  private func printed(_ files: [[UInt8]]) throws -> [String] {
    let workspace = try Workspace()
    try workspace.write(Self.reader, to: "reader.c")
    let root = try workspace.run("verilator", ["--getenv", "VERILATOR_ROOT"]).output
    let include = "\(root.trimmingCharacters(in: .whitespacesAndNewlines))/include/gtkwave"
    let sources = ["fstapi", "fastlz", "lz4"].map { "\(include)/\($0).c" }
    let compiled = try workspace.run(
      "gcc",
      [
        "-w", "-O0", "-DFST_CONFIG_INCLUDE=\"fst_config.h\"", "-I\(include)", "-o", "reader",
        "reader.c",
      ] + sources + ["-lz"])
    try #require(compiled.status == 0, "\(compiled.output)")
    return try files.enumerated().map { index, bytes in
      let name = "\(index).fst"
      try Data(bytes).write(to: workspace.url.appendingPathComponent(name))
      let run = try workspace.run("./reader", [name])
      #expect(run.status == 0, "\(run.output)")
      return run.output
    }
  }

  private func hierarchy() -> Circuit {
    let run = input("run", .bit)
    let sum = wire("sum", .unsigned(3))
    let wide = register("wide", .unsigned(130))
    let instance = Circuit.Instance(
      name: "inner", module: "counter", inputs: [.init(port: "enable", value: read(run))],
      outputs: [.init(port: "count", signal: "sum")], place: at(5))
    let grown = Expression(.concatenation([read(wide), read(sum)]), type: .unsigned(133))
    let next = Expression(.truncate(grown), type: .unsigned(130))
    return circuit(
      counter(width: 3),
      module("parent", [run, sum, wide], instances: [instance], [drive(wide, next)]))
  }

  @Test func theReaderFindsWhatTheVCDSays() throws {
    let simulation = try Simulation(hierarchy())
    let dump = simulation.dump()
    let empty = dump.fst
    for cycle in 0..<200 {
      try simulation.poke("run", cycle % 7 == 3 ? 0 : 1)
      try simulation.step()
    }
    let texts = try printed([dump.fst, empty, Self.randomTrace.bytes])
    let (expected, found) = (ParsedDump(dump.text), ParsedDump(texts[0]))
    #expect(found.widths == expected.widths)
    #expect(Set(found.changes.keys) == Set(expected.changes.keys))
    for name in expected.changes.keys {
      #expect(found.values(name) == expected.values(name), "\(name)")
    }
    #expect(found.values("simulation.wide").count > 50)
    #expect(texts[0].contains("#2000\n"))
    #expect(ParsedDump(texts[1]).widths == expected.widths)
    try compareRandom(ParsedDump(texts[2]))
  }

  @Test func itIsSmallerThanTheVCD() throws {
    let simulation = try Simulation(hierarchy())
    let dump = simulation.dump()
    try simulation.poke("run", 1)
    try simulation.step(2_000)
    #expect(dump.fst.count * 4 < dump.text.utf8.count)
  }

  /// Many signals of all widths, rare and frequent changes, far apart in time.
  private static let randomTrace: FastSignalTrace = {
    var random = SplitMix64(seed: 5)
    let widths = (1...140).map { $0 }
    var changes: [FastSignalTrace.Change] = []
    var time = 100
    for step in 0..<400 {
      for (signal, width) in widths.enumerated() where step == 0 || random.next() % 9 == 0 {
        changes.append(.init(time: time, signal: signal, value: random.bits(width)))
      }
      time += Int(random.next() % (step == 200 ? 1 << 40 : 300)) + 1
    }
    let signals = widths.map { FastSignalTrace.Entry.signal("s\($0)", width: $0) }
    return FastSignalTrace(
      entries: [.scope("top")] + signals + [.upscope], changes: changes, end: time)
  }()

  private func compareRandom(_ found: ParsedDump) throws {
    for (signal, width) in (1...140).enumerated() {
      let expected = Self.randomTrace.changes.filter { $0.signal == signal }.map { change in
        let digits = (0..<width).reversed().map { change.value.bit(at: $0) ? "1" : "0" }.joined()
        return "\(change.time):\(shortened(digits))"
      }
      #expect(found.values("top.s\(width)") == expected, "\(width)")
    }
  }
}

@Suite struct LZ4BlockTests {
  /// What a block stands for, by the format's rules.
  private func expanded(_ block: [UInt8]) throws -> [UInt8] {
    var (output, position) = ([UInt8](), 0)
    func count(_ first: Int) -> Int {
      var sum = first
      guard first == 15 else { return sum }
      repeat {
        sum += Int(block[position])
        position += 1
      } while block[position - 1] == 255
      return sum
    }
    while position < block.count {
      let token = Int(block[position])
      position += 1
      let literals = count(token >> 4)
      output += block[position..<(position + literals)]
      position += literals
      guard position < block.count else { break }
      let distance = Int(block[position]) | Int(block[position + 1]) << 8
      position += 2
      let length = count(token & 15) + 4
      try #require((1...output.count).contains(distance))
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
    return output
  }

  @Test func whatIsCompressedComesBack() throws {
    var random = SplitMix64(seed: 9)
    var inputs: [[UInt8]] = [[], [1], Array(repeating: 7, count: 12), Array(0..<255)]
    inputs += [13, 14, 15, 16, 269, 270, 271, 300, 70_000].flatMap { count -> [[UInt8]] in
      [
        Array(repeating: 3, count: count), (0..<count).map { UInt8(truncatingIfNeeded: $0 / 3) },
        (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) },
        (0..<count).map { _ in UInt8(random.next() % 3) },
      ]
    }
    for input in inputs {
      let block = LZ4Block.compressed(input)
      #expect(try expanded(block) == input, "\(input.count)")
    }
    #expect(LZ4Block.compressed(Array(repeating: 3, count: 10_000)).count < 60)
  }
}
