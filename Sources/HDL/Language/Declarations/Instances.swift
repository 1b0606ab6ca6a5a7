import Diagnostics

/// A module inside of this one: `@Instance var adc = Converter(bits: 10)`, or in `init`, `_adc =
/// Instance(Converter(bits: bits))`. Its inputs are driven by `adc.start <== …`, its outputs read
/// as `adc.code`.
///
/// The property may have the type of a protocol (`any AnalogConverter`) or be optional; `nil` makes
/// no instance.
@propertyWrapper
public struct Instance<Module>: HardwareMember {
  public let wrappedValue: Module
  let member: Member

  public init(
    wrappedValue: Module, fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.wrappedValue = wrappedValue
    let place = Place(fileID, line)
    let (modules, problem) = hardware(in: wrappedValue, at: place)
    member = .instances(modules, isArray: false, place, problem)
  }

  /// The same, for use in `init`.
  public init(_ module: Module, fileID: StaticString = #fileID, line: UInt = #line) {
    self.init(wrappedValue: module, fileID: fileID, line: line)
  }
}

/// Modules inside of this one: `@Instances var lanes = (0..<4).map { _ in Lane() }`, named
/// `lanes_0` and so on.
@propertyWrapper
public struct Instances<Module>: HardwareMember {
  public let wrappedValue: [Module]
  let member: Member

  public init(
    wrappedValue: [Module], fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.wrappedValue = wrappedValue
    let place = Place(fileID, line)
    guard wrappedValue.count <= Limits.arrayCount else {
      let problem = Problem(
        "array-count",
        "an array of \(wrappedValue.count) was asked for; it has 0 to \(Limits.arrayCount)",
        at: place)
      member = .instances([], isArray: true, place, problem)
      return
    }
    let found = wrappedValue.map { hardware(in: $0, at: place) }
    member = .instances(
      found.flatMap(\.0), isArray: true, place, found.lazy.compactMap(\.1).first)
  }

  /// The same, for use in `init`.
  public init(_ modules: [Module], fileID: StaticString = #fileID, line: UInt = #line) {
    self.init(wrappedValue: modules, fileID: fileID, line: line)
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
