/// Everything that is asked of one matrix engine: its layers, each of which feeds the next.
public struct MatrixEngineSpecification: Sendable, Hashable {
  /// Lower case, words joined by underscores: the name of the top module.
  public var name: String
  /// The clock in hertz.
  public var clock: Double
  /// At least one; the output format of each is the input format of the next, and what it gives for a vector or map is
  /// what that one takes.
  public var layers: [MatrixLayerSpecification]
  /// What each stage may lose.
  public var tolerances = StageTolerances()

  public init(name: String, clock: Double, layers: [MatrixLayerSpecification]) {
    self.name = name
    self.clock = clock
    self.layers = layers
  }

  /// The name as a description writes it, words joined by hyphens.
  public var title: String { name.replacing("_", with: "-") }

  /// What tells the seeds of the layers' macros apart.
  public static let layerSeedStep: UInt32 = 0x9E37_79B9
  /// The seed of the macros of a layer.
  public static func seed(ofLayer layer: Int, of seed: UInt32) -> UInt32 {
    seed &+ UInt32(layer) &* layerSeedStep
  }

  /// Cycles from the acceptance of a vector's last element to the first output, all layers at rest.
  public var latency: Int {
    layers.reduce(0) { $0 + $1.latency } + layers.dropLast().reduce(0) { $0 + $1.givingCycles }
  }
  /// Cycles from vector to vector when inputs are always offered and outputs always taken.
  public var interval: Int { layers.map(\.interval).max() ?? 0 }
  /// Cycles of the calibration of all layers' converters, at once.
  public var calibrationCycles: Int { layers.map(\.calibrationCycles).max() ?? 0 }
}
