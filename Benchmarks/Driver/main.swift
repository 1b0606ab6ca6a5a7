import BenchmarkSupport
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

/// One run: seconds of this thread for the cycles, and the sum of what came out. Other work on the machine
/// stretches the time on the wall, and hardly that of the thread.
struct Outcome {
  var seconds: Double
  var sum: UInt64
}

/// Seconds that this thread has computed in some work.
func seconds(of work: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  let start = now()
  try work()
  return now() - start
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
  let time = try seconds {
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
  return Outcome(seconds: time, sum: sum)
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
  let time = try seconds {
    var rows = [UInt64](repeating: 0, count: 1000 * handles.count)
    for _ in 0..<cycles / 1000 {
      for first in stride(from: 0, to: rows.count, by: masks.count) {
        for (column, mask) in masks.enumerated() { rows[first + column] = stimulus.next() & mask }
      }
      for found in try instance.drive(handles, rows: rows, reading: [value]) { sum &+= found }
    }
  }
  return Outcome(seconds: time, sum: sum)
}

/// What a run in a program of its own came to.
func outcome(of program: String, _ arguments: [String]) throws -> Outcome {
  let text = try OtherProgram.output(of: program, arguments)
  let result = text.split(whereSeparator: \.isNewline).last { $0.hasPrefix("driven ") }
  let words = (result ?? "").split(separator: " ")
  guard words.count == 3, let seconds = Double(words[1]), let sum = UInt64(words[2]) else {
    print(text)
    throw CocoaError(.executableLoad)
  }
  return Outcome(seconds: seconds, sum: sum)
}

/// The fastest of several runs: what is left of other work on the machine is the least there.
func fastest(_ runs: [Outcome]) -> Outcome {
  runs.min { $0.seconds < $1.seconds } ?? Outcome(seconds: .nan, sum: 0)
}

/// The middle of the ratios of runs that came in turns.
func ratio(_ runs: [Outcome], to others: [Outcome]) -> Double {
  zip(runs, others).map { $0.seconds / $1.seconds }.sorted()[runs.count / 2]
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
// The compiler that the model was compiled by.
let compiler = ToolRunner().path(of: .clang) ?? "g++"
_ = try OtherProgram.output(
  of: "/usr/bin/make",
  [
    "-s", "-f", "\(here)/harness.mk", "-C", folder, "FILES=\(files)", "HARNESS=\(here)/harness.cpp",
    "CXX=\(compiler)",
  ])
var calls: [Outcome] = []
var thousands: [Outcome] = []
var byHand: [Outcome] = []
for _ in 0..<7 {
  calls.append(try drive(library, cycles: cycles))
  thousands.append(try driveBatches(library, cycles: cycles))
  byHand.append(try outcome(of: "\(folder)/obj_dir/harness", ["\(cycles)"]))
}
let (swift, batches, harness) = (fastest(calls), fastest(thousands), fastest(byHand))
print("a driven cycle, all inputs set and an output read")
func show(_ name: String, _ outcome: Outcome, _ cycles: Int) {
  let nanoseconds = outcome.seconds / Double(cycles) * 1e9
  print("  \(name.padding(toLength: 24, withPad: " ", startingAt: 0)) \(Int(nanoseconds)) ns")
}
show("Swift", swift, cycles)
show("Swift, 1000 in a call", batches, cycles)
show("C++ by hand", harness, cycles)
print("  ratio                    \(ratio(calls, to: byHand)) (goal: at most 1.1)")
print("  ratio in batches         \(ratio(thousands, to: byHand))")
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
