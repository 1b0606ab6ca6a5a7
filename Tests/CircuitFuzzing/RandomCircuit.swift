import Diagnostics
import HDL

/// A circuit of random modules in several levels, well formed and free of loops: a module reads only what was made before
/// it, so that no path leads back.
///
/// Every operation occurs, widths are 1 to 200 bits; there are registers alone and in arrays, machines, memories that
/// are written and such that are not, blocks with defaults and nested conditions, instances alone and in arrays; and
/// where asked for, two clocks, parameters, bundles and black boxes.
public struct RandomCircuit {
  public let circuit: Circuit

  /// What the name of a module ends with that is simulated as a black box with a body.
  static let boxSuffix = "_box"

  /// - Parameters:
  ///   - prefix: What the names of all modules begin with, so that many circuits fit into one simulation.
  ///   - widths: How wide its values are.
  ///   - depth: How deep operations are nested at most.
  /// - Throws: `DiagnosticReport` where the part of bundles cannot be elaborated, which would be a finding.
  public init(
    seed: UInt64, prefix: String = "fuzz", widths: RandomWidths = .any, depth: Int = 4,
    features: RandomFeatures = []
  ) throws(DiagnosticReport) {
    var numbers = RandomNumbers(seed: seed)
    let top = "\(prefix)_top"
    let names = (0..<numbers.pick(0...3)).map { "\(prefix)_part\($0)" } + [top]
    // Drawn apart, so that a circuit without features stays what it is.
    var further = RandomNumbers(seed: seed &+ 0xfea7)
    let styles: [Circuit.ClockDomain.ResetStyle] = [
      .asynchronous, .asynchronous, .synchronous, .powerUp,
    ]
    let style = features.contains(.clocks) ? styles[further.pick(0...3)] : .asynchronous
    let main = Circuit.ClockDomain.main.with(reset: style)
    let second = Circuit.ClockDomain("second", reset: style)
    var modules: [Circuit.Module] = []
    if features.contains(.blackBoxes) {
      var maker = RandomModuleMaker(
        named: "\(prefix)\(Self.boxSuffix)", seed: further.next(), widths: widths, depth: depth,
        domains: [main])
      maker.fill()
      modules.append(maker.module)
    }
    // The part of which the hop is made is no child of others.
    var parts: [Circuit.Module] = []
    if features.contains(.bundles) {
      let hop = BundleHop(prefix: prefix, widths: widths, numbers: &further, domain: main)
      let elaborated = try Circuit(elaborating: hop).modules
      parts = elaborated.dropLast()
      modules += elaborated.suffix(1)
    }
    for name in names {
      var maker = RandomModuleMaker(
        named: name, seed: numbers.next(), widths: widths, depth: depth,
        domains: features.contains(.clocks) ? [main, second] : [main],
        hasParameters: features.contains(.parameters))
      for child in modules where name == top || numbers.once(in: 2) { maker.instantiate(child) }
      maker.fill()
      modules.append(maker.module)
    }
    circuit = Circuit(top: top, modules: parts + modules)
  }
}
