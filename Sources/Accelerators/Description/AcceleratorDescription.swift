import Diagnostics
import HDL
import Specifications
import YAML

/// What a user says about an accelerator, in YAML or in Swift: the same keys with the same meaning,
/// each with its place in the user's text. `docs/description.md` lists the keys.
///
/// ```swift
/// let walker = AcceleratorDescription("maze-walker", clock: 100.megahertz) {
///   Learning(states: 100, actions: 4)
///   Crossbar(slices: 3, lowestLevel: 40.microsiemens)
/// }
/// let specification = try walker.specification()
/// ```
public struct AcceleratorDescription: Sendable {
  /// The keys and values, whichever way they were written.
  let root: YAMLNode

  /// Reads a description from a YAML file.
  ///
  /// - Throws: What is wrong with the file or its YAML; what the keys say is judged by
  ///   ``specification()``.
  public init(contentsOf path: String) throws(DiagnosticReport) {
    root = try YAMLNode.load(contentsOf: path)
  }

  /// Reads a description from YAML text.
  ///
  /// - Parameter file: What places call the text.
  /// - Throws: What is wrong with the YAML.
  public init(yaml text: String, file: String) throws(DiagnosticReport) {
    root = try YAMLNode.parse(text, file: file)
  }

  /// A description in Swift. Sections that are left out, and values in them, take their defaults.
  public init(
    _ name: String, clock: Quantity? = nil, fileID: StaticString = #fileID, line: UInt = #line,
    @SectionBuilder sections: () -> [any Section]
  ) {
    let head = SectionContent.entries(
      [("name", name), ("clock", clock)], at: Place(fileID, line))
    root = YAMLNode(.mapping(head + sections().map(\.content.entry)), at: Place(fileID, line))
  }

  /// Everything that is asked of the accelerator, defaults filled in.
  ///
  /// - Throws: Every problem of the description. What each key says is judged first (unknown keys,
  ///   wrong units, values out of range); only where all of that is good, what the values say
  ///   together.
  public func specification() throws(DiagnosticReport) -> QLearningAcceleratorSpecification {
    try Relations.checkSections(of: root)
    let specification = try YAMLDecoder.decode(root, of: "the description", Self.decode)
    try Relations.check(specification, describedBy: root)
    return specification
  }

  /// Decodes a whole description; `nil` after a diagnostic.
  static func decode(_ root: inout YAMLMapping) -> QLearningAcceleratorSpecification? {
    let name = root.identifier("name", refusing: refusal)
    let clock = root.quantity("clock", .frequency, in: 1e3...5e9, default: 100e6)
    let tile = root.nestedOrEmpty("crossbar", Crossbar.decode)
    let learning = root.nested("learning") { Learning.decode(&$0, valueBits: tile?.valueBits) }
    let converter = root.nestedOrEmpty("converter") {
      Converter.decode(&$0, bits: 8, range: tile?.levelRange)
    }
    let programVerify = root.nestedOrEmpty("program-verify", ProgramVerify.decode)
    let senseAmplifier = root.nestedOrEmpty("sense-amplifiers") {
      SenseAmplifiers.decode(&$0, levelCurrent: tile?.levelCurrent)
    }
    let learningRate = root.nestedOrEmpty("learning-rate", LearningRate.decode)
    guard let name, let learning, var tile, let converter, let programVerify, let senseAmplifier,
      let learningRate
    else { return nil }
    tile.rows = learning.states
    tile.valuesPerRow = learning.actions
    return QLearningAcceleratorSpecification(
      name: name.replacing("-", with: "_"), clock: clock, tile: tile, converter: converter,
      programVerify: programVerify, senseAmplifier: senseAmplifier, learning: learning.rules,
      learningRate: learningRate, table: learning.table)
  }

  /// Why a legal name is refused as the name of a module.
  static func refusal(of name: String) -> String? {
    if name.hasSuffix("-") || name.contains("--") {
      return "has a '-' that does not stand between letters or digits"
    }
    let name = name.replacing("-", with: "_")
    if ReservedWords.contains(name) { return "is a reserved word of SystemVerilog or C++" }
    return ComponentNames.contains(name) ? "is the name of a module inside" : nil
  }
}
