import Foundation
import Testing

/// The program with the description of a matrix engine.
@Suite struct MatrixCommandTests {
  private static let description = """
    name: scorer
    layers:
      - weights: [[3, -1, 4], [-1, 5, -9]]
        input-bits: 4
        activation: relu
        output-bits: 8
      - weights: [[1, -2]]
    tiles: {rows: 2, columns: 32, converters: 2, read-noise: 0.01}
    mapping: {weight-bits: 5}

    """

  @Test func checksGeneratesAndCosimulates() throws {
    let program = try Program()
    try program.write(Self.description, to: "scorer.yaml")
    let checked = try program.run("check", "scorer.yaml")
    #expect(checked.status == 0)
    #expect(
      checked.output == "scorer: 2 x 3 weights in 2 tiles, then 1 x 2 in 1: no problems\n")

    #expect(try program.run("generate", "scorer.yaml", "-o", "hardware").status == 0)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: program.folder.appendingPathComponent("hardware").path)
    #expect(
      names.sorted() == [
        "macros", "rtl", "scorer.core", "scorer.f", "scorer_synthesis.f", "sim", "swift",
        "synthesis", "systemc",
      ])

    let outcome = try program.run("cosim", "scorer.yaml", "--vectors", "6", "--json")
    #expect(outcome.status == 0)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["vectors"] as? Int == 6)
    #expect(report["mismatches"] as? Int == 0)

    // The hardware from the folder, with a fault in it.
    let lane = program.folder.appendingPathComponent("hardware/rtl/matrix_lane_0.sv")
    let text = try String(contentsOf: lane, encoding: .utf8)
    try text.replacing("first_i ?", with: "1'b0 ?")
      .write(to: lane, atomically: true, encoding: .utf8)
    let faulty = try program.run(
      "cosim", "scorer.yaml", "--rtl", "hardware", "--vectors", "6")
    #expect(faulty.status == 1)
    #expect(faulty.output.contains("layer layer-0, stage accumulate: sum of output 0"))
    #expect(
      faulty.output.contains(
        "reproduce with: memweave cosim scorer.yaml --seed 1 --rtl hardware --vectors 6"))
    #expect(faulty.output.contains("driven at Components/MatrixTile.swift:"), "\(faulty.output)")
    #expect(faulty.output.contains("tile 0, lane 0, bitline uA"), "\(faulty.output)")
    #expect(faulty.output.contains("^ here"))

    // The short stimulus that is told fails too.
    let command = try #require(
      faulty.output.split(separator: "\n").last { $0.contains("--inputs ") })
    let words = command.split(separator: " ").map(String.init)
    let again = try program.run(Array(words.dropFirst(3)))
    #expect(again.status == 1)
    #expect(again.output.contains("stage accumulate: sum of output"), "\(again.output)")
    let refused = try program.run("cosim", "scorer.yaml", "--inputs", "0:3,9:1")
    #expect(refused.status == 2 && refused.errors.contains("[matrix-inputs]"))
  }

  /// All four agree; a fault in the hardware shows where its text is run.
  @Test func runsOnEveryBackEnd() throws {
    let program = try Program()
    try program.write(Self.description, to: "scorer.yaml")
    let cosim = ["cosim", "scorer.yaml", "--vectors", "4", "--backend"]
    let outcome = try program.run(cosim + ["all"])
    #expect(outcome.status == 0)
    for name in ["verilator", "systemc", "icarus", "swift"] {
      #expect(
        outcome.output.split(separator: "\n").contains {
          $0.contains(name) && $0.contains("every output as in the golden model")
        }, "\(outcome.output)")
    }
    #expect(outcome.output.contains("all agree in every element and its cycle"))

    #expect(try program.run(["generate", "scorer.yaml", "-o", "hardware"]).status == 0)
    let lane = program.folder.appendingPathComponent("hardware/rtl/matrix_lane_0.sv")
    let text = try String(contentsOf: lane, encoding: .utf8)
    try text.replacing("first_i ?", with: "1'b0 ?")
      .write(to: lane, atomically: true, encoding: .utf8)
    let faulty = try program.run(cosim + ["icarus", "--rtl", "hardware"])
    #expect(faulty.status == 1)
    #expect(faulty.output.contains("icarus\n") && faulty.output.contains("expected "))
    let refused = try program.run(cosim + ["swift", "--rtl", "hardware"])
    #expect(refused.status == 2 && refused.errors.contains("[backend-rtl]"))
  }

  @Test func theGoldenModelWritesRecordings() throws {
    let program = try Program()
    try program.write(Self.description, to: "scorer.yaml")
    let outcome = try program.run(
      ["reference", "scorer.yaml", "--vectors", "3", "--trace", "golden.txt"])
    #expect(outcome.status == 0 && outcome.output.contains("outputs                3"))
    let lines = try String(
      contentsOf: program.folder.appendingPathComponent("golden.txt"), encoding: .utf8
    ).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("give ") } == 9)
    #expect(lines.count { $0.hasPrefix("take ") } == 3)
    let refused = try program.run(["reference", "scorer.yaml", "--episodes", "3"])
    #expect(refused.status == 2 && refused.errors.contains("[option-of-agent]"))
  }

  /// A range set wrong on purpose: the first code that is too low is named, with the line of its budget.
  @Test func whatLeavesItsBudgetIsNamed() throws {
    let program = try Program()
    let budget = "converter: {levels-per-code: 0.01}\ntolerances:\n  adc: 0.05\n"
    try program.write(Self.description + budget, to: "narrow.yaml")
    let outcome = try program.run("cosim", "narrow.yaml", "--vectors", "3")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("mismatches             0"))
    #expect(
      outcome.output.contains("over budget: vector 1, layer layer-0, stage ADC: column"),
      "\(outcome.output)")
    #expect(outcome.output.contains("declared at narrow.yaml:12:8"), "\(outcome.output)")
    #expect(outcome.errors.contains("[converter-range]"))
    try program.write(Self.description + "tolerances: {adc: 0.05}\n", to: "wide.yaml")
    #expect(try program.run("cosim", "wide.yaml", "--vectors", "3").status == 0)
  }

  @Test func whatAnAgentTakesIsRefused() throws {
    let program = try Program()
    try program.write(Self.description, to: "scorer.yaml")
    let outcome = try program.run("cosim", "scorer.yaml", "--episodes", "3")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("[option-of-agent]"))
  }

  /// The network that ships: RTL as good as the golden model, that within a point of exact integers.
  @Test func digitsAreRead() throws {
    struct Report: Decodable {
      var vectors: Int
      var quantised: Double
      var golden: [Double]
      var hardware: Double?
    }
    let program = try Program()
    let folder = Program.root.appendingPathComponent("examples/digits").path
    func report(_ words: String...) throws -> Report {
      let outcome = try program.run(
        [
          "evaluate", "\(folder)/digits.yaml", "--data", "\(folder)/pixels.npy", "--labels",
          "\(folder)/labels.npy", "--json",
        ] + words)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    }
    let all = try report("--seeds", "2")
    #expect(all.vectors == 360)
    #expect(all.quantised > 0.95)
    for golden in all.golden { #expect((golden - all.quantised).magnitude <= 0.01) }
    let some = try report("--vectors", "40", "--rtl")
    #expect(some.hardware == some.golden[0])
  }

  /// The trained network that ships as ONNX: the same accuracy at every step, in RTL too.
  @Test func aNetworkIsMappedAndEvaluated() throws {
    struct Report: Decodable {
      var float: Double
      var quantised: Double
      var golden: [Double]
      var hardware: Double
    }
    let program = try Program()
    let folder = Program.root.appendingPathComponent("examples/digits").path
    let network = [
      "\(folder)/digits.onnx", "-d", "\(folder)/digits.yaml", "--calibration",
      "\(folder)/calibration.npy", "--json",
    ]
    let evaluated = try program.run(
      ["evaluate"] + network + [
        "--data", "\(folder)/pixels.npy", "--labels", "\(folder)/labels.npy", "--vectors", "40",
        "--rtl",
      ])
    #expect(evaluated.status == 0, "\(evaluated.errors)")
    let report = try JSONDecoder().decode(Report.self, from: Data(evaluated.output.utf8))
    #expect(report.float > 0.9)
    #expect(report.quantised >= report.float - 0.026)
    #expect((report.golden[0] - report.quantised).magnitude <= 0.026)
    #expect(report.hardware == report.golden[0])

    let mapped = try program.run(["map"] + network)
    #expect(mapped.status == 0, "\(mapped.errors)")
    let map = try JSONDecoder().decode(Map.self, from: Data(mapped.output.utf8))
    #expect(map.layers.map(\.tiles) == [1, 2])
    #expect(map.costs.count == 5)
    #expect(map.costs.allSatisfy { $0.energy > 0 && $0.area > 0 && !$0.source.isEmpty })
  }

  /// What converters take follows from their kind: comparators that decide, a ramp, integrators.
  @Test(arguments: [
    ("sar", 1.5625e-12, 1200e-12), ("flash", 255 * 41.7e-15, 255 * 40e-12),
    ("ramp", 255 * (41.7e-15 + 0.39e-12 / 2), 40e-12 + 255 * 0.17e-12 / 2),
    ("dual-slope", 255 * (41.7e-15 + 0.25e-12) + 16 * 0.25e-12, 390e-12),
    ("integrate-and-fire", 255 * (41.7e-15 + 0.25e-12), 390e-12), ("sense", 41.7e-15, 40e-12),
  ])
  func convertersCostWhatTheirPartsDo(kind: String, energy: Double, area: Double) throws {
    let program = try Program()
    let bits = kind == "sense" ? 1 : 8
    try program.write(
      Self.description + "converter: {kind: \(kind), bits: \(bits)}\n", to: "scorer.yaml")
    let mapped = try program.run("map", "scorer.yaml", "--analogue-only", "--json")
    #expect(mapped.status == 0, "\(mapped.errors)")
    let map = try JSONDecoder().decode(Map.self, from: Data(mapped.output.utf8))
    let converters = try #require(map.costs.first { $0.component == "converters" })
    let conversions = Double(map.layers.reduce(0) { $0 + $1.conversions })
    #expect((converters.energy / conversions / energy - 1).magnitude < 0.01)
    // Three tiles of two converters each.
    #expect((converters.area / 6 / area - 1).magnitude < 0.03)
  }

  /// What `map` tells.
  private struct Map: Decodable {
    struct Layer: Decodable {
      var tiles: Int
      var conversions: Int
    }
    struct Cost: Decodable {
      var component: String
      var energy: Double
      var area: Double
      var source: String
    }
    var layers: [Layer]
    var costs: [Cost]
  }

  @Test func networksThatCannotBeReadAreRefused() throws {
    let program = try Program()
    let folder = Program.root.appendingPathComponent("examples/digits").path
    try program.write("no network", to: "broken.onnx")
    let broken = try program.run(
      "map", "broken.onnx", "--calibration", "\(folder)/calibration.npy")
    #expect(broken.status == 2)
    #expect(broken.errors.contains("[network-file]"))
    let alone = try program.run("map", "\(folder)/digits.onnx")
    #expect(alone.status == 2)
    #expect(alone.errors.contains("[option-missing]"))
    let none = try program.run("map", "\(folder)/digits.yaml", "--calibration", "a.npy")
    #expect(none.status == 2)
    #expect(none.errors.contains("[option-of-network]"))
  }

  @Test func dataThatDoesNotFitIsRefused() throws {
    let program = try Program()
    try program.write(Self.description, to: "scorer.yaml")
    let labels = Program.root.appendingPathComponent("examples/digits/labels.npy").path
    let outcome = try program.run(
      "evaluate", "scorer.yaml", "--data", labels, "--labels", labels)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("[data-shape]"))
  }
}
