import Diagnostics

/// A property that declares something, as the elaborator finds it.
protocol HardwareMember {
  var member: Member { get }
}

/// A property that declares several things, each with a name of its own.
protocol HardwareMemberGroup {
  var members: [(String, Member)] { get }
}

/// What a property declares.
enum Member {
  case signal(Declaration)
  case signals(ArrayDeclaration)
  case parameter(Declaration, ParameterSetting?)
  case memory(MemoryDeclaration)
  case blockMemory(MemoryDeclaration, [MemoryPortDeclaration])
  case instances([any Hardware], isArray: Bool, DomainPlacement, Place, Problem?)
  /// A member of a bundle; no module holds one.
  case field(Declaration)
  case bundle(BundleDeclaration)
  /// A bundle in a property without a mark.
  case unmarkedBundle(BundleContents)
}

/// Which domains of the parent the domains of an instance lie in, as the user said it.
struct DomainPlacement {
  /// The parent's domain for the child's own domain.
  var own: ClockDomain?
  /// The parent's domain for others, by the child's.
  var others: KeyValuePairs<ClockDomain, ClockDomain>
}

/// The elements of a declared array of signals.
public struct ArrayDeclaration: Sendable {
  let elements: [Declaration]
  let place: Place
  let problem: Problem?

  /// `count` declarations made alike; none, and a problem, where the count is absurd.
  init(count: Int, place: Place, make: () -> Declaration) {
    self.place = place
    guard (0...Limits.arrayCount).contains(count) else {
      elements = []
      problem = Problem(
        "array-count", "an array of \(count) was asked for; it has 0 to \(Limits.arrayCount)",
        at: place)
      return
    }
    let first = make()
    problem = first.problem
    elements = problem == nil ? (0..<count).map { _ in make() } : []
  }
}
