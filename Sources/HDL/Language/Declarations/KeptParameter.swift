import Diagnostics

/// A constant that stays a parameter of the module in the emitted text, so that instances with
/// different values share one module: `@KeptParameter(12, width: 8) var limit` is
/// `parameter logic [7:0] LIMIT = 8'd12` there.
///
/// An object sets its own value in `init`, by `_limit.override(limit)`; its instance is then
/// emitted with `#(.LIMIT(8'd7))`. The value can be used in expressions, and nowhere where Swift
/// has to know it: widths, depths and counts are known when the hardware is put together, so they
/// are Swift's own parameters.
@propertyWrapper
public struct KeptParameter: HardwareMember {
  public let wrappedValue: Signal
  private let declaration: Declaration
  private var setting: ParameterSetting?

  var member: Member { .parameter(declaration, setting) }

  /// Unsigned, of `width` bits, with its default. With a binary point, 1 is 1.0.
  public init(
    _ value: Int, width: Int, fraction: Int = 0, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      value, type: Circuit.ValueType(width: width, fractionBits: fraction), documentation,
      at: Place(fileID, line))
  }

  /// Signed, of `width` bits, with its default. With a binary point, 1 is 1.0.
  public init(
    _ value: Int, signed width: Int, fraction: Int = 0, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      value, type: Circuit.ValueType(width: width, isSigned: true, fractionBits: fraction),
      documentation, at: Place(fileID, line))
  }

  private init(_ value: Int, type: Circuit.ValueType, _ documentation: String, at place: Place) {
    let (bits, problem) = LiteralValue(value).constant(of: type, at: place, what: "the parameter")
    declaration = Declaration(
      role: .parameter(bits), type: type, place: place, documentation: documentation,
      problem: problem)
    wrappedValue = Signal(declaration)
  }

  /// Gives this object's parameter another value than the default.
  public mutating func override(
    _ value: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) {
    override(Signal(value), fileID: fileID, line: line)
  }

  /// The same; `value` is a number, or a parameter of the module that this object is an instance
  /// of, which is passed on.
  public mutating func override(
    _ value: Signal, fileID: StaticString = #fileID, line: UInt = #line
  ) {
    setting = ParameterSetting(value: value.node, place: Place(fileID, line))
  }
}

/// The value that an object gives its parameter.
struct ParameterSetting {
  let value: Node
  let place: Place
}

extension LiteralValue {
  /// The bits of a declared constant, with what is wrong with them.
  func constant(
    of type: Circuit.ValueType, at place: Place, what: String
  ) -> (BitVector, Problem?) {
    if let problem = Declaration.problem(of: type, at: place) {
      return (.zero(width: 1), problem)
    }
    guard let bits = encoded(as: type) else {
      return (.zero(width: 1), misfit(in: type, at: place, what: what))
    }
    return (bits, nil)
  }
}
