import CoSimulation
import Foundation
import Generation
import Specifications

// What a cycle costs in which all inputs are set and an output is read: driven from Swift, by a
// harness in C++ written by hand, and by cocotb, on the same RTL with the same stimulus. The three come
// to the same sum of all outputs.
//
//   DriverBenchmarks FOLDER PYTHON

/// The same numbers in every language.
struct Stimulus {
  private var word: UInt32 = 1

  mutating func next() -> UInt64 {
    word ^= word << 13
    word ^= word >> 17
    word ^= word << 5
    return UInt64(word)
  }
}

/// Inputs of the table engine that a transition is offered at.
let inputs = ["state_i", "action_i", "reward_i", "next_i", "terminal_i", "learn_i", "rate_i"]

/// One run: seconds for the cycles, and the sum of what came out.
struct Outcome {
  var seconds: Double
  var sum: UInt64
}

/// By the typed handles, as `memweave generate` writes them.
func drive(_ library: ModelLibrary, cycles: Int) throws -> Outcome {
  let instance = try library.makeInstance()
  let state: InputPort<UInt64> = try library.input("state_i", bits: 7)
  let action: InputPort<UInt64> = try library.input("action_i", bits: 2)
  let reward: InputPort<UInt64> = try library.input("reward_i", bits: 24)
  let next: InputPort<UInt64> = try library.input("next_i", bits: 7)
  let terminal: InputPort<Bool> = try library.input("terminal_i", bits: 1)
  let learn: InputPort<Bool> = try library.input("learn_i", bits: 1)
  let rate: InputPort<UInt64> = try library.input("rate_i", bits: 17)
  let valid: InputPort<Bool> = try library.input("transition_valid_i", bits: 1)
  let value: OutputPort<UInt64> = try library.output("value_o", bits: 24)
  try instance.reset()
  var stimulus = Stimulus()
  var sum: UInt64 = 0
  try instance.poke("result_ready_i", 1)
  let time = try ContinuousClock().measure {
    for _ in 0..<cycles {
      try instance.poke(state, stimulus.next() & 0x7F)
      try instance.poke(action, stimulus.next() & 0x3)
      try instance.poke(reward, stimulus.next() & 0xFFFF)
      try instance.poke(next, stimulus.next() & 0x7F)
      try instance.poke(terminal, stimulus.next() & 1 == 1)
      try instance.poke(learn, stimulus.next() & 1 == 1)
      try instance.poke(rate, stimulus.next() & 0xFFFF)
      try instance.poke(valid, stimulus.next() & 1 == 1)
      try instance.step()
      sum &+= try instance.peek(value)
    }
  }
  return Outcome(seconds: time / .seconds(1), sum: sum)
}

/// As `drive`, a thousand cycles in one call.
func driveBatches(_ library: ModelLibrary, cycles: Int) throws -> Outcome {
  let instance = try library.makeInstance()
  let handles = try (inputs + ["transition_valid_i"]).map { try library.input($0) }
  let masks = handles.map { UInt64.max >> UInt64(64 - min($0.width, 16)) }
  let value = try library.output("value_o")
  try instance.reset()
  try instance.poke("result_ready_i", 1)
  var stimulus = Stimulus()
  var sum: UInt64 = 0
  let time = try ContinuousClock().measure {
    for _ in 0..<cycles / 1000 {
      var rows: [UInt64] = []
      rows.reserveCapacity(1000 * handles.count)
      for _ in 0..<1000 {
        for mask in masks { rows.append(stimulus.next() & mask) }
      }
      for found in try instance.drive(handles, rows: rows, reading: [value]) { sum &+= found }
    }
  }
  return Outcome(seconds: time / .seconds(1), sum: sum)
}

/// What a program prints.
func output(of program: String, _ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  let text = String(decoding: data, as: UTF8.self)
  guard process.terminationStatus == 0 else {
    print(text)
    throw CocoaError(.executableLoad)
  }
  return text
}

/// What a run in a program of its own came to.
func outcome(of program: String, _ arguments: [String]) throws -> Outcome {
  let text = try output(of: program, arguments)
  let result = text.split(whereSeparator: \.isNewline).last { $0.hasPrefix("driven ") }
  let words = (result ?? "").split(separator: " ")
  guard words.count == 3, let seconds = Double(words[1]), let sum = UInt64(words[2]) else {
    print(text)
    throw CocoaError(.executableLoad)
  }
  return Outcome(seconds: seconds, sum: sum)
}

/// The fastest of several runs: what is left of other work on the machine is the least there.
func best(of runs: Int, _ run: () throws -> Outcome) rethrows -> Outcome {
  var best = try run()
  for _ in 1..<runs {
    let next = try run()
    if next.seconds < best.seconds { best = next }
  }
  return best
}

let folder = CommandLine.arguments[1]
let python = CommandLine.arguments[2]
let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
let design = try GeneratedTableEngine(
  TableEngineSpecification(
    states: 128, actions: 4, valueBits: 24, fractionBits: 16, algorithm: .qLearning,
    rounding: .nearest))
try OutputFolder(folder).write(design.modules)
let library = try ModelLibrary(TableEngineModel(design).compiled)
let files = design.modules.map(\.name).joined(separator: " ")

let cycles = 2_000_000
let swift = try best(of: 5) { try drive(library, cycles: cycles) }
// The compiler that the model was compiled by.
let compiler = ToolRunner().path(of: .clang) ?? "g++"
_ = try output(
  of: "/usr/bin/make",
  [
    "-s", "-f", "\(here)/harness.mk", "-C", folder, "FILES=\(files)", "HARNESS=\(here)/harness.cpp",
    "CXX=\(compiler)",
  ])
let batches = try best(of: 5) { try driveBatches(library, cycles: cycles) }
let harness = try best(of: 5) { try outcome(of: "\(folder)/obj_dir/harness", ["\(cycles)"]) }
print("a driven cycle, all inputs set and an output read")
func show(_ name: String, _ outcome: Outcome, _ cycles: Int) {
  let nanoseconds = outcome.seconds / Double(cycles) * 1e9
  print("  \(name.padding(toLength: 24, withPad: " ", startingAt: 0)) \(Int(nanoseconds)) ns")
}
show("Swift", swift, cycles)
show("Swift, 1000 in a call", batches, cycles)
show("C++ by hand", harness, cycles)
print("  ratio                    \(swift.seconds / harness.seconds) (goal: at most 1.1)")
print("  ratio in batches         \(batches.seconds / harness.seconds)")
precondition(
  swift.sum == harness.sum && batches.sum == harness.sum, "the two came to different sums")

let fewer = 20_000
// cocotb's makefiles call its programs by their names.
let programs = URL(fileURLWithPath: python).deletingLastPathComponent().path
let path = "\(programs):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
let cocotb = try outcome(
  of: "/usr/bin/env",
  [
    "PATH=\(path)", "make", "-s", "-f", "\(here)/cocotb.mk", "-C", folder, "FILES=\(files)",
    "BENCH=\(here)",
    "PYTHON=\(python)", "CYCLES=\(fewer)",
  ])
let few = try drive(library, cycles: fewer)
show("cocotb on Verilator", cocotb, fewer)
print(
  "  cocotb to Swift          "
    + "\(cocotb.seconds / Double(fewer) / (swift.seconds / Double(cycles))) (goal: at least 50)")
precondition(few.sum == cocotb.sum, "cocotb came to another sum")
