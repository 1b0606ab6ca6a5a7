import HDL
import Specifications
import Templates

extension SystemCTexts {
  /// The texts of an accelerator.
  static func texts(
    _ specification: QLearningAcceleratorSpecification, circuit: Circuit, modules: [GeneratedText]
  ) throws(TemplateError) -> [GeneratedText] {
    let (crossbar, gradient) = (
      "\(specification.name)_crossbar_macro", "\(specification.name)_gradient_macro"
    )
    var texts = SystemCTexts(circuit, modules: modules)
    texts.add("crossbar", module: crossbar)
    let crossbars = texts.macros.map(\.name)
    texts.add("gradient", module: gradient)
    let macros =
      crossbars.isEmpty
      ? []
      : [
        try BehaviouralMacros.systemCCrossbar(
          specification, pins: texts.pins(ofModule: crossbar))
      ]
    return macros + [
      try BehaviouralMacros.systemCGradient(specification, pins: texts.pins(ofModule: gradient))
    ] + texts.texts(members: cells(specification.tile, module: crossbar, crossbars))
  }

  /// What tells the states of the cells, of which an accelerator with a table engine has none.
  private static func cells(
    _ tile: CrossbarTileSpecification, module: String, _ crossbars: [String]
  ) -> String {
    guard !crossbars.isEmpty else {
      return """

        #define ACCELERATOR_WITHOUT_CROSSBAR
          // The cells of the crossbar: there is none.
          static constexpr int ROWS = 0;
          static constexpr int COLUMNS = 0;
          double state(int, int) const { return 0.0; }

        """
    }
    return """

        // The cells of the crossbar: the state of each, 0 to 1.
        static constexpr int ROWS = \(tile.rows);
        static constexpr int COLUMNS = \(tile.columns);
        double state(int row, int column) const {
          const \(module)* const tiles[] = {
              \(crossbars.map { "&\($0)" }.joined(separator: ", "))};
          return tiles[row / \(tile.rowsPerTile)]->state_q[row % \(tile.rowsPerTile) * COLUMNS + column];
        }

      """
  }

  /// The texts of a matrix engine.
  static func texts(
    _ specification: MatrixEngineSpecification, circuit: Circuit, modules: [GeneratedText]
  ) throws(TemplateError) -> [GeneratedText] {
    var texts = SystemCTexts(circuit, modules: modules)
    var macros: [GeneratedText] = []
    for index in specification.layers.indices {
      let name = specification.macroName(ofLayer: index)
      texts.add("layer_\(index)", module: name)
      macros.append(
        try BehaviouralMacros.systemCMatrix(
          specification, layer: index, pins: texts.pins(ofModule: name)))
    }
    return macros + texts.texts()
  }
}
