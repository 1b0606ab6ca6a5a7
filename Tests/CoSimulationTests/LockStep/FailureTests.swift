import Accelerators
import Foundation
import Generation
import Reference
import Specifications
import Testing
import Workloads

@testable import CoSimulation

/// What is told of a mismatch, on RTL that is broken on purpose.
@Suite struct FailureTests {
  private static let flipped = Edit(
    file: "rtl/temporal_difference.sv", text: "error_o = error_held_q;",
    replacement: "error_o = ~error_held_q;")
  private static let silent = Edit(
    file: "rtl/q_learning_controller.sv", text: "action_valid_o = phase_q",
    replacement: "action_valid_o = 1'b0 && phase_q")
  private static let seed: UInt32 = 1
  private static var hardwareSeed: UInt32 {
    QLearningAcceleratorReference.hardwareSeed(for: seed)
  }

  private struct Edit {
    let file, text, replacement: String
  }

  private static func design() throws -> GeneratedDesign {
    let description = AcceleratorDescription("broken") { Learning(states: 4, actions: 2) }
    return try GeneratedDesign(description.specification())
  }

  private static func model(
    _ edit: Edit, waves: WaveFormat? = nil
  ) throws -> AcceleratorModel {
    let design = try design()
    let sources = try (design.macros + design.modules).map { file in
      guard file.name == edit.file else {
        return ModelSource(name: file.name, text: file.text)
      }
      try #require(file.text.contains(edit.text), "\(file.text)")
      return ModelSource(
        name: file.name, text: file.text.replacing(edit.text, with: edit.replacement))
    }
    return try TestModels.model(of: design, sources: sources, waves: waves)
  }

  private static func failure(of model: AcceleratorModel) throws -> FailureReplay {
    let run = try model.lockStep(seed: seed)
    try run.start(hardwareSeed: hardwareSeed)
    var transactions = RandomTransactions(model.specification, seed: 3)
    do {
      for transaction in transactions.next(20) {
        _ = try run.transact(transaction.input, settings: transaction.settings)
      }
    } catch let mismatch as Mismatch {
      return FailureReplay(
        mismatch: mismatch, seed: seed, hardwareSeed: hardwareSeed, transactions: run.history)
    }
    throw CocoaError(.featureUnsupported)
  }

  @Test func theStoryShowsTheStageThatDiffers() throws {
    let model = try Self.model(Self.flipped)
    let failure = try Self.failure(of: model)
    #expect(failure.mismatch.stage == .error)
    #expect(failure.mismatch.moment == .init(strobe: "trace_update_valid_o", beat: 0))
    let lines = try failure.story(on: model).description.split(separator: "\n").map(String.init)
    let mark = try #require(lines.last.map(Array.init)?.firstIndex(of: "^"))
    let errors = try #require(lines.first { $0.hasPrefix("update_error") })
    #expect(Array(errors)[mark] == "|")
    #expect(failure.mismatch.found.hasPrefix(String(errors.dropFirst(mark + 1))))
    #expect(lines.contains { $0.hasPrefix("conversion_code ") })
    // Below each code stands the current that it was found for.
    func columns(_ row: String) throws -> [Int] {
      let line = try #require(lines.first { $0.hasPrefix(row) })
      return line.enumerated().filter { $0.element == "|" }.map(\.offset)
    }
    #expect(try columns("conversion_code ") == columns("bitline current, uA "))
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  /// The line of the component's Swift file, not of those that pass its output on.
  @Test func theSwiftLineIsTold() throws {
    let failure = try Self.failure(of: Self.model(Self.flipped))
    let line = try #require(failure.mismatch.drivingLine(in: Self.design()))
    #expect(line.file == "Components/TemporalDifference.swift")
  }

  @Test func aFewTransactionsFailToo() throws {
    let model = try Self.model(Self.flipped)
    let failure = try Self.failure(of: model)
    let short = try StimulusShrinking(on: model).shortest(failure)
    // One transaction makes an action, the next one updates its value.
    #expect(short.numbers.count <= 2)
    #expect(short.failure.mismatch.stage == failure.mismatch.stage)
    #expect(short.failure.transactions.count == short.numbers.count)
    for (number, transaction) in zip(short.numbers, short.failure.transactions) {
      #expect(failure.transactions[number - 1] == transaction)
    }
    let again = try StimulusShrinking(on: model).shortest(short.failure)
    #expect(again.numbers.count == short.numbers.count)
  }

  @Test func withoutAttemptsNothingIsLeftOut() throws {
    let model = try Self.model(Self.flipped)
    let failure = try Self.failure(of: model)
    let whole = try StimulusShrinking(on: model, attempts: 0).shortest(failure)
    #expect(whole.numbers.count == failure.transactions.count)
  }

  @Test func aStuckHandshakeIsNamed() throws {
    let model = try Self.model(Self.silent)
    let failure = try Self.failure(of: model)
    let mismatch = failure.mismatch
    #expect(mismatch.stage == .timing)
    #expect(mismatch.quantity == "cycles")
    let pattern =
      /no answer within \d+ cycles: action_valid_o stayed 0; .*action: valid 0, ready 1; last strobe: trace_\w+_valid_o in cycle \d+, \d+ cycles before/
    #expect(mismatch.found.contains(pattern), "\(mismatch.found)")
    #expect(try failure.story(on: model).description.contains("conversion_valid"))
  }

  @Test(arguments: WaveFormat.allCases)
  func theWaveHoldsTheLastCycles(format: WaveFormat) throws {
    let failure = try Self.failure(of: Self.model(Self.flipped))
    let traced = try Self.model(Self.flipped, waves: format)
    let path = NSTemporaryDirectory() + "memweave-wave-\(UUID().uuidString).\(format.rawValue)"
    defer { FileSystem.remove(path) }
    try failure.writeWave(to: path, on: traced, cycles: 50)
    let bytes = try #require(FileSystem.contents(of: path))
    #expect(bytes.count > 1000)
    guard format == .vcd else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    let times = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect((90...102).contains(times.count), "\(times.count)")
    let end = try #require(failure.mismatch.cycle)
    #expect(times.last == "#\(2 * end - 1)")
    let save = WaveSaveFile(of: traced, wave: "broken.vcd", failure: failure).text
    let declared = WaveNames(dump: text).names
    for line in save.split(separator: "\n") where line.hasPrefix("TOP.") {
      #expect(declared.contains(String(line)))
    }
    #expect(text.contains("$var real 64 "))
    #expect(save.contains("-program-verify\n"))
  }

  @Test func aModelWithoutWavesWritesNone() throws {
    let agent = try Self.model(Self.flipped).agent(seed: 1)
    #expect(throws: ModelFailure.self) { try agent.openWave("/nowhere/wave.vcd") }
  }
}
