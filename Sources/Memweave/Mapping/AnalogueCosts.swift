import Specifications

/// Energy and area of a matrix engine's analogue components.
///
/// Where nothing else is said, the numbers are those of table 6 of A. Shafiee et al., *ISAAC*, ISCA 2016 (32 nm), divided
/// by what they count there.
enum AnalogueCosts {
  static let isaac = "ISAAC (ISCA 2016), 32 nm"
  /// Square metres of a square millimetre.
  private static let squareMillimetre = 1e-6
  /// ISAAC's drive of one bit: 8 x 128 of them take 4 mW and 0.00017 mm², a drive in 100 ns.
  static let unitDrive = (energy: 4e-3 / 1024 * 100e-9, area: 0.00017 / 1024 * squareMillimetre)

  static func all(of engine: MatrixEngineSpecification) -> [ComponentCost] {
    let layers = engine.layers
    return [
      array(layers, clock: engine.clock), rowDrives(layers), samples(layers),
    ] + converters(layers)
  }

  private static func total(
    _ layers: [MatrixLayerSpecification], _ value: (MatrixLayerSpecification) -> Double
  ) -> Double { layers.reduce(0) { $0 + value($1) } }

  private static func count(
    _ layers: [MatrixLayerSpecification], _ value: (MatrixLayerSpecification) -> Int
  ) -> Int { layers.reduce(0) { $0 + value($1) } }

  /// The cells: `V² · G · t` of every cell of a driven row, all bitlines held at ground, while a plane is driven. Codes of
  /// rows are taken as equally likely.
  private static func array(_ layers: [MatrixLayerSpecification], clock: Double) -> ComponentCost {
    ComponentCost(
      component: "cells", count: count(layers) { $0.tiles * $0.tile.rows * ($0.tile.columns + 1) },
      energy: total(layers) { layer in
        let tile = layer.tile
        let highest = Double(tile.highestDrive)
        // The mean of (code / highest)² over 0 ... highest; of the share of the cycles in which a pulse is on.
        let meanSquare =
          tile.drive == .pulseWidth
          ? 0.5 * Double(layer.integrationCycles) / Double(layer.columnCycles)
          : (2 * highest + 1) / (6 * highest)
        let rows = (0..<layer.rowBlocks).reduce(0) { $0 + layer.usedRows(ofBlock: $1) }
        let cells = Double(rows * layer.columnBlocks * (tile.columns + 1))
        let levels = layer.program.reduce(0.0) { $0 + Double($1.level) }
        let conductance = cells * tile.lowestLevel + levels * tile.levelSpacing
        return tile.readVoltage * tile.readVoltage * meanSquare * conductance
          * Double(layer.positions * layer.conversionCycles) / clock
      },
      area: Double(count(layers) { $0.tiles * $0.tile.rows * ($0.tile.columns + 1) }) * 4
        * 32e-9 * 32e-9,
      source: "energy from the description: V² G t of the programmed levels; area 4 F² of a cell "
        + "between crossing wires, F = 32 nm")
  }

  /// Drives of several bits as so many of one bit.
  private static func rowDrives(_ layers: [MatrixLayerSpecification]) -> ComponentCost {
    ComponentCost(
      component: "row drives", count: count(layers) { $0.tiles * $0.tile.rows },
      energy: total(layers) {
        let used = Double($0.positions * $0.columnBlocks * $0.inputs * $0.planes.count)
        return used * Double($0.tile.highestDrive) * unitDrive.energy
      },
      area: total(layers) {
        Double($0.tiles * $0.tile.rows * $0.tile.highestRowCode) * unitDrive.area
      },
      source: "\(isaac): 1-bit DAC 3.9 uW, 0.17 um2, 100 ns; times 2^bits - 1 for more bits")
  }

  /// ISAAC: 8 x 128 sample-and-hold circuits, 10 uW and 0.00004 mm², a sample in 100 ns.
  private static func samples(_ layers: [MatrixLayerSpecification]) -> ComponentCost {
    ComponentCost(
      component: "sample and hold", count: count(layers) { $0.tiles * $0.tile.converters },
      energy: total(layers) { conversions($0) * 10e-6 / 1024 * 100e-9 },
      area: total(layers) {
        Double($0.tiles * $0.tile.converters) * 0.00004 / 1024 * squareMillimetre
      },
      source: "\(isaac): 9.8 nW, 0.039 um2, 100 ns")
  }

  /// Those of each kind together.
  private static func converters(_ layers: [MatrixLayerSpecification]) -> [ComponentCost] {
    ConverterKind.allCases.compactMap { kind in
      let own = layers.filter { $0.converter.kind == kind }
      guard let first = own.first else { return nil }
      return ComponentCost(
        component: "converters", count: count(own) { $0.tiles * $0.tile.converters },
        energy: total(own) { conversions($0) * ConverterCosts($0).energy },
        area: total(own) { Double($0.tiles) * ConverterCosts($0).areaOfTile },
        source: ConverterCosts(first).source)
    }
  }

  private static func conversions(_ layer: MatrixLayerSpecification) -> Double {
    Double(
      layer.positions * layer.planes.count * layer.usedColumnsPerLane * layer.tiles
        * layer.tile.converters)
  }
}
