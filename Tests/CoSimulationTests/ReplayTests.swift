import Accelerators
import CoSimulation
import Foundation
import Generation
import Reference
import Specifications
import SystemVerilog
import TestSupport
import Testing
import Workloads

/// Recorded runs on generated hardware and behavioural macros in a four-state simulator, by the
/// bench that anybody can use (`sim/testbench.sv`).
@Suite struct ReplayTests {
  private static let simulationFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("sim")

  /// The golden model's walk through a maze, as a recording.
  private func recording(
    _ specification: QLearningAcceleratorSpecification, transactions: Int, seed: UInt32
  ) throws -> String {
    var golden = QLearningAcceleratorReference(specification, seed: seed)
    let hardwareSeed = QLearningAcceleratorReference.hardwareSeed(for: seed)
    let start = golden.start(hardwareSeed: hardwareSeed)
    var trace = Trace(
      head: Trace.Head(
        design: specification.title, seed: seed, hardwareSeed: hardwareSeed, start: start))
    let maze = try Maze.fitting(states: specification.states)
    var environment = MazeEnvironment(maze: maze, actions: specification.actions)
    var settings = AgentSettings(
      learning: true, source: .device, constantLearningRate: 6554, discount: 58982,
      exploration: 13107)
    var input = AgentInput(reward: 0, state: environment.state, first: true, done: false)
    for number in 0..<transactions {
      // Towards the end at a constant rate, and then without learning.
      if number == transactions / 2 { settings.source = .constant }
      if number == 3 * transactions / 4 { settings.learning = false }
      let record = golden.transact(input, settings: settings)
      trace.lines.append(Trace.Line(settings: settings, input: input, record: record))
      if let action = record.action {
        let response = environment.step(action)
        input = AgentInput(
          reward: specification.learning.rewardCode(response.reward), state: response.state,
          first: false, done: response.done)
      } else {
        environment.reset()
        input = AgentInput(reward: 0, state: environment.state, first: true, done: false)
      }
    }
    return trace.replay(for: specification, counters: golden.counters)
  }

  private func variant(
    states: Int, _ change: (inout QLearningAcceleratorSpecification) -> Void
  ) -> QLearningAcceleratorSpecification {
    var specification = MazeWalker(states: states).specification
    specification.name = "walker"
    change(&specification)
    return specification
  }

  /// Compiles the design with Icarus and replays a recording; what the bench printed.
  private func replay(
    _ recording: String, on specification: QLearningAcceleratorSpecification, seed: UInt32
  ) throws -> String {
    let design = try GeneratedDesign(specification)
    let workspace = try Workspace()
    try OutputFolder(workspace.url.path).write(design.files)
    try workspace.write(recording, to: "replay.txt")
    let bits = [
      "REWARD": specification.learning.rewardBits,
      "STATE": Self.bits(for: specification.states),
      "ACTION": Self.bits(for: specification.actions),
    ]
    let defines =
      ["-DTOP=\(specification.name)"]
      + bits.sorted { $0.key < $1.key }.map { "-D\($0.key)_BITS=\($0.value)" }
    let compiled = try workspace.run(
      "iverilog",
      ["-g2012", "-o", "walk", "-s", "testbench"] + defines + [
        "-c", "\(specification.name).f",
        Self.simulationFolder.appendingPathComponent("testbench.sv").path,
      ])
    #expect(compiled.status == 0)
    #expect(!compiled.output.contains("error") && !compiled.output.contains("warning"))
    return try workspace.run("vvp", ["walk", "+replay=replay.txt", "+memweave_seed=\(seed)"]).output
  }

  private static func bits(for count: Int) -> Int {
    max(1, Int.bitWidth - (count - 1).leadingZeroBitCount)
  }

  @Test(arguments: [GreedyChoice.digitalMaximum, .winnerTakeAll])
  func fourStatesGiveTheSameActionsInTheSameCycles(greedy: GreedyChoice) throws {
    let specification = variant(states: 16) {
      $0.learning.greedyChoice = greedy
      if greedy == .winnerTakeAll { $0.learningRate.mapping = .literal }
    }
    let recording = try recording(specification, transactions: 30, seed: 7)
    let output = try replay(recording, on: specification, seed: 7)
    #expect(output.contains("PASS: 30 observations"), "\(output)")
    #expect(!output.contains("ERROR"))
  }

  /// The bench must see what differs, or its silence means nothing.
  @Test
  func theBenchSeesWhatDiffers() throws {
    let specification = variant(states: 4) {
      $0.tile.slices = 1
      $0.learning.fractionBits = 3
    }
    let recording = try recording(specification, transactions: 6, seed: 7)
    var rows = recording.split(separator: "\n").map(String.init)
    let latency = try #require(rows[2].split(separator: " ").last.flatMap { Int($0) })
    let counted = try #require(rows.last?.split(separator: " ").last.flatMap { Int($0, radix: 16) })
    rows[2] = "start \(latency + 1)"
    rows[rows.count - 1] = "read 30 12"
    let changed = rows.joined(separator: "\n")
    let output = try replay(changed, on: specification, seed: 7)
    #expect(output.contains("cycles of the start\n  expected \(latency + 1), found \(latency)\n"))
    #expect(output.contains("register\n  expected 18, found \(counted)\n"))
    #expect(output.contains("FAIL: 2 differences"))
    let other = try replay(recording, on: specification, seed: 8)
    #expect(other.contains("+memweave_seed\n  expected 7, found 8"))
  }

  /// The recording that is shipped is the golden model's run of the shipped description.
  @Test func theShippedRecordingIsCurrent() throws {
    let description = Self.simulationFolder.deletingLastPathComponent()
      .appendingPathComponent("examples/maze-walker.yaml")
    let specification = try AcceleratorDescription(contentsOf: description.path).specification()
    let recording = try recording(specification, transactions: 30, seed: 1)
    let shipped = ExpectedTexts(in: Self.simulationFolder)
    #expect(try shipped.recorded("maze_walker.txt", for: recording) == recording)
  }
}
