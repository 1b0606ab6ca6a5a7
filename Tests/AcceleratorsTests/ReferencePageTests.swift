import Foundation
import Memweave
import Testing

@testable import Accelerators

@Suite struct ReferencePageTests {
  private static let file = "docs/description.md"

  @Test func `the page has every key, once and with a meaning`() throws {
    let keys = try ReferencePage.keys(in: Repository.text(Self.file))
    #expect(try keys.map(\.path).sorted() == ReferencePage().keys.sorted())
    #expect(keys.allSatisfy { !$0.meaning.isEmpty })
  }

  @Test func `the page has the ranges and defaults of the decoder`() throws {
    let page = try Repository.text(Self.file)
    let filled = try ReferencePage().filled(into: page)
    if Repository.updates {
      try filled.write(toFile: Repository.path(Self.file), atomically: true, encoding: .utf8)
    } else {
      #expect(page == filled)
    }
  }

  /// Each key has an argument in the Swift form.
  @Test func `every key can be said in Swift`() throws {
    let pulses = Pulses(start: 1.volts, step: 1.volts, limit: 1.volts, width: 1.seconds)
    let converter = Converter(
      bits: 8, settleCycles: 2, low: 0.amperes, high: 1.amperes, offset: 0.amperes)
    let everything = AcceleratorDescription("everything", clock: 1.megahertz) {
      Learning(
        engine: .crossbar, states: 4, actions: 2, discount: 0.5, exploration: 0.5,
        constantRate: 0.5, fractionBits: 5,
        errorFractionBits: 8, rounding: .nearest, greedy: .winnerTakeAll, rateRatio: 0.5,
        rateFloor: 0.5, explorationRatio: 0.5, explorationFloor: 0.5, visitExponent: 1,
        visitCount: .value,
        changeDetector: ChangeDetector(fast: 1, slow: 2, ratio: 1, floor: 0.5, holdOff: 1))
      Crossbar(
        tileRows: 2, slices: 2, cellBits: 4, lowestLevel: 1.siemens, levelSpacing: 1.siemens,
        wordlineBits: 2,
        readVoltage: 1.volts, readNoise: 0, deviceSpread: 0, cycleSpread: 0,
        comparatorSpread: 0.amperes,
        device: OhmicDevice(offConductance: 1.siemens, onOffRatio: 5, setTime: 1.seconds))
      converter
      ProgramVerify(
        amplitudeBits: 2, tolerance: 1, pulseLimit: 5, pulseCycles: 1, set: pulses, reset: pulses)
      SenseAmplifiers(offsetSpread: 0.amperes, margin: 0.amperes, settleCycles: 1)
      LearningRate(
        mapping: .literal, fullScale: 1, tick: 1.seconds, readVoltage: 1.volts, readNoise: 0,
        amplitudeBits: 4, amplitudeStep: 1.volts, driveAmplitude: 2, holdAmplitude: 1,
        driveCycles: 1, gapCycles: 1, holdCycles: 1, converter: converter,
        device: GradientDevice(
          plateaus: 4, lastPlateauRatio: 0.5, stretching: 1, initialConductance: 1.siemens,
          relaxationTime: 1.seconds))
    }
    let table = AcceleratorDescription("table", clock: 1.megahertz) {
      Learning(
        engine: .table, states: 4, actions: 2, algorithm: .sarsa, discount: 0.5, exploration: 0.5,
        constantRate: 0.5, valueBits: 20, initialValue: 1, fractionBits: 16, rounding: .nearest,
        policy: .boltzmann, rateRatio: 0.5, rateFloor: 0.5, explorationRatio: 0.5,
        explorationFloor: 0.5, visitExponent: 1, visitCount: .value,
        changeDetector: ChangeDetector(fast: 1, slow: 2, ratio: 1, floor: 0.5, holdOff: 1))
    }
    let keys = Self.keys(of: everything.root, under: "")
    #expect(try (keys + Self.tableKeys(of: table.root)).sorted() == ReferencePage().keys.sorted())
  }

  /// The keys of `learning`, under the names that the page has for the table engine's.
  private static func tableKeys(of root: YAMLNode) -> [String] {
    guard case .mapping(let entries) = root.content,
      let learning = entries.first(where: { $0.key == "learning" })?.value,
      case .mapping(let inner) = learning.content
    else { return [] }
    return inner.map { "\(ReferencePage.tableSection("learning")): \($0.key)" }
  }

  private static func keys(of node: YAMLNode, under section: String) -> [String] {
    guard case .mapping(let entries) = node.content else { return [] }
    return entries.flatMap { entry in
      ["\(section): \(entry.key)"]
        + keys(of: entry.value, under: section.isEmpty ? entry.key : "\(section): \(entry.key)")
    }
  }
}
