import Diagnostics
import HDL

/// The text of one module, to be written under `name`.
public struct SystemVerilogFile: Sendable, Hashable {
  /// The module's name with `.sv`.
  public var name: String
  public var text: String
  /// The user's lines that lines of the text come from, by the numbers of the text's lines, from 1:
  /// of declarations and of the statements in blocks.
  public var places: [Int: Place]

  public init(name: String, text: String, places: [Int: Place] = [:]) {
    self.name = name
    self.text = text
    self.places = places
  }
}

extension SystemVerilogFile {
  /// One file for each module that is not a black box, children before their parents: a filelist in the order in
  /// which tools want to read it.
  ///
  /// Names of files and modules, and all names inside, depend only on the declarations, so that the same
  /// circuit gives the same text. The circuit is taken as well typed (see `Circuit`).
  public static func files(of circuit: Circuit) -> [SystemVerilogFile] {
    let children = circuit.modulesByName
    let paths = CombinationalPaths(children)
    return circuit.modules.filter { !$0.isBlackBox }.map { module in
      let packed = ModulePacking.packed(module, children: children, paths: paths)
      let lowering = ModuleLowering(packed, children: children)
      let written = lowering.lowered().written
      return SystemVerilogFile(
        name: "\(module.name).sv", text: written.text, places: written.places)
    }
  }

  /// For each black box a module that a lint has nothing to say of: outputs are zero, inputs and
  /// parameters unused. It stands in where the macro's own text is not at hand.
  public static func lintStubs(of circuit: Circuit) -> [SystemVerilogFile] {
    stubs(of: circuit) { $0.lintStub(parameters: $1) }
  }

  /// For each black box a module with ports and nothing inside, for Yosys, which knows by the attribute
  /// `blackbox` to leave it alone. Parameters are those that instances give, with the first instance's values.
  public static func blackBoxStubs(of circuit: Circuit) -> [SystemVerilogFile] {
    stubs(of: circuit) { $0.stub(parameters: $1) }
  }

  private static func stubs(
    of circuit: Circuit,
    make: (ModuleLowering, [Circuit.Instance.Parameter]) -> SyntaxModule
  ) -> [SystemVerilogFile] {
    let children = circuit.modulesByName
    return circuit.modules.filter(\.isBlackBox).map { module in
      let lowering = ModuleLowering(PackedModule(module: module), children: children)
      return SystemVerilogFile(
        name: "\(module.name).sv",
        text: make(lowering, circuit.parameters(givenTo: module.name)).text)
    }
  }
}

extension Circuit {
  fileprivate var modulesByName: [String: Module] {
    Dictionary(modules.map { ($0.name, $0) }) { first, _ in first }
  }

  /// What instances anywhere set, each name once.
  fileprivate func parameters(givenTo module: String) -> [Instance.Parameter] {
    var found: [Instance.Parameter] = []
    for parent in modules {
      for instance in parent.instances where instance.module == module {
        for parameter in instance.parameters
        where !found.contains(where: { $0.name == parameter.name }) {
          found.append(parameter)
        }
      }
    }
    return found
  }
}
