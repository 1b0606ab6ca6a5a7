import HDL

extension MatrixLayer {
  /// Joins the program-verify engine with the layer's ports and the lanes of the tile under way.
  @LogicBuilder func programming(_ programmer: MatrixProgrammer) -> Logic {
    programmer.write <== program
    programmer.writeTile <== programTile
    programmer.writeRow <== programRow
    programmer.writeColumn <== programColumn
    programmer.writeLevel <== programLevel
    programmer.codes <== element(of: tiles.map(\.codes), at: programmer.tile)
    if let report { report <==> programmer.report }
  }

  /// The codes of a block's rows; while a row is verified it alone is driven, as far as can be.
  func verifyDrive(or codes: Signal) -> Signal {
    guard let programmer else { return codes }
    let bits = layer.tile.rowBits
    let rows = (0..<layer.tile.rows).reversed().map {
      (programmer.row == $0).repeated(bits)
    }
    return mux(programmer.busy, cat(rows), codes)
  }

  @LogicBuilder
  func verifying(_ tile: MatrixTile, _ index: Int, by programmer: MatrixProgrammer) -> Logic {
    if let pins = tile.verifying {
      pins.verify <== programmer.busy
      pins.programRow <== programmer.row
    }
    for lane in programmer.pulse.indices {
      tile.pulse[lane] <== (programmer.pulse[lane] && programmer.tile == index)
      tile.pulseSet[lane] <== programmer.pulseSet[lane]
      tile.pulseCode[lane] <== programmer.pulseCode[lane]
    }
  }
}
