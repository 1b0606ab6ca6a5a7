import Memweave

/// From the description of a matrix engine to what is generated.
struct MatrixPreparation {
  let specification: MatrixEngineSpecification

  /// Decodes the description; its warnings are printed.
  init(_ description: String) throws {
    let judged = try MatrixDescription(contentsOf: description).judged()
    specification = judged.specification
    for warning in judged.warnings { Console.printError("\(warning)") }
  }

  func design() throws -> GeneratedMatrixEngine {
    let design = try GeneratedMatrixEngine(specification)
    for warning in design.warnings { Console.printError("\(warning)") }
    return design
  }
}

/// What is printed of a matrix engine.
enum MatrixSummary {
  /// `scorer: 3 x 2 weights in 1 tile, then 2 x 3 in 1`
  static func headline(_ specification: MatrixEngineSpecification) -> String {
    let layers = specification.layers.enumerated().map { index, layer in
      "\(layer.outputs) x \(layer.inputs)\(index == 0 ? " weights" : "") in "
        + "\(layer.tiles)\(index == 0 ? layer.tiles == 1 ? " tile" : " tiles" : "")"
    }
    return "\(specification.title): \(layers.joined(separator: ", then "))"
  }
}
