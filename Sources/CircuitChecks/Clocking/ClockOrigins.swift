import Diagnostics
import HDL

/// What the changes of a value are in step with, and for each, one thing that it comes from.
struct ClockOrigins: Equatable {
  enum Kind: Hashable {
    /// Registers and memories of a domain of the module at hand.
    case domain(Circuit.ClockDomain)
    /// Inputs that are said to be asynchronous.
    case asynchronous
    /// An input of the module at hand that says nothing: its parent knows.
    case input(String)
  }

  /// A register, a memory or an input; in an instance, with its path.
  struct Source: Hashable {
    var name: String
    var place: Place

    func inside(of instance: Circuit.Instance) -> Source {
      Source(name: "\(instance.name).\(name)", place: place)
    }
  }

  private(set) var sources: [Kind: Source] = [:]

  init() {}

  init(_ kind: Kind, _ source: Source) { sources = [kind: source] }

  /// Keeps what is known already. Returns whether anything is new.
  @discardableResult
  mutating func formUnion(_ other: ClockOrigins) -> Bool {
    let before = sources.count
    sources.merge(other.sources) { known, _ in known }
    return sources.count != before
  }

  /// What is not of that domain, in the order of the text; without inputs that say nothing.
  func foreign(to domain: Circuit.ClockDomain) -> [(kind: Kind, source: Source)] {
    sources.filter { kind, _ in
      switch kind {
      case .domain(let other): other != domain
      case .asynchronous: true
      case .input: false
      }
    }
    .sorted { ($0.value.place.line, $0.value.name) < ($1.value.place.line, $1.value.name) }
    .map { ($0.key, $0.value) }
  }

  /// Whether everything is known to be in step with that domain.
  func isOnly(of domain: Circuit.ClockDomain) -> Bool {
    sources.keys.allSatisfy { $0 == .domain(domain) }
  }

  /// The inputs that say nothing.
  var inputs: [String] {
    sources.keys.compactMap { if case .input(let name) = $0 { name } else { nil } }.sorted()
  }
}

/// What takes the value of an input at a clock edge.
struct ClockSampler: Hashable {
  var domain: Circuit.ClockDomain
  var crossing: Circuit.Crossing?
  var source: ClockOrigins.Source
}

/// What a module's parent has to know of its clocks.
struct ClockSummary {
  /// Of what each output depends on, in the module's own domains.
  var outputs: [String: ClockOrigins] = [:]
  /// The outputs that are a register, or an input, without logic between.
  var directOutputs: [String: DirectSource] = [:]
  /// What samples each input: of every domain and kind of crossing one.
  var inputs: [String: [ClockSampler]] = [:]

  enum DirectSource: Hashable {
    case register
    case input(String)
  }

  mutating func add(_ sampler: ClockSampler, to input: String) {
    let known = inputs[input] ?? []
    guard
      !known.contains(where: {
        $0.domain == sampler.domain && $0.crossing == sampler.crossing
      })
    else { return }
    inputs[input] = known + [sampler]
  }
}
