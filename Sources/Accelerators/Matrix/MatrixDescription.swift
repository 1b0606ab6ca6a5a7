import Diagnostics
import Foundation
import HDL
import Networks
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

  /// A description of tiles, mapping and converters with a network to be mapped to them.
  ///
  /// - Parameters:
  ///   - network: the ONNX file, and `calibration` the example inputs, both as the command line names them.
  ///   - described: the file of the description, whose own `layers` or `network` do not count; `nil` for the
  ///     defaults.
  /// - Throws: What is wrong with the file of the description.
  public init(
    network: String, calibration: String, on described: String?
  ) throws(DiagnosticReport) {
    let place = Place(file: network, line: 1)
    func absolute(_ path: String) -> String { URL(fileURLWithPath: path).path }
    var entries = SectionContent.entries(
      [("name", Self.name(of: network))], at: place)
    folder = described.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? "."
    var at = place
    if let described {
      let node = try YAMLNode.load(contentsOf: described)
      at = node.place
      if case .mapping(let own) = node.content {
        let named = own.contains { $0.key == "name" }
        entries = (named ? [] : entries) + own.filter { !["layers", "network"].contains($0.key) }
      }
    }
    let section = Network(absolute(network), calibration: absolute(calibration)).content.entry
    root = YAMLNode(.mapping(entries + [section]), at: at)
  }

  /// The name of a file as a description's name.
  private static func name(of file: String) -> String {
    let stem = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent.lowercased()
    let words = stem.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.joined(separator: "-")
    return name.first?.isLetter == true ? name : "network-\(name)"
  }

  /// Whether a file describes a matrix engine: whether it has `layers` or a `network`.
  ///
  /// - Throws: What is wrong with the file or its YAML.
  public static func isDescribed(in path: String) throws(DiagnosticReport) -> Bool {
    guard case .mapping(let entries) = try YAMLNode.load(contentsOf: path).content else {
      return false
    }
    return entries.contains { $0.key == "layers" || $0.key == "network" }
  }

  /// Everything that is asked of the engine, defaults filled in.
  ///
  /// - Throws: Every problem of the description: first what each key says by itself; where all of that is
  ///   good, what the values say together.
  public func specification() throws(DiagnosticReport) -> MatrixEngineSpecification {
    try judged().specification
  }

  /// What a description says, judged.
  public struct Judged: Sendable {
    public var specification: MatrixEngineSpecification
    /// Not wrong, but worth a look.
    public var warnings: [Diagnostic]
    /// Where the layers are those of a network: the network, and what an input is divided with.
    public var network: FloatNetwork?
    public var inputScale: Double
    /// Where the tolerance of each stage is declared.
    public var tolerancePlaces: [MatrixStage: Place] = [:]
  }

  /// The specification, with what is not wrong but worth a look.
  ///
  /// - Throws: as ``specification()``.
  public func judged() throws(DiagnosticReport) -> Judged {
    try Relations.checkSections(of: root)
    let folder = folder
    var judged = try YAMLDecoder.decode(root, of: "the description") {
      Self.decode(&$0, folder: folder)
    }
    let text = DescribedPlaces(root: root)
    for stage in MatrixStage.measured where judged.specification.tolerances[stage] != nil {
      judged.tolerancePlaces[stage] = text.place(
        of: ["tolerances", Tolerances.key(of: stage)], inLayer: nil)
    }
    judged.warnings = try MatrixRelations.check(judged.specification, describedBy: root)
    return judged
  }

  /// Decodes a whole description; `nil` after a diagnostic.
  static func decode(_ root: inout YAMLMapping, folder: String) -> Judged? {
    let name = root.identifier("name", refusing: AcceleratorDescription.refusal)
    let clock = root.quantity("clock", .frequency, in: 1e3...5e9, default: 100e6)
    let tile = root.nestedOrEmpty("tiles") { Tiles.decode(&$0, folder: folder) }
    let mapping = root.nestedOrEmpty("mapping", Mapping.decode)
    let converter = root.nestedOrEmpty("converter") {
      ColumnConverter.decode(&$0, unit: tile?.unitCurrent)
    }
    let accumulatorBits = root.integer("accumulator-bits", in: 4...48, default: 32)
    let programming = root.nestedOrEmpty("programming", Programming.decode) ?? .openLoop
    let tolerances = root.nestedOrEmpty("tolerances", Tolerances.decode)
    let isNetwork = root.contains("network")
    if isNetwork, root.contains("layers") {
      root.decoder.report(
        Diagnostic(
          .error, "layers-twice", "both 'layers' and a 'network' are told",
          at: root.place(ofKey: "network"), remedy: "leave out one of them"))
    }
    let network = root.nestedIfPresent("network") { Network.decode(&$0, in: folder) }
    let layers =
      isNetwork
      ? root.valueIfPresent("layers").map { _ in [] }
      : Self.layers(&root, mapping: mapping, folder: folder)
    guard let name, let tile, let mapping, let converter else { return nil }
    let hardware = MatrixHardware(
      tile: tile, mapping: mapping, converter: converter.specification,
      accumulatorBits: accumulatorBits)
    var engine = MatrixEngineSpecification(
      name: name.replacing("-", with: "_"), clock: clock, layers: [])
    engine.tolerances = tolerances ?? StageTolerances()
    if isNetwork {
      guard let network else { return nil }
      let found = network.quantization.layers(
        of: network.network, for: hardware, levelsPerCode: converter.levelsPerCode,
        calibration: network.calibration)
      engine.layers = found.layers
      let last = found.layers.count - 1
      if network.givesIndex { engine.layers[last].post.giveIndex(of: found.layers[last].outputs) }
      for index in engine.layers.indices { engine.layers[index].programming = programming }
      return Judged(
        specification: engine, warnings: [], network: network.network,
        inputScale: found.inputScale)
    }
    guard let layers else { return nil }
    engine.layers = layers.enumerated().map { index, layer in
      layer.specification(index, on: hardware, levelsPerCode: converter.levelsPerCode)
    }
    for index in engine.layers.indices { engine.layers[index].programming = programming }
    return Judged(specification: engine, warnings: [], network: nil, inputScale: 1)
  }

  private static func layers(
    _ root: inout YAMLMapping, mapping: WeightMapping?, folder: String
  ) -> [DecodedLayer]? {
    var previous: PostProcessing?
    var isFirst = true
    return root.sequence("layers", count: 1...64) { value -> DecodedLayer? in
      defer { isFirst = false }
      let layer = value.mapping {
        Layer.decode(
          &$0, after: previous, isFirst: isFirst, weightRange: mapping?.weightRange, in: folder)
      }
      previous = layer?.post
      return layer
    }
  }
}

extension DecodedLayer {
  /// - Parameter levelsPerCode: that of the converter; `nil` to choose it.
  fileprivate func specification(
    _ index: Int, on hardware: MatrixHardware, levelsPerCode common: Double?
  ) -> MatrixLayerSpecification {
    var layer = MatrixLayerSpecification(
      name: name ?? "layer-\(index)", weights: weights, input: input, tile: hardware.tile,
      mapping: hardware.mapping, converter: hardware.converter,
      accumulatorBits: hardware.accumulatorBits, post: post)
    layer.windows = windows
    if let levels = levelsPerCode ?? common {
      layer.converter.levelsPerCode = levels
    } else if layer.outputsPerLane > 0 {
      let sum = Double(layer.greatestColumnSum)
      layer.converter.levelsPerCode = max(1, sum / Double(layer.converter.highestCode))
    }
    return layer
  }
}
