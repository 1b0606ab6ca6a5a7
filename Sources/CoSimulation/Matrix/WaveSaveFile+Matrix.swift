import Specifications

extension WaveSaveFile {
  /// A save file that shows a wave of a matrix engine, its signals grouped by layer. Drawn as curves are the voltage of a row
  /// and what the lanes hold, of the tile that shows a mismatch, or of the first one.
  ///
  /// - Parameters:
  ///   - wave: the wave's file as seen from the folder of the save file.
  ///   - mismatch: what the run ended with, if it did.
  public init(of model: MatrixEngineModel, wave: String, mismatch: MatrixMismatch? = nil) {
    let description = model.library.description
    let top = description.top
    func ports(_ isShown: (String) -> Bool) -> [String] {
      description.ports.filter { isShown($0.name) }.flatMap { Self.lines($0, top: top) }
    }
    var lines = Self.head(description, wave: wave)
    lines += Self.openGroup(
      "streams", ports { $0.hasPrefix("input_") || $0.hasPrefix("output_") })
    var firstCode = 0
    for (index, layer) in model.specification.layers.enumerated() {
      let lanes = layer.tile.converters
      let codes = (0..<layer.tiles * lanes).map { "trace_codes_\(firstCode + $0)_o" }
      let others = ["sampled", "converted", "output", "sum", "result"].map {
        "trace_\($0)_\(index)_o"
      }
      firstCode += codes.count
      let tile = mismatch.flatMap { $0.layer == layer.name ? $0.tile : nil } ?? 0
      func curve(_ probe: String, element: String = "") -> [String] {
        guard let found = description.probes.first(where: { $0.name == probe }) else { return [] }
        return Self.curve(found.instancePath + [found.variable + element], top: top)
      }
      lines += Self.group(
        "layer \(layer.name)",
        ports { others.contains($0) }
          + curve(
            MatrixEngineModel.voltages(layer: index, tile: tile),
            element: "[\(mismatch?.row ?? 0)]")
          + (0..<lanes).flatMap {
            curve(MatrixEngineModel.sample(layer: index, tile: tile, lane: $0))
          } + ports { codes.contains($0) })
    }
    lines += Self.group("programming", ports { $0.hasPrefix("program_") || $0.hasPrefix("fault_") })
    self.init(lines: lines)
  }
}
