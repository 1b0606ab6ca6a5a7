import HDL

/// Where the instances of a module stand in the text, which has regular arrays of instances in loops.
struct InstancePaths {
  let circuit: Circuit
  /// The modules' texts.
  let modules: [GeneratedText]

  /// The scopes on the way from the top module to every instance of a module, in the circuit's order, such as
  /// `["u_layers_0", "gen_tiles[1]", "u_tiles", "u_macro"]`.
  func paths(to name: String) -> [[String]] { paths(to: name, from: circuit.top) }

  private func paths(to name: String, from parent: String) -> [[String]] {
    (circuit.module(named: parent)?.instances ?? []).flatMap { instance -> [[String]] in
      let scopes = scopes(of: instance.name, in: parent)
      let inside =
        instance.module == name ? [[]] : paths(to: name, from: instance.module)
      return inside.map { scopes + $0 }
    }
  }

  private func scopes(of instance: String, in module: String) -> [String] {
    guard let cut = instance.lastIndex(of: "_"),
      let index = Int(instance[instance.index(after: cut)...])
    else { return ["u_\(instance)"] }
    let array = instance[..<cut]
    let text = modules.first { $0.name == "rtl/\(module).sv" }?.text ?? ""
    return text.contains(": gen_\(array)")
      ? ["gen_\(array)[\(index)]", "u_\(array)"] : ["u_\(instance)"]
  }
}
