import Memweave

/// `memweave map`: what a network takes of the hardware.
struct MapAction {
  let options: Invocation.MapOptions

  func perform() throws {
    let preparation = try MatrixPreparation(options.source)
    let engine = preparation.specification
    let cells = options.analogueOnly ? nil : try SynthesizedCells(preparation.design())
    let map = EngineMap(engine, cells: cells)
    if options.json {
      Console.print(try Summary.json(map))
    } else {
      tell(map, engine)
    }
  }

  private func tell(_ map: EngineMap, _ engine: MatrixEngineSpecification) {
    Console.print(MatrixSummary.headline(engine))
    for layer in map.layers {
      Console.print(
        Summary.row(
          layer.name,
          "\(layer.tiles) \(layer.tiles == 1 ? "tile" : "tiles") (\(layer.rowBlocks) x "
            + "\(layer.columnBlocks)), \(tenths(100 * layer.utilisation)) % of the cells, "
            + "\(Summary.grouped(layer.conversions)) conversions, "
            + "\(Summary.grouped(layer.conversionCycles)) cycles"))
    }
    for row in MatrixSummary.rows(map.programming, clock: engine.clock) { Console.print(row) }
    Console.print(Summary.row("latency", "\(Summary.grouped(map.latency)) cycles"))
    Console.print(
      Summary.row(
        "vector after vector",
        "\(Summary.grouped(map.interval)) cycles, \(Summary.grouped(Int(map.throughput))) a second "
          + "at \(Quantity(engine.clock, .frequency))"))
    for cost in map.costs {
      Console.print(
        Summary.row(
          cost.component,
          "\(Summary.grouped(cost.count)): \(CostsText.energy(cost.energy)) a vector, "
            + "\(area(cost.area))"))
      Console.print("    \(cost.source)")
    }
    Console.print(
      Summary.row(
        "together", "\(CostsText.energy(map.energy)) a vector, \(area(map.area))"))
  }

  private func area(_ squareMetres: Double) -> String {
    "\(Summary.threeDigits(squareMetres * 1e6)) mm2"
  }
  private func tenths(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}
