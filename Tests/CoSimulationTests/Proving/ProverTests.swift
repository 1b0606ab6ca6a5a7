import Foundation
import HDL
import Testing

@testable import CoSimulation
@testable import Components

@Suite struct ProverTests {
  @Test(arguments: ProvedComponent.all.map(\.name))
  func `every component's properties are proved, and all it covers is reached`(
    name: String
  ) throws {
    let component = try #require(ProvedComponent.named(name))
    // Time enough on a machine that does much else.
    let verdict = try Prover(timeLimit: 900).prove(component.circuit(), depth: component.depth)
    #expect(verdict.isProved, "\(name): \(verdict)")
    // The parts of the agent cover what comes later than its depth.
    let own = verdict.unreached.filter { name != "q-learning-agent" || $0.place.contains("Proof") }
    #expect(own == [])
  }

  @Test func `a queue that never refuses has a counterexample`() throws {
    let circuit = try Circuit(elaborating: CarelessQueue())
    let verdict = try Prover().prove(circuit, depth: 8)
    guard case .failed(let counterexample) = verdict.outcome else {
      Issue.record("\(verdict.outcome)")
      return
    }
    #expect(
      counterexample.broken.map(\.message) == ["there are never more words than the depth"])
    #expect(counterexample.broken[0].place.contains("ProverTests.swift:"))
    #expect(counterexample.valueChangeDump.contains("$enddefinitions"))
    #expect(
      counterexample.waveform == """
        cycle         0  1  2  3  4
        input_valid   ___/-----------
        output_ready  _______________
        occupancy     |0    |1 |2 |3
        filled        |0    |1 |2 |3
        """)
  }

  /// The proof of order notices a fault that no bound on the count does.
  @Test func `a queue that gives the newest word has a counterexample`() throws {
    let verdict = try Prover().prove(
      Circuit(elaborating: LastInFirstOut(width: 2, depth: 3)), depth: 8)
    guard case .failed(let counterexample) = verdict.outcome else {
      Issue.record("\(verdict.outcome)")
      return
    }
    #expect(!counterexample.broken.isEmpty)
    #expect(counterexample.waveform.contains("\noutput_data"))
  }

  @Test func `a crossing that changes a word under way has a counterexample`() throws {
    let verdict = try Prover().prove(Circuit(elaborating: Hasty(width: 2)), depth: 8)
    guard case .failed(let counterexample) = verdict.outcome else {
      Issue.record("\(verdict.outcome)")
      return
    }
    #expect(counterexample.waveform.contains("\nsource_tick"))
  }

  @Test func `a queue between two clocks that is never full has a counterexample`() throws {
    let verdict = try Prover().prove(Circuit(elaborating: NeverFull(width: 1, depth: 2)), depth: 8)
    guard case .failed(let counterexample) = verdict.outcome else {
      Issue.record("\(verdict.outcome)")
      return
    }
    #expect(!counterexample.broken.isEmpty)
  }

  @Test func `a memory of two clocks is proved with its ports`() throws {
    let sound = try Prover().prove(Circuit(elaborating: TwoClockStore(fault: 0)), depth: 6)
    if case .failed(let counterexample) = sound.outcome {
      Issue.record("\(counterexample.waveform)")
    }
    let faulty = try Prover().prove(Circuit(elaborating: TwoClockStore(fault: 4)), depth: 6)
    guard case .failed(let counterexample) = faulty.outcome else {
      Issue.record("\(faulty.outcome)")
      return
    }
    #expect(counterexample.broken.map(\.message) == ["what was stored last is read"])
  }

  @Test func `what holds in reachable states alone is proved without induction`() throws {
    let verdict = try Prover().prove(
      Circuit(elaborating: Far(bound: 100, forbidden: 200)), depth: 5)
    guard case .proved(by: .reachability) = verdict.outcome else {
      Issue.record("\(verdict)")
      return
    }
  }

  @Test func `what is broken beyond the depth has a counterexample`() throws {
    let verdict = try Prover().prove(
      Circuit(elaborating: Far(bound: 30, forbidden: 12)), depth: 5)
    let counterexample = try #require(verdict.counterexample, "\(verdict)")
    #expect(counterexample.broken.map(\.message) == ["the forbidden number is never reached"])
    #expect(counterexample.waveform.contains("|12"))
    #expect(counterexample.valueChangeDump.contains("$enddefinitions"))
  }

  @Test func `without the search of reachable states it is unknown`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("memweave-tools-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for tool in Prover.tools + [.timeout] {
      let path = try #require(ToolRunner().path(of: tool))
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent(tool.name).path, withDestinationPath: path)
    }
    let verdict = try Prover(runner: ToolRunner(searchPath: folder.path)).prove(
      Circuit(elaborating: Far(bound: 100, forbidden: 200)), depth: 5)
    guard case .unknown(let reason) = verdict.outcome else {
      Issue.record("\(verdict)")
      return
    }
    #expect(reason.contains("within 5 cycles"))
  }

  @Test func `what a black box gives out is free`() throws {
    let verdict = try Prover().prove(Circuit(elaborating: TrustsMacro()), depth: 4)
    guard case .failed(let counterexample) = verdict.outcome else {
      Issue.record("\(verdict.outcome)")
      return
    }
    #expect(counterexample.broken.map(\.message) == ["the macro never gives 9"])
  }

  @Test func `without tools it says which is missing`() throws {
    let runner = ToolRunner(searchPath: "/nowhere")
    let failure = #expect(throws: ToolFailure.self) {
      try Prover(runner: runner).prove(
        Circuit(elaborating: Far(bound: 100, forbidden: 200)), depth: 5)
    }
    #expect(failure?.reason == .missing)
  }
}

/// Gives the word it took last.
private final class LastInFirstOut: FIFOProof {
  @LogicBuilder override var body: Logic {
    super.body
    output.data <== words[mux(writeIndex == 0, Literal(depth - 1, width: 2), writeIndex &- 1)]
  }
}

/// Takes the next word before the last has arrived.
private final class Hasty: HandshakeCrossingProof {
  @LogicBuilder override var body: Logic {
    super.body
    when(input.valid) { word <== input.data }
  }
}

/// Writes over words that were not read.
private final class NeverFull: AsynchronousFIFOProof {
  @LogicBuilder override var body: Logic {
    super.body
    input.ready <== 1
  }
}

/// Stores with one clock and reads with another; with a fault, it expects other bits.
private final class TwoClockStore: Hardware {
  @Input(from: .domain(.write)) var store
  @Input(4, from: .domain(.write)) var data
  @Output(4) var word
  @BlockMemory(depth: 2, width: 4, reads: 1, writes: 1, in: .write, readsIn: .read) var words
  @Register(1, reset: 0, in: .write) var isStored
  @Register(4, reset: 0, in: .write) var last
  @Register(1, reset: 0, in: .read, crossing: .held) var isRead
  @Register(4, reset: 0, in: .read, crossing: .held) var expected
  private let fault: Int

  init(fault: Int) { self.fault = fault }

  var body: Logic {
    let place = Literal(1, width: 1)
    when(store) {
      words.writes[0][place] <== data
      isStored <== 1
      last <== data ^ Literal(fault, width: 4)
    }
    words.reads[0].read(at: place)
    isRead <== isStored
    expected <== last
    word <== words.reads[0].word
    assert(!isRead || word == expected, "what was stored last is read")
  }
}

/// Never counts beyond its bound, which no induction over a few steps shows.
private final class Far: Hardware {
  @Input var enable
  @Output(8) var count
  @Register(8, reset: 0) var value
  private let bound: Int
  private let forbidden: Int

  init(bound: Int, forbidden: Int) {
    self.bound = bound
    self.forbidden = forbidden
  }

  var body: Logic {
    count <== value
    when(enable) { value <== mux(value == bound, Literal(0, width: 8), value &+ 1) }
    assert(value != forbidden, "the forbidden number is never reached")
  }
}

/// Counts words as a queue of two does, and forgets to refuse the third.
private final class CarelessQueue: Hardware {
  @Input var inputValid
  @Input var outputReady
  @Output(2) var occupancy
  @Register(2, reset: 0) var filled

  var body: Logic {
    let gives = outputReady && filled != 0
    occupancy <== filled
    when(inputValid && !gives) { filled <== filled &+ 1 }
      .elsewhen(gives && !inputValid) { filled <== filled &- 1 }
    assert(filled <= 2, "there are never more words than the depth")
  }
}

private final class Macro: BlackBox {
  @Input var request
  @Output(4) var answer
}

private final class TrustsMacro: Hardware {
  @Input var request
  @Output(4) var answer
  @Instance var macro = Macro()

  var body: Logic {
    macro.request <== request
    answer <== macro.answer
    assert(macro.answer != 9, "the macro never gives 9")
  }
}
