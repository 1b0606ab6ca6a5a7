import Generation
import HDL
import Specifications

/// A matrix engine's RTL, compiled: instances of it can be driven.
public struct MatrixEngineModel: Sendable {
  public let specification: MatrixEngineSpecification
  public let compiled: CompiledModel
  let library: ModelLibrary

  /// Compiles the model, or takes it from the cache.
  ///
  /// - Parameters:
  ///   - sources: the files of the design; `nil` for those that are generated.
  ///   - waves: the waves its instances can write; it is slower with them.
  ///   - measuresCoverage: whether its instances count what they reach; it is slower then.
  /// - Throws: `ToolFailure` when Verilator or the compiler is missing or refuses the text.
  public init(
    _ design: GeneratedMatrixEngine, sources: [ModelSource]? = nil, waves: WaveFormat? = nil,
    measuresCoverage: Bool = false, builder: ModelBuilder = ModelBuilder()
  ) throws {
    specification = design.specification
    let ports = design.circuit.topModule?.ports ?? []
    var description = ModelDescription(
      top: design.circuit.top,
      sources: sources ?? design.simulationSources,
      ports: ports.map {
        ModelPort($0.emittedName, width: $0.type.width, $0.role == .input ? .input : .output)
      },
      probes: Self.probes(design))
    description.waves = waves
    description.measuresCoverage = measuresCoverage
    (compiled, library) = try builder.load(description)
  }

  /// The voltages of every tile, the samples of every lane, and the cells.
  private static func probes(_ design: GeneratedMatrixEngine) -> [ModelProbe] {
    design.specification.layers.enumerated().flatMap { index, layer in
      design.macroPaths(ofLayer: index).enumerated().flatMap { tile, path in
        let voltages = ModelProbe(
          voltages(layer: index, tile: tile), instancePath: path, variable: "voltage",
          count: layer.tile.rows)
        let samples = (0..<layer.tile.converters).map { lane in
          ModelProbe(
            sample(layer: index, tile: tile, lane: lane),
            instancePath: path + ["gen_lane[\(lane)]"], variable: "sampled_q", count: 1)
        }
        let cells = ModelProbe(
          cells(layer: index, tile: tile), instancePath: path, variable: "conductance_q",
          count: layer.tile.rows * layer.tile.columns)
        return [voltages] + samples + [cells]
      }
    }
  }

  static func cells(layer: Int, tile: Int) -> String { "cells_\(layer)_\(tile)" }
  static func voltages(layer: Int, tile: Int) -> String { "voltages_\(layer)_\(tile)" }
  static func sample(layer: Int, tile: Int, lane: Int) -> String {
    "sample_\(layer)_\(tile)_\(lane)"
  }
}
