import HDL

/// Rewrites expressions into the form that has exact text in SystemVerilog:
/// no truncations, slices only of what must be named anyway, no comparison that is always true or false.
///
/// The low bits of sums, products and logic depend only on low bits of the operands, so truncations move down to the
/// signals; this leaves no widened intermediate whose high bits nobody reads.
final class Normalizer {
  private struct Range: Hashable {
    var expression: Circuit.Expression
    var lowBit: Int
    var count: Int
  }

  /// The values of named constants.
  private let constants: [String: BitVector]
  /// Sums and products, in raw and in normal form, that stand in more than one place: their low bits are selected from
  /// the one result.
  private var shared: Set<Circuit.Expression> = []
  private var normalized: [Circuit.Expression: Circuit.Expression] = [:]
  private var extracted: [Range: Circuit.Expression] = [:]

  init(module: Circuit.Module) {
    var constants: [String: BitVector] = [:]
    for signal in module.signals {
      if case .constant(let value) = signal.role { constants[signal.name] = value }
    }
    self.constants = constants
    shared = module.sharedExpressions
  }

  /// Whether the normalized expression has a result of its own, used in several places.
  func isShared(_ expression: Circuit.Expression) -> Bool { shared.contains(expression) }

  /// An expression of the same type and value.
  func normalize(_ expression: Circuit.Expression) -> Circuit.Expression {
    if let known = normalized[expression] { return known }
    let result = rewrite(expression).read(as: expression.type)
    if shared.contains(expression) { shared.insert(result) }
    normalized[expression] = result
    return result
  }

  /// `count` bits of a normalized expression from `lowBit` up, unsigned.
  func bits(of expression: Circuit.Expression, from lowBit: Int, count: Int) -> Circuit.Expression {
    let type = Circuit.ValueType.unsigned(count)
    if lowBit == 0, count == expression.type.width { return expression.read(as: type) }
    let key = Range(expression: expression, lowBit: lowBit, count: count)
    if let known = extracted[key] { return known }
    let result = extract(expression, lowBit: lowBit, count: count).read(as: type)
    extracted[key] = result
    return result
  }

  /// The value of a constant or of a named constant.
  func value(of expression: Circuit.Expression) -> BitVector? {
    switch expression.withoutReading.operation {
    case .constant(let value): value
    case .signal(let name): constants[name]
    default: nil
    }
  }

  private func rewrite(_ expression: Circuit.Expression) -> Circuit.Expression {
    let type = expression.type
    switch expression.operation {
    case .constant, .signal, .enumerationCase: return expression
    case .memoryRead(let memory, let address):
      return .init(.memoryRead(memory: memory, address: normalize(address)), type: type)
    case .unary(let symbol, let operand): return unary(symbol, normalize(operand), type)
    case .binary(let symbol, let left, let right):
      return binary(symbol, normalize(left), normalize(right), type)
    case .multiplexer(let condition, let then, let otherwise):
      return multiplexer(normalize(condition), normalize(then), normalize(otherwise), type)
    case .slice(let operand, let lowBit):
      return bits(of: normalize(operand), from: lowBit, count: type.width)
    case .truncate(let operand): return bits(of: normalize(operand), from: 0, count: type.width)
    case .bitSelect(let operand, let index): return bitSelect(normalize(operand), normalize(index))
    case .elementSelect(let elements, let index):
      return elementSelect(elements.map { normalize($0) }, normalize(index), type)
    case .concatenation(let parts): return concatenate(parts.map { normalize($0) })
    case .extend(let operand): return extend(normalize(operand), to: type)
    case .reinterpret(let operand): return normalize(operand)
    }
  }
}
