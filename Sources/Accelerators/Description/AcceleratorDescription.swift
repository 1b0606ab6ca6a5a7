import Diagnostics
import Specifications
import YAML

/// What a user says about an accelerator, in YAML or in Swift: the same keys with the same meaning, each with its place in the user's text.
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
  /// - Throws: What is wrong with the file or its YAML; what the keys say is judged by ``specification()``.
  public init(contentsOf path: String) throws(DiagnosticReport) {
    root = try YAMLNode.load(contentsOf: path)
  }

  /// Reads a description from YAML text.
  ///
  /// - Parameter file: What places call the text.
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
  /// - Throws: Every problem of the description: unknown keys, wrong units, values out of range, values that do not fit together.
  public func specification() throws(DiagnosticReport) -> QLearningAcceleratorSpecification {
    try YAMLDecoder.decode(root, of: "the description") { mapping in
      Self.decode(&mapping)
    }
  }
}
