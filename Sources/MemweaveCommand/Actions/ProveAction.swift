import Diagnostics
import Foundation
import Memweave

/// `memweave prove`: the properties of the library's components.
struct ProveAction {
  let options: Invocation.ProveOptions
  /// What can be asked for.
  var components = ProvedComponent.all
  /// Where counterexamples are written.
  var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)

  func perform() throws -> ExitStatus {
    let components = try chosen()
    let results = try components.map(prove)
    return results.contains(.mismatch) ? .mismatch : .success
  }

  private func chosen() throws -> [ProvedComponent] {
    try options.component.map { [try ProvedComponent.required($0)] } ?? components
  }

  private func prove(_ component: ProvedComponent) throws -> ExitStatus {
    let start = Date()
    let verdict = try Prover().prove(
      component.circuit(), depth: options.depth ?? component.depth)
    let seconds = Int(Date().timeIntervalSince(start) * 1000)
    let what = "\(component.summary), \(seconds) ms"
    switch verdict.outcome {
    case .proved(let method):
      print(component, "proved by \(method)", what)
      for cover in verdict.unreached { Console.print("    not seen within the depth: \(cover)") }
      return .success
    case .unknown(let reason):
      print(component, "not proved", "\(what)\n    \(reason)")
      return .mismatch
    case .failed(let counterexample):
      print(component, "FAILED", what)
      for property in counterexample.broken { Console.print("    broken: \(property)") }
      Console.print(counterexample.waveform)
      let file = "\(component.name)-counterexample.vcd"
      try UserFile.write(
        counterexample.valueChangeDump, to: folder.appendingPathComponent(file).path)
      Console.print("    all signals are in \(file)")
      return .mismatch
    }
  }

  private func print(_ component: ProvedComponent, _ outcome: String, _ what: String) {
    Console.print("\(Summary.row(component.name, outcome)); \(what)")
  }
}

extension ProvedComponent {
  /// The component of this name.
  ///
  /// - Throws: `Diagnostic` with the nearest name where there is none.
  static func required(_ name: String) throws -> ProvedComponent {
    if let component = named(name) { return component }
    let names = all.map(\.name)
    let nearest = Suggestion.nearest(to: name, among: names)
    throw Diagnostic(
      .error, "unknown-component",
      "there is no component '\(name)'; expected one of \(names.joined(separator: ", "))",
      remedy: nearest.map { "did you mean '\($0)'?" })
  }
}
