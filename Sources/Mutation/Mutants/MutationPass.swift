import Diagnostics
import HDL

/// One walk through a circuit that comes to every place a mutant can be put, always in the same
/// order, and leaves there what its goal asks for.
struct MutationPass {
  enum Goal {
    /// Only names the mutants.
    case list
    /// Puts one mutant in.
    case apply(Int)
    /// Puts these in, each behind the condition that the signal holds its number.
    case select(Set<Int>, by: Circuit.Expression)
  }

  /// Whether a mutant acts.
  enum Activity {
    case never, always
    case when(Circuit.Expression)
  }

  /// Where the walk is.
  struct Site {
    var module = ""
    var place = Place(file: "", line: 0)
    var subject = ""
  }

  let goal: Goal
  var site = Site()
  private(set) var mutants: [Mutant] = []
  /// How many mutants it came to.
  private(set) var count: Int
  /// What became of the expressions of the statement that the walk is in: one that stands in several
  /// places there has the same mutants in all of them.
  var rewritten: [ObjectIdentifier: Circuit.Expression] = [:]
  /// The enumerations of the module, for the state after a state.
  private(set) var enumerations: [Circuit.Enumeration] = []
  /// What lacks an assignment in the module.
  var lacking: Set<String> = []

  /// - Parameter count: how many mutants were before.
  init(_ goal: Goal, from count: Int = 0) {
    self.goal = goal
    self.count = count
  }

  mutating func enter(_ module: Circuit.Module) {
    site.module = module.name
    enumerations = module.enumerations
    lacking = []
  }

  /// Comes to one mutant.
  mutating func activity(_ kind: MutationKind, _ change: @autoclosure () -> String) -> Activity {
    count += 1
    switch goal {
    case .list:
      mutants.append(
        Mutant(
          number: count, kind: kind, module: site.module, place: "\(site.place)",
          subject: site.subject, change: change()))
      return .never
    case .apply(let number):
      return number == count ? .always : .never
    case .select(let chosen, let signal):
      guard chosen.contains(count) else { return .never }
      let number = BitVector(truncating: count, width: signal.type.width)
      let constant = Circuit.Expression(.constant(number), type: signal.type)
      return .when(Circuit.Expression(.binary(.equal, signal, constant), type: .bit))
    }
  }

  /// Comes to a mutant of an expression.
  ///
  /// - Parameters:
  ///   - present: the expression with the mutants it has so far.
  ///   - original: the expression as it was.
  ///   - changed: another of the same type.
  mutating func offer(
    _ kind: MutationKind, _ present: Circuit.Expression, of original: Circuit.Expression,
    becomes changed: @autoclosure () -> Circuit.Expression, _ change: String? = nil
  ) -> Circuit.Expression {
    let activity = activity(
      kind, change ?? "\(original.briefly) became \(changed().briefly)")
    switch activity {
    case .never: return present
    case .always: return changed()
    case .when(let condition):
      return Circuit.Expression(
        .multiplexer(condition: condition, then: changed(), otherwise: present),
        type: original.type)
    }
  }
}

extension Circuit.Expression {
  /// On one line that is not too long.
  var briefly: String {
    let text = description
    return text.count <= 72 ? text : text.prefix(70) + "…"
  }
}
