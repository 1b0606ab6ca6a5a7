/// The named constants of one printed text, in the order of their first use.
public struct PrintedConstants: Sendable {
  /// A parameter of the device: its name in upper case, and its value.
  public struct Constant: Sendable, Hashable {
    public let name: String
    public let value: Double
  }

  private struct Origin: Hashable {
    let name: String
    let value: Double
  }

  private(set) var constants: [Constant] = []
  private var names = PrintedNames()
  private var namesByOrigin: [Origin: String] = [:]

  /// Adds a constant and returns its name. The same name and value are the same constant; the same
  /// name with another value gets a number.
  mutating func add(_ value: Double, named name: String) -> String {
    let origin = Origin(name: name, value: value)
    if let known = namesByOrigin[origin] { return known }
    let printed = names.upperCase(name)
    namesByOrigin[origin] = printed
    constants.append(Constant(name: printed, value: value))
    return printed
  }
}
