import CircuitChecks
import CircuitSimulator
import Diagnostics
import Foundation
import HDL
import SystemVerilog
import TestSupport
import Testing

/// The tour in docs/language.md shows code that is compiled here, and the text it becomes.
@Suite struct TourTests {
  /// `UPDATE_EXPECTED=1` writes the page anew.
  @Test func thePageShowsTheseModules() throws {
    let page = try String(contentsOf: Tour.page, encoding: .utf8)
    let filled = try Tour.filled(page)
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1" {
      try filled.write(to: Tour.page, atomically: true, encoding: .utf8)
    } else {
      #expect(page == filled)
    }
    for module in Tour.modules { #expect(filled.contains("<!-- \(module.name).swift -->")) }
  }

  @Test func allModulesAreClean() throws {
    for module in Tour.modules {
      let circuit = try Circuit(elaborating: module.make())
      #expect(CircuitChecks.check(circuit).diagnostics == [], "\(module.name)")
    }
  }

  /// The texts as they stand on the page, all in one.
  @Test func theStrictParserAcceptsThePage() throws {
    let page = try String(contentsOf: Tour.page, encoding: .utf8)
    let blocks = page.split(separator: "```systemverilog\n").dropFirst().map { block in
      String(block.prefix(upTo: block.firstRange(of: "```")?.lowerBound ?? block.endIndex))
    }
    #expect(blocks.count == Tour.modules.count)
    let file = SystemVerilogFile(name: "language.sv", text: blocks.joined(separator: "\n"))
    let tops = try Tour.modules.map { module in
      let hardware = module.make()
      return try Circuit(elaborating: hardware).top
    }
    let complaints = try StrictParser.complaints(
      about: [.init(tops: tops, files: [file])])
    #expect(complaints == "")
  }

  @Test func theCounterCounts() throws {
    let simulation = try Simulation(Circuit(elaborating: Counter()))
    simulation.reset()
    try simulation.poke("enable", 1)
    try simulation.step(300)
    #expect(try simulation.peek("count") == 300 % 256)
    try simulation.poke("clear", 1)
    try simulation.step()
    #expect(try simulation.peek("count") == 0)
  }

  @Test func theAverageRounds() throws {
    let simulation = try Simulation(Circuit(elaborating: Average()))
    for samples in [[255, 255, 255, 255], [1, 2, 3, 4], [0, 0, 0, 1], [0, 0, 1, 1]] {
      for (index, sample) in samples.enumerated() {
        try simulation.poke("samples_\(index)", sample)
      }
      #expect(try simulation.peek("average") == (samples.reduce(0, +) + 2) / 4)
    }
  }

  @Test func theScaleSaturates() throws {
    let simulation = try Simulation(Circuit(elaborating: Scale()))
    for (signal, gain) in [(127, 255), (-128, 255), (-128, 128), (64, 64), (-1, 1)] {
      try simulation.poke("signal", signal)
      try simulation.poke("gain", gain)
      let exact = (Double(signal * gain) / 128).rounded(.down)
      #expect(try simulation.peek("scaled") == Int(min(max(exact, -128), 127)))
    }
  }

  @Test func theDecoderChooses() throws {
    let simulation = try Simulation(Circuit(elaborating: Decoder()))
    for code in 0..<8 {
      try simulation.poke("code", code)
      #expect(try simulation.peek("chosen") == (code < 4 ? 1 << code : 0))
      #expect(try simulation.peek("unknown") == (code < 4 ? 0 : 1))
    }
  }

  @Test func theLightIsGreenForFourCycles() throws {
    let simulation = try Simulation(Circuit(elaborating: TrafficLight()))
    simulation.reset()
    try simulation.poke("request", 1)
    var seen: [Int] = []
    for _ in 0..<14 {
      seen.append(try simulation.peek("go"))
      try simulation.step()
    }
    #expect(seen == [0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1])
  }

  @Test func theTableRemembers() throws {
    let simulation = try Simulation(Circuit(elaborating: Lookup()))
    simulation.reset()
    try simulation.poke("write", 1)
    for address in 0..<16 {
      try simulation.poke("address", address)
      try simulation.poke("data", 255 - address)
      try simulation.step()
    }
    try simulation.poke("write", 0)
    for address in 0..<16 {
      try simulation.poke("address", address)
      #expect(try simulation.peek("word") == 255 - address)
    }
  }

  @Test func thePairAdds() throws {
    let simulation = try Simulation(Circuit(elaborating: Pair()))
    simulation.reset()
    for events in [3, 1, 2, 3] {
      try simulation.poke("events", events)
      try simulation.step()
    }
    #expect(try simulation.peek("total") == 6)
  }

  @Test func theHandshakeKeepsEveryWord() throws {
    let simulation = try Simulation(Circuit(elaborating: Handshake()))
    simulation.reset()
    var (sent, received) = (0, [Int]())
    for cycle in 0..<60 {
      try simulation.poke("input_valid", cycle % 3 == 0 ? 0 : 1)
      try simulation.poke("input_data", sent)
      try simulation.poke("output_ready", cycle % 4 == 1 ? 0 : 1)
      let takes = try simulation.peek("input_ready") == 1 && cycle % 3 != 0
      if try simulation.peek("output_valid") == 1, cycle % 4 != 1 {
        received.append(try simulation.peek("output_data"))
      }
      try simulation.step()
      if takes { sent += 1 }
    }
    #expect(received == Array(0..<received.count))
    #expect(received.count >= sent - 1 && sent > 20)
  }

  @Test func aPressIsCountedOnce() throws {
    let simulation = try Simulation(Circuit(elaborating: Presses()))
    try simulation.follow([.pixel: .period(7, firstEdge: 3)])
    for level in [1, 0, 1, 1, 0, 0, 1] {
      try simulation.poke("button", level)
      try simulation.run(for: 20)
    }
    try simulation.run(for: 20)
    #expect(try simulation.peek("count") == 3)
  }
}

extension TourTests {
  @Test func aLightBlinksFromPowerUpOn() throws {
    let simulation = try Simulation(Circuit(elaborating: Blink()))
    let waveform = try simulation.record(["light"])
    try simulation.step(14)
    #expect(
      waveform.description.split(separator: "\n").last?.split(separator: " ").last
        == "/---------------\\_______________________________/-------")
  }

  @Test func aLapBeginsTheCountAnew() throws {
    let simulation = try Simulation(Circuit(elaborating: Laps()))
    try simulation.step(5)
    try simulation.poke("lap", 1)
    #expect(try simulation.peek("count") == 5)
    try simulation.step()
    #expect(try simulation.peek("count") == 0)
    #expect(try simulation.peek("last") == 5)
    try simulation.poke("lap", 0)
    try simulation.step(3)
    #expect(try simulation.peek("count") == 3)
    #expect(try simulation.peek("last") == 5)
  }
}

/// The mistakes the tour shows.
@Suite struct MistakeTests {
  @Test func theMessagesAreThoseOnThePage() throws {
    let page = try String(contentsOf: Tour.page, encoding: .utf8)
    let narrow = #expect(throws: DiagnosticReport.self) {
      _ = try Circuit(elaborating: Narrow())
    }
    let careless = CircuitChecks.check(try Circuit(elaborating: Careless()))
    for report in [narrow, careless].compactMap(\.self) {
      #expect(!report.diagnostics.isEmpty && page.contains("```\n\(report)\n```"), "\(report)")
    }
  }
}
