/// The state of one device: a few numbers, each with a name.
///
/// A device declares a structure that is generic over its number, with one stored property for each
/// component. Equations use the properties; who treats all devices alike goes through `components`.
public protocol DeviceState<Number>: Sendable {
  associatedtype Number: Physical

  /// A state whose components are asked for by their names, in camel case.
  init(_ component: (String) -> Number)

  /// The components in the order in which `init` asks for them, with the same names.
  var components: [(name: String, value: Number)] { get }
}

extension DeviceState {
  /// The names of the components, in order.
  public static var componentNames: [String] {
    Self { _ in 0.0 }.components.map(\.name)
  }
}
