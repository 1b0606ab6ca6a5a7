import Diagnostics

/// A module inside of this one: `@Instance var adc = Converter(bits: 10)`, or in `init`, `_adc =
/// Instance(Converter(bits: bits))`. Its inputs are driven by `adc.start <== …`, its outputs read
/// as `adc.code`.
///
/// The property may have the type of a protocol (`any AnalogConverter`) or be optional; `nil` makes
/// no instance.
///
/// A module lies in its parent's own clock domain, or `@Instance(in: .write)` in the one that is
/// named. One that has several domains has each in the parent's domain of the same name, unless
/// `domains` says otherwise: `@Instance(domains: [.write: .main, .read: .video])` names the child's
/// domain first, the parent's second.
@propertyWrapper
public struct Instance<Module>: HardwareMember {
  public let wrappedValue: Module
  let member: Member

  public init(
    wrappedValue: Module, in domain: ClockDomain? = nil,
    domains: KeyValuePairs<ClockDomain, ClockDomain> = [:],
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.wrappedValue = wrappedValue
    let place = Place(fileID, line)
    let (modules, problem) = hardware(in: wrappedValue, at: place)
    let placement = DomainPlacement(own: domain, others: domains)
    member = .instances(modules, isArray: false, placement, place, problem)
  }

  /// The same, for use in `init`.
  public init(
    _ module: Module, in domain: ClockDomain? = nil,
    domains: KeyValuePairs<ClockDomain, ClockDomain> = [:],
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(wrappedValue: module, in: domain, domains: domains, fileID: fileID, line: line)
  }
}

/// Modules inside of this one: `@Instances var lanes = (0..<4).map { _ in Lane() }`, named
/// `lanes_0` and so on. See ``Instance`` for their clock domains.
@propertyWrapper
public struct Instances<Module>: HardwareMember {
  public let wrappedValue: [Module]
  let member: Member

  public init(
    wrappedValue: [Module], in domain: ClockDomain? = nil,
    domains: KeyValuePairs<ClockDomain, ClockDomain> = [:],
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.wrappedValue = wrappedValue
    let place = Place(fileID, line)
    let placement = DomainPlacement(own: domain, others: domains)
    guard wrappedValue.count <= Limits.arrayCount else {
      let problem = Problem(
        "array-count",
        "an array of \(wrappedValue.count) was asked for; it has 0 to \(Limits.arrayCount)",
        at: place)
      member = .instances([], isArray: true, placement, place, problem)
      return
    }
    let found = wrappedValue.map { hardware(in: $0, at: place) }
    member = .instances(
      found.flatMap(\.0), isArray: true, placement, place, found.lazy.compactMap(\.1).first)
  }

  /// The same, for use in `init`.
  public init(
    _ modules: [Module], in domain: ClockDomain? = nil,
    domains: KeyValuePairs<ClockDomain, ClockDomain> = [:],
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(wrappedValue: modules, in: domain, domains: domains, fileID: fileID, line: line)
  }
}

/// The hardware that a value is, through protocol types and optionals.
private func hardware(in value: Any, at place: Place) -> ([any Hardware], Problem?) {
  if let module = value as? any Hardware { return ([module], nil) }
  let mirror = Mirror(reflecting: value)
  if mirror.displayStyle == .optional, mirror.children.isEmpty { return ([], nil) }
  return (
    [],
    Problem(
      "instance-not-hardware",
      "a value of '\(type(of: value))' is instantiated, which is no module",
      at: place, remedy: "make it a class that conforms to 'Hardware'")
  )
}
