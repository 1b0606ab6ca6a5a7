import CoSimulation
import Reference
import Specifications

/// What a matrix engine takes: tiles, cycles, energy and area, with the source of every number.
public struct EngineMap: Sendable, Codable {
  public var design: String
  public var layers: [Layer]
  /// Cycles from a vector's last element to the first output, and from vector to vector.
  public var latency: Int
  public var interval: Int
  /// Vectors a second, one after the other at the description's clock.
  public var throughput: Double
  /// Of one vector and of all tiles; the digital part only where its cells are known.
  public var costs: [ComponentCost]
  /// What it takes to bring the cells to their levels, with the random numbers of seed 1; `nil` in open loop.
  public var programming: ProgrammingSummary?
  /// In joules.
  public var energy: Double { costs.reduce(0) { $0 + $1.energy } }
  /// In square metres.
  public var area: Double { costs.reduce(0) { $0 + $1.area } }

  /// One layer in its tiles.
  public struct Layer: Sendable, Codable {
    public var name: String
    public var outputs: Int
    public var inputs: Int
    public var rowBlocks: Int
    public var columnBlocks: Int
    public var tiles: Int
    /// Cells that hold a part of a weight or of the offset, of all cells of the tiles.
    public var usedCells: Int
    public var cells: Int
    public var utilisation: Double { Double(usedCells) / Double(cells) }
    /// Vectors that the matrix is multiplied with for one input: 1, or the windows of a convolution.
    public var windows: Int
    /// Conversions of one input.
    public var conversions: Int
    /// Cycles in which one input is converted.
    public var conversionCycles: Int
    /// What one code of its converters stands for.
    public var levelsPerCode: Double
  }

  /// - Parameter cells: of the RTL; `nil` to leave the digital part out.
  public init(_ engine: MatrixEngineSpecification, cells: SynthesizedCells?) {
    design = engine.title
    layers = engine.layers.map { layer in
      Layer(
        name: layer.name, outputs: layer.outputs, inputs: layer.inputs, rowBlocks: layer.rowBlocks,
        columnBlocks: layer.columnBlocks, tiles: layer.tiles, usedCells: layer.program.count,
        cells: layer.tiles * layer.tile.rows * layer.tile.columns,
        windows: layer.positions,
        conversions: layer.positions * layer.planes.count * layer.usedColumnsPerLane * layer.tiles
          * layer.tile.converters,
        conversionCycles: layer.positions * layer.conversionCycles,
        levelsPerCode: layer.converter.levelsPerCode)
    }
    programming =
      engine.layers.contains(where: \.programming.isVerified)
      ? MatrixEngineReference(engine, seed: 1).programming : nil
    latency = engine.latency
    interval = engine.interval
    throughput = engine.clock / Double(engine.interval)
    costs =
      AnalogueCosts.all(of: engine) + (cells.map { [DigitalCosts.cost(of: $0, in: engine)] } ?? [])
  }
}

/// What all components of one kind cost.
public struct ComponentCost: Sendable, Codable {
  public var component: String
  public var count: Int
  /// Of one vector, in joules.
  public var energy: Double
  /// In square metres.
  public var area: Double
  /// Where the numbers come from, and how they were scaled.
  public var source: String
}
