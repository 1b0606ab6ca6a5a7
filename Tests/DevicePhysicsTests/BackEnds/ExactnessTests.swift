import TestSupport
import Testing

@testable import DevicePhysics

/// Swift, Verilator and SystemC agree to the last bit of every current and every state over 10,000
/// random pulses, for every device that is shipped, and for devices with all imperfections.
struct ExactnessTests {
  static let bench = ExactnessBench(entries: TestedDevices.all + ExactnessBench.imperfect)
  static let expected = bench.expected

  @Test func verilatorAgreesToTheLastBit() throws {
    let workspace = try Workspace()
    let files = try Self.bench.systemVerilog()
    for file in files { try workspace.write(file.text, to: file.name) }
    let build = try workspace.run(
      "verilator",
      [
        "--cc", "--exe", "--build", "-O3", "-Wno-lint", "-Wno-style", "--top-module", "bench",
        "-CFLAGS", "-ffp-contract=off", "-MAKEFLAGS",
        "OBJCACHE=ccache OPT_FAST=-O1 OPT_SLOW=-O0 OPT_GLOBAL=-O0",
      ] + files.map(\.name))
    try #require(build.status == 0, "\(build.output)")
    try compare(workspace.run("obj_dir/Vbench", []))
  }

  @Test func systemCAgreesToTheLastBit() throws {
    let workspace = try Workspace()
    let files = try Self.bench.systemC()
    for file in files { try workspace.write(file.text, to: file.name) }
    let flags = ["-std=c++17", "-O1", "-ffp-contract=off", "-Wall", "-Wextra"]
    let compile = try workspace.run("ccache", ["g++"] + flags + ["-c", "main.cpp"])
    try #require(compile.status == 0 && compile.output.isEmpty, "\(compile.output)")
    let link = try workspace.run("g++", ["main.o", "-lsystemc", "-o", "bench"])
    try #require(link.status == 0, "\(link.output)")
    try compare(workspace.run("./bench", []))
  }

  private func compare(_ run: (status: Int32, output: String)) throws {
    let names = Set(Self.bench.entries.map(\.equations.name))
    let shown = run.output.split(separator: "\n").map(String.init).filter { line in
      line.split(separator: " ").first.map { names.contains(String($0)) } ?? false
    }.sorted()
    #expect(run.status == 0)
    #expect(shown.count == Self.expected.count, "\(run.output.suffix(500))")
    // The first difference of each device.
    var differing: Set<Substring> = []
    for (line, expected) in zip(shown, Self.expected) where line != expected {
      let name = line.prefix { $0 != " " }
      guard differing.insert(name).inserted else { continue }
      Issue.record("\(line), but Swift says \(expected)")
    }
  }
}
