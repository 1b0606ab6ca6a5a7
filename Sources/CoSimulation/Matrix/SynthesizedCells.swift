import Generation

/// The cells that Yosys makes of a matrix engine's RTL; its macros are black boxes.
public struct SynthesizedCells: Sendable, Hashable {
  /// How many of each kind, such as `$_NAND_`.
  public var counts: [String: Int]

  /// - Throws: `ToolFailure` when Yosys is missing or fails, `CacheFailure` where no temporary files can be written.
  public init(_ design: GeneratedMatrixEngine, runner: ToolRunner = ToolRunner()) throws {
    try runner.require(.yosys)
    let folder = try FileSystem.makePrivateFolder(
      prefix: "\(ExecutableSearch.environment("TMPDIR") ?? "/tmp")/memweave-cells-")
    defer { FileSystem.remove(folder) }
    let files = design.stubs + design.modules
    for (index, file) in files.enumerated() {
      try FileSystem.write(Array(file.text.utf8), to: "\(folder)/\(index).sv")
    }
    let names = files.indices.map { "\($0).sv" }.joined(separator: " ")
    let top = design.circuit.top
    let script = """
      read_verilog -sv \(names)
      hierarchy -top \(top)
      synth -top \(top)
      tee -o cells.txt stat -top \(top)

      """
    try FileSystem.write(Array(script.utf8), to: "\(folder)/cells.ys")
    try runner.run(.yosys, ["-q", "-s", "cells.ys"], in: folder)
    counts = Self.counts(
      String(decoding: FileSystem.contents(of: "\(folder)/cells.txt") ?? [], as: UTF8.self))
  }

  /// The counts of the whole hierarchy, which Yosys tells last: lines of a kind and a number.
  static func counts(_ text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      if line.contains("Number of cells:") { counts = [:] }
      let words = line.split(separator: " ")
      if words.count == 2, words[0].hasPrefix("$_"), let count = Int(words[1]) {
        counts[String(words[0])] = count
      }
    }
    return counts
  }
}
