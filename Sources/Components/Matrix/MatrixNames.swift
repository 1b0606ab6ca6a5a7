/// The names of the modules of one layer: layers differ in almost every width.
struct MatrixNames {
  let engine: String
  let layer: Int

  var macro: String { "\(engine)_layer_\(layer)_macro" }

  func module(_ kind: String) -> String { "matrix_\(kind)_\(layer)" }
}
