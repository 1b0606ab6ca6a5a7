import Specifications

/// Where the states of the cells are in a compiled model: in the macro of each tile.
struct TileProbes {
  /// Cells of one tile.
  private let cellsPerTile: Int
  /// 0 with the table engine.
  let tiles: Int

  init(_ specification: QLearningAcceleratorSpecification) {
    cellsPerTile = specification.tile.cellsPerTile
    tiles = specification.table == nil ? specification.tile.tiles : 0
  }

  /// What a file says that has the tiles in a loop.
  static let loop = ": gen_tiles"

  /// The name of the probe of a tile.
  func name(_ tile: Int) -> String { tiles == 1 ? "cells" : "cells_\(tile)" }

  /// The name of the probe of what a tile's comparator sees.
  func currentName(_ tile: Int) -> String { tiles == 1 ? "current" : "current_\(tile)" }

  /// The tile of a cell, and its place there.
  func place(ofCell index: Int) -> (tile: Int, index: Int) {
    (index / cellsPerTile, index % cellsPerTile)
  }

  /// The instances on the way to the macro of a tile.
  func path(_ tile: Int, inLoop: Bool) -> [String] {
    let inside =
      tiles == 1 ? [] : inLoop ? ["gen_tiles[\(tile)]", "u_tiles"] : ["u_tiles_\(tile)"]
    return ["u_agent", "u_tile"] + inside + ["u_macro"]
  }

  /// - Parameter isLoop: the tiles are written as a loop.
  func probes(inLoop isLoop: @autoclosure () -> Bool) -> [ModelProbe] {
    let isLoop = tiles > 1 && isLoop()
    return (0..<tiles).flatMap { tile in
      let path = path(tile, inLoop: isLoop)
      return [
        ModelProbe(
          name(tile), instancePath: path, variable: "state_q", count: cellsPerTile),
        ModelProbe(currentName(tile), instancePath: path, variable: "compared_q", count: 1),
      ]
    }
  }
}
