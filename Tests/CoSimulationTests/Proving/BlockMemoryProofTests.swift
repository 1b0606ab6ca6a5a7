import HDL
import Testing

@testable import CoSimulation

/// Two ports on one memory, beside a register that follows one of its words as the language says.
private final class WatchedStore: Hardware {
  @Inputs(count: 2) var write
  @Inputs(count: 2, width: 3) var address
  @Inputs(count: 2, width: 2) var data
  @Outputs(count: 2, width: 2) var word
  @BlockMemory(depth: 6, width: 2, ports: 2) var words
  @Register(2, reset: 0) var expected
  @Register(1, reset: 0) var isKnown
  @Registers(count: 2, width: 2) var due
  @Registers(count: 2) var isDue
  /// The port that wins where both write, last.
  let order: [Int]

  init(order: [Int]) { self.order = order }

  var body: Logic {
    for index in 0..<2 {
      let port = words.ports[index]
      let isBeyond = address[index] >= 6
      port.read(at: address[index])
      when(write[index]) { port[address[index]] <== data[index] }
      word[index] <== port.word
      isDue[index] <== isBeyond || (isKnown && address[index] == 5)
      due[index] <== mux(isBeyond, 0, expected)
      assert(!isDue[index] || port.word == due[index], "the old word is read, and the later wins")
    }
    for index in order {
      when(write[index] && address[index] == 5) {
        expected <== data[index]
        isKnown <== 1
      }
    }
  }
}

/// The formal tools see ports as the language describes them.
@Suite struct BlockMemoryProofTests {
  @Test func `what ports read holds for every run of five cycles`() throws {
    let verdict = try Prover().prove(Circuit(elaborating: WatchedStore(order: [0, 1])), depth: 5)
    switch verdict.outcome {
    case .proved, .unknown: break
    default: Issue.record("\(verdict.outcome)")
    }
  }

  @Test func `that the earlier port wins has a counterexample`() throws {
    let verdict = try Prover().prove(Circuit(elaborating: WatchedStore(order: [1, 0])), depth: 5)
    guard case .failed(let counterexample) = verdict.outcome else {
      Issue.record("\(verdict.outcome)")
      return
    }
    #expect(
      Set(counterexample.broken.map(\.message)) == ["the old word is read, and the later wins"])
  }
}
