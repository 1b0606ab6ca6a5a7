import Diagnostics

/// Collects what is wrong, each thing once, and knows declared names for the notes.
final class Reporter {
  private(set) var diagnostics: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  private var reported: Set<ObjectIdentifier> = []
  private var names: [ObjectIdentifier: (name: String, place: Place)] = [:]
  private var toldOfTypes: Set<String> = []
  /// Problems are kept, so that no other takes their identity.
  private var problems: [Problem] = []

  /// - Parameter place: where the module declares it; a member of a bundle with its bundle.
  func name(_ declaration: Declaration, _ name: String, at place: Place) {
    names[ObjectIdentifier(declaration)] = (name, place)
  }

  func name(of declaration: Declaration) -> String {
    names[ObjectIdentifier(declaration)]?.name ?? "a signal without '@' declaration"
  }

  /// Reports it, unless the same was said before (of another object of the same class).
  func report(_ diagnostic: Diagnostic) {
    guard known.insert(diagnostic).inserted else { return }
    diagnostics.append(diagnostic)
  }

  /// Reports a problem at its own place or else at `place`; at most once.
  func report(_ problem: Problem, at place: Place) {
    guard reported.insert(ObjectIdentifier(problem)).inserted else { return }
    problems.append(problem)
    if problem.isOfType, !toldOfTypes.insert(problem.message).inserted { return }
    var seen: Set<ObjectIdentifier> = []
    let notes = problem.declarations.filter { seen.insert(ObjectIdentifier($0)).inserted }.map {
      note(on: $0)
    }
    report(
      Diagnostic(
        .error, problem.identifier, problem.message, at: problem.place ?? place, notes: notes,
        remedy: problem.remedy))
  }

  /// Where a signal was declared, and as what.
  func note(on declaration: Declaration) -> Diagnostic.Note {
    Diagnostic.Note(
      "'\(name(of: declaration))' is declared here with \(declaration.type)",
      at: names[ObjectIdentifier(declaration)]?.place ?? declaration.place)
  }

  /// Everything reported: files in the order met, lines ascending in each.
  var report: DiagnosticReport {
    var fileOrder: [String: Int] = [:]
    for diagnostic in diagnostics {
      if let file = diagnostic.place?.file, fileOrder[file] == nil {
        fileOrder[file] = fileOrder.count
      }
    }
    func key(_ diagnostic: Diagnostic) -> (Int, Int) {
      guard let place = diagnostic.place else { return (.max, .max) }
      return (fileOrder[place.file] ?? .max, place.line)
    }
    let sorted = diagnostics.enumerated().sorted { left, right in
      let (a, b) = (key(left.element), key(right.element))
      return a == b ? left.offset < right.offset : a < b
    }
    return DiagnosticReport(sorted.map(\.element))
  }
}
