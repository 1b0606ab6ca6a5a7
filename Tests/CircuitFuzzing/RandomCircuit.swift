import Diagnostics
import HDL

/// A circuit of random modules in several levels, well formed and free of loops: a module reads only what was made before
/// it, so that no path leads back.
///
/// Every operation occurs, widths are 1 to 200 bits; there are registers alone and in arrays, machines, memories that
/// are written and such that are not, blocks with defaults and nested conditions, instances alone and in arrays.
public struct RandomCircuit {
  public let circuit: Circuit

  /// - Parameters:
  ///   - prefix: What the names of all modules begin with, so that many circuits fit into one simulation.
  ///   - widths: How wide its values are.
  ///   - depth: How deep operations are nested at most.
  public init(
    seed: UInt64, prefix: String = "fuzz", widths: RandomWidths = .any, depth: Int = 4
  ) {
    var numbers = RandomNumbers(seed: seed)
    let top = "\(prefix)_top"
    let names = (0..<numbers.pick(0...3)).map { "\(prefix)_part\($0)" } + [top]
    var modules: [Circuit.Module] = []
    for name in names {
      var maker = RandomModuleMaker(named: name, seed: numbers.next(), widths: widths, depth: depth)
      for child in modules where name == top || numbers.once(in: 2) { maker.instantiate(child) }
      maker.fill()
      modules.append(maker.module)
    }
    circuit = Circuit(top: top, modules: modules)
  }
}
