import Diagnostics
import Foundation
import HDL
import Specifications
import YAML

/// What a user says about a matrix engine, in YAML or in Swift: the same keys with the same meaning.
/// `docs/matrix-description.md` lists the keys.
///
/// ```swift
/// let engine = MatrixDescription("scorer") {
///   Layers {
///     Layer(weights: [[3, -1, 4], [-1, 5, -9]])
///   }
///   Tiles(rows: 64, columns: 64)
/// }
/// let specification = try engine.specification()
/// ```
public struct MatrixDescription: Sendable {
  let root: YAMLNode
  /// Where the files of the weights are looked up.
  let folder: String

  /// Reads a description from a YAML file; files of weights are looked up from its folder.
  ///
  /// - Throws: What is wrong with the file or its YAML.
  public init(contentsOf path: String) throws(DiagnosticReport) {
    root = try YAMLNode.load(contentsOf: path)
    folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Reads a description from YAML text.
  ///
  /// - Parameters:
  ///   - file: What places call the text.
  ///   - folder: Where the files of the weights are looked up.
  /// - Throws: What is wrong with the YAML.
  public init(yaml text: String, file: String, folder: String = ".") throws(DiagnosticReport) {
    root = try YAMLNode.parse(text, file: file)
    self.folder = folder
  }

  /// A description in Swift. Sections that are left out, and values in them, take their defaults.
  public init(
    _ name: String, clock: Quantity? = nil, accumulatorBits: Int? = nil, folder: String = ".",
    fileID: StaticString = #fileID, line: UInt = #line,
    @SectionBuilder sections: () -> [any Section]
  ) {
    let head = SectionContent.entries(
      [("name", name), ("clock", clock), ("accumulator-bits", accumulatorBits)],
      at: Place(fileID, line))
    root = YAMLNode(.mapping(head + sections().map(\.content.entry)), at: Place(fileID, line))
    self.folder = folder
  }

  /// Whether a file describes a matrix engine: whether it has `layers`.
  ///
  /// - Throws: What is wrong with the file or its YAML.
  public static func isDescribed(in path: String) throws(DiagnosticReport) -> Bool {
    guard case .mapping(let entries) = try YAMLNode.load(contentsOf: path).content else {
      return false
    }
    return entries.contains { $0.key == "layers" }
  }

  /// Everything that is asked of the engine, defaults filled in.
  ///
  /// - Throws: Every problem of the description: first what each key says by itself; where all of that is
  ///   good, what the values say together.
  public func specification() throws(DiagnosticReport) -> MatrixEngineSpecification {
    try judged().specification
  }

  /// The specification, with what is not wrong but worth a look.
  ///
  /// - Throws: as ``specification()``.
  public func judged() throws(DiagnosticReport) -> (
    specification: MatrixEngineSpecification, warnings: [Diagnostic]
  ) {
    try Relations.checkSections(of: root)
    let folder = folder
    let specification = try YAMLDecoder.decode(root, of: "the description") {
      Self.decode(&$0, folder: folder)
    }
    return (specification, try MatrixRelations.check(specification, describedBy: root))
  }

  /// Decodes a whole description; `nil` after a diagnostic.
  static func decode(_ root: inout YAMLMapping, folder: String) -> MatrixEngineSpecification? {
    let name = root.identifier("name", refusing: AcceleratorDescription.refusal)
    let clock = root.quantity("clock", .frequency, in: 1e3...5e9, default: 100e6)
    let tile = root.nestedOrEmpty("tiles", Tiles.decode)
    let mapping = root.nestedOrEmpty("mapping", Mapping.decode)
    let converter = root.nestedOrEmpty("converter") {
      ColumnConverter.decode(&$0, unit: tile?.unitCurrent)
    }
    let accumulatorBits = root.integer("accumulator-bits", in: 4...48, default: 32)
    var previous: PostProcessing?
    var isFirst = true
    let layers = root.sequence("layers", count: 1...64) { value -> DecodedLayer? in
      defer { isFirst = false }
      let layer = value.mapping {
        Layer.decode(
          &$0, after: previous, isFirst: isFirst, weightRange: mapping?.weightRange, in: folder)
      }
      previous = layer?.post
      return layer
    }
    guard let name, let tile, let mapping, let converter, let layers else { return nil }
    return MatrixEngineSpecification(
      name: name.replacing("-", with: "_"), clock: clock,
      layers: layers.enumerated().map { index, layer in
        var specification = MatrixLayerSpecification(
          name: layer.name ?? "layer-\(index)", weights: layer.weights, input: layer.input,
          tile: tile, mapping: mapping, converter: converter.specification,
          accumulatorBits: accumulatorBits, post: layer.post)
        if let levels = layer.levelsPerCode ?? converter.levelsPerCode {
          specification.converter.levelsPerCode = levels
        } else if specification.outputsPerLane > 0 {
          let sum = Double(specification.greatestColumnSum)
          specification.converter.levelsPerCode =
            max(1, sum / Double(specification.converter.highestCode))
        }
        return specification
      })
  }
}
