import CoSimulation
import Coverage
import HDL
import SystemVerilog

/// Counts to nine while it is told to; the text of a property has what HTML has to escape.
final class Decade: Hardware {
  @Input var go
  @Output(4) var value
  @Register(4, reset: 0) var count

  var body: Logic {
    value <== count
    when(go) {
      count <== count &+ 1
      when(count == 9) { count <== 0 }
    }
    cover(count == 9, "it \"turns\" <over> & begins again")
    cover(count == 12, "it goes beyond nine")
  }
}

extension BuildCache {
  /// The tests' own models; the runtime is everybody's.
  static let ofTests = BuildCache(
    folder: "\(BuildCache.standard.folder)/tests",
    runtimeFolder: BuildCache.standard.runtimeFolder)
}

/// `Decade` with a test of so many cycles.
struct DecadeCoverage: CoverageSubject {
  let title = "decade"
  let circuit: Circuit
  let files: [SystemVerilogFile]
  private let library: ModelLibrary

  init() throws {
    circuit = try Circuit(elaborating: Decade())
    files = SystemVerilogFile.files(of: circuit)
    var description = ModelDescription(
      top: circuit.top,
      sources: files.map {
        ModelSource(name: CoverageDatabase.folder + $0.name, text: $0.text)
      },
      ports: [ModelPort("go_i", width: 1, .input), ModelPort("value_o", width: 4, .output)])
    description.measuresCoverage = true
    library = try ModelBuilder(cache: .ofTests).load(description).library
  }

  /// What so many counted cycles reach.
  func counts(cycles: Int) throws -> CoverageCounts {
    let instance = try library.makeInstance()
    try instance.reset()
    try instance.poke("go_i", 1)
    try instance.step(cycles)
    try instance.poke("go_i", 0)
    try instance.step()
    return try instance.finalCoverage()
  }

  /// A seed is a number of cycles.
  func shippedTest() throws -> (_ seed: UInt32) throws -> CoverageCounts {
    { seed in try counts(cycles: Int(seed)) }
  }
}
