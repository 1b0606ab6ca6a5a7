import Foundation
import Generation
import Specifications
import TestSupport
import Testing

@testable import CoSimulation

/// What is told of a mismatch of a matrix engine, on RTL that is broken on purpose.
@Suite struct MatrixFailureTests {
  /// An engine whose outputs never come: the handshake that is stuck, and what showed last.
  @Test func aStuckHandshakeIsNamed() throws {
    let design = try GeneratedMatrixEngine(MatrixFault.all[0].engine)
    let sources = try design.simulationSources.map { source in
      guard source.name == "rtl/faulty.sv" else { return source }
      let old = String(decoding: source.bytes, as: UTF8.self)
      let text = old.replacing("assign output_valid_o = ", with: "assign output_valid_o = 1'b0 & ")
      try #require(text != old)
      return ModelSource(name: source.name, text: text)
    }
    let model = try TestModels.matrix(design, sources: sources)
    let vectors = RandomMatrixEngines.vectors(for: design.specification, count: 1, seed: 5)
    let mismatch = try #require(throws: MatrixMismatch.self) {
      try MatrixEngineLockStep(model, seed: 3).multiplyAtBothPaces(vectors)
    }
    #expect(mismatch.stage == .timing && mismatch.vector == 1)
    let pattern =
      /no end; input: valid 0, ready 1; output: valid 0, ready 1; last strobe: trace_output_0_o in cycle \d+, \d+ cycles before/
    #expect(mismatch.found.wholeMatch(of: pattern) != nil, "\(mismatch.found)")
  }

  /// The last cycles, with every signal that the save file names.
  @Test func theWaveHoldsTheLastCycles() throws {
    let (failure, model, _) = try Self.failure(
      of: "a bit that was refused stays", waves: .vcd)
    let path = NSTemporaryDirectory() + "memweave-wave-\(UUID().uuidString).vcd"
    defer { FileSystem.remove(path) }
    try failure.writeWave(to: path, on: model, cycles: 20)
    let text = String(decoding: try #require(FileSystem.contents(of: path)), as: UTF8.self)
    let times = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect((30...42).contains(times.count), "\(times.count)")
    #expect(text.contains("$var real 64 "))
    let declared = WaveNames(dump: text).names
    let save = WaveSaveFile(of: model, wave: "a.vcd", mismatch: failure.mismatch).text
    let named = save.split(separator: "\n").filter { $0.hasPrefix("TOP.") }
    #expect(
      named.contains { $0.hasSuffix("sampled_q") } && named.contains { $0.contains("voltage[") })
    for name in named { #expect(declared.contains(String(name))) }
  }

  private static func failure(
    of name: String, waves: WaveFormat? = nil
  ) throws -> (failure: MatrixFailureReplay, model: MatrixEngineModel, GeneratedMatrixEngine) {
    let fault = try #require(MatrixFault.all.first { $0.name == name })
    let design = try GeneratedMatrixEngine(fault.engine)
    let sources = design.simulationSources.map { source in
      source.name.hasSuffix("/\(fault.module).sv")
        ? ModelSource(
          name: source.name,
          text: String(decoding: source.bytes, as: UTF8.self)
            .replacing(fault.text, with: fault.replacement)) : source
    }
    let model = try TestModels.matrix(design, sources: sources, waves: waves)
    let vectors = RandomMatrixEngines.vectors(for: fault.engine, count: 6, seed: 5)
    let mismatch = try #require(throws: MatrixMismatch.self) {
      try MatrixEngineLockStep(model, seed: 3).multiplyAtBothPaces(vectors)
    }
    return (MatrixFailureReplay(mismatch: mismatch, seed: 3, vectors: vectors), model, design)
  }

  /// Below the strobe of the cycle that is marked stands what was found; the currents of the lane stand above it.
  @Test func thePictureShowsWhatDiffers() throws {
    let (failure, model, _) = try Self.failure(of: "a bit that was refused stays")
    let mismatch = failure.mismatch
    #expect(mismatch.stage == .adc)
    #expect(mismatch.found.wholeMatch(of: /\d|\d\d+ \(0x[0-9a-f]+\)/) != nil, "\(mismatch)")
    let (tile, lane) = (try #require(mismatch.tile), try #require(mismatch.lane))
    let story = try #require(try failure.story(on: model)).description
    let lines = story.split(separator: "\n").map { Array(String($0)) }
    let mark = try #require(lines.last?.firstIndex(of: "^"))
    func row(_ name: String) throws -> [Character] {
      try #require(lines.first { String($0).hasPrefix(name) }, "\(story)")
    }
    #expect(try row("converted")[mark] == "/")
    let code = try row("tile \(tile), lane \(lane), code")
    #expect(code[mark] == "|")
    let shown = String(code[(mark + 1)...].prefix { $0.isNumber })
    #expect(mismatch.found.hasPrefix(shown), "\(story)")
    #expect(try row("tile \(tile), lane \(lane), bitline uA").contains("."))
    #expect(try row("tile \(tile), lane \(lane), uS of row").contains("."))
    #expect(try row("row 0, mV").contains("."))
    #expect(lines.allSatisfy { $0.count <= 100 }, "\(story)")
  }

  @Test(arguments: [
    ("the sign drives half", "InputElement.swift"),
    ("a row is left out", "VectorSequencer.swift"),
    ("a bit that was refused stays", "MatrixLane.swift"),
    ("accumulators wrap", "MatrixTile.swift"),
  ])
  func theSwiftLineIsTold(fault: String, file: String) throws {
    let (failure, _, design) = try Self.failure(of: fault)
    let line = try #require(failure.mismatch.drivingLine(in: design))
    #expect("\(line)".contains("Components/\(file)"), "\(line)")
  }

  /// One vector is enough where the fault needs no other.
  @Test func oneVectorWithFewElementsIsLeft() throws {
    let (failure, model, _) = try Self.failure(of: "a row is left out")
    let short = try MatrixStimulusShrinking(on: model).shortest(failure)
    #expect(short.vectors.count == 1)
    #expect(short.vectors[0].count { $0 != 0 } == 1, "\(short.vectors)")
    #expect(short.mismatch.stage == .array)
    let again = try #require(throws: MatrixMismatch.self) {
      try MatrixEngineLockStep(model, seed: 3).multiplyAtBothPaces(short.vectors)
    }
    #expect(again == short.mismatch)
  }

  /// What is left over from the vector before needs that vector; nothing is tried beyond the limit.
  @Test func twoVectorsAreLeftWhereOneDoesNotFail() throws {
    let (failure, model, _) = try Self.failure(of: "a vector begins with the sums of the last")
    let short = try MatrixStimulusShrinking(on: model).shortest(failure)
    #expect(short.vectors.count == 2)
    #expect(short.mismatch.stage == failure.mismatch.stage && short.mismatch.vector == 2)
    let untried = try MatrixStimulusShrinking(on: model, attempts: 0).shortest(failure)
    #expect(untried.vectors == failure.vectors)
  }
}
