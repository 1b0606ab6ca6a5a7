import Diagnostics

/// Ports declared together by a bundle, each going as the bundle says: `@Ports var output =
/// DataStream(width: 8)`, or in `init`, `_output = Ports(DataStream(width: width))`.
///
/// They are named `<property>_<member>`, or `<prefix>_<member>` where a prefix is given; with the
/// prefix `""` the members' names stand alone. `from` says what the inputs among them are in step
/// with.
@propertyWrapper
public struct Ports<Value: BundleGroup>: HardwareMember {
  public let wrappedValue: Value
  let member: Member

  public init(
    wrappedValue: Value, prefix: String? = nil, from source: SignalSource? = nil,
    _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.wrappedValue = wrappedValue
    member = .bundle(
      BundleDeclaration(
        wrappedValue, as: .ports, prefix, documentation, at: Place(fileID, line),
        source: source))
  }

  /// The same, for use in `init`.
  public init(
    _ value: Value, prefix: String? = nil, from source: SignalSource? = nil,
    _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      wrappedValue: value, prefix: prefix, from: source, documentation, fileID: fileID, line: line)
  }
}

/// Ports declared together by a bundle, each going against what the bundle says: the other end of
/// ``Ports``.
@propertyWrapper
public struct FlippedPorts<Value: BundleGroup>: HardwareMember {
  public let wrappedValue: Value
  let member: Member

  public init(
    wrappedValue: Value, prefix: String? = nil, from source: SignalSource? = nil,
    _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.wrappedValue = wrappedValue
    member = .bundle(
      BundleDeclaration(
        wrappedValue, as: .flippedPorts, prefix, documentation, at: Place(fileID, line),
        source: source))
  }

  /// The same, for use in `init`.
  public init(
    _ value: Value, prefix: String? = nil, from source: SignalSource? = nil,
    _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      wrappedValue: value, prefix: prefix, from: source, documentation, fileID: fileID, line: line)
  }
}

/// Combinational signals declared together by a bundle; its directions only matter to `<==>`.
@propertyWrapper
public struct WireBundle<Value: BundleGroup>: HardwareMember {
  public let wrappedValue: Value
  let member: Member

  public init(
    wrappedValue: Value, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.wrappedValue = wrappedValue
    member = .bundle(
      BundleDeclaration(wrappedValue, as: .wires, nil, documentation, at: Place(fileID, line)))
  }

  /// The same, for use in `init`.
  public init(
    _ value: Value, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.init(wrappedValue: value, documentation, fileID: fileID, line: line)
  }
}

/// Registers declared together by a bundle: `@RegisterBundle var held = Pixel()`. All members go the
/// same way.
///
/// Under reset a number is 0 and an enumeration its first case, or what `reset` says of the member:
/// `@RegisterBundle(reset: [\.red: 31]) var held = Pixel()`. With `reset: nil`
/// they are not reset. `in` and `crossing` are as for ``Register``.
@propertyWrapper
public struct RegisterBundle<Value: BundleGroup>: HardwareMember {
  public let wrappedValue: Value
  let member: Member

  public init(
    wrappedValue: Value, reset: KeyValuePairs<KeyPath<Value, Signal>, Int>? = [:],
    in domain: ClockDomain? = nil, crossing: Crossing? = nil, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.wrappedValue = wrappedValue
    let place = Place(fileID, line)
    var values: [ObjectIdentifier: Int] = [:]
    var problem: Problem?
    for (path, value) in reset ?? [:] {
      guard case .declared(let declaration) = wrappedValue[keyPath: path].node.kind else {
        problem = Problem(
          "bundle-reset", "a reset value is given for what is no member of the bundle", at: place)
        continue
      }
      values[ObjectIdentifier(declaration)] = value
    }
    member = .bundle(
      BundleDeclaration(
        wrappedValue, as: .registers(reset: reset == nil ? .none : .values(values)), nil,
        documentation, at: place, problem: problem, domain: domain, crossing: crossing))
  }

  /// The same, for use in `init`.
  public init(
    _ value: Value, reset: KeyValuePairs<KeyPath<Value, Signal>, Int>? = [:],
    in domain: ClockDomain? = nil, crossing: Crossing? = nil, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      wrappedValue: value, reset: reset, in: domain, crossing: crossing, documentation,
      fileID: fileID, line: line)
  }
}

/// What a bundle's mark declares.
struct BundleDeclaration {
  enum Use {
    case ports
    case flippedPorts
    case wires
    case registers(reset: ResetValues)
  }

  enum ResetValues {
    case none
    /// By the member's declaration; 0 or the first case where there is none.
    case values([ObjectIdentifier: Int])
  }

  let contents: BundleContents
  let use: Use
  /// Stands in the names for that of the property.
  let prefix: String?
  let documentation: String
  let place: Place
  let problem: Problem?
  /// The domain that registers are placed in; `nil` for the module's own.
  let domain: ClockDomain?
  /// What the inputs' changes are in step with.
  let source: SignalSource?
  /// Why registers may sample another domain.
  let crossing: Crossing?

  init(
    _ group: some BundleGroup, as use: Use, _ prefix: String?, _ documentation: String,
    at place: Place, problem: Problem? = nil, domain: ClockDomain? = nil,
    source: SignalSource? = nil, crossing: Crossing? = nil
  ) {
    self.domain = domain
    self.source = source
    self.crossing = crossing
    contents = group.bundleContents
    self.use = use
    self.prefix = prefix
    self.documentation = documentation
    self.place = place
    self.problem = problem
  }

  /// Its signals, with the names they have in a module whose property has this name.
  func reading(named property: String) -> BundleReading {
    BundleReading(contents, named: prefix ?? property)
  }
}

extension BundleLeaf {
  /// What it is in the module that declares it, with the mistake in that if there is one.
  func role(as use: BundleDeclaration.Use, at place: Place) -> (Circuit.Signal.Role, Problem?) {
    switch use {
    case .ports: return (isForward ? .output : .input, nil)
    case .flippedPorts: return (isForward ? .input : .output, nil)
    case .wires: return (.wire, nil)
    case .registers(.none): return (.register(reset: nil, domain: .main), nil)
    case .registers(.values(let values)):
      if let value = values[ObjectIdentifier(declaration)] {
        let literal = LiteralValue(value)
        let bits = declaration.type.enumeration == nil ? literal.encoded(as: declaration.type) : nil
        return (
          .register(reset: bits, domain: .main),
          bits == nil
            ? literal.misfit(in: declaration.type, at: place, what: "the reset value of '\(name)',")
            : nil
        )
      }
      let first = declaration.enumeration?.cases.first?.value
      return (
        .register(reset: first ?? .zero(width: declaration.type.width), domain: .main), nil
      )
    }
  }
}
