/// Equations as a list of operations, each after those it is computed from, and equal ones only
/// once, also where they belong to several equations.
struct EquationGraph {
  /// An operation whose operands are positions in the list.
  enum Operation: Hashable {
    case argument(String)
    case literal(bits: UInt64)
    case constant(Double, name: String)
    case negation(Int)
    case arithmetic(TracedNumber.Arithmetic, Int, Int)
    case function(TracedNumber.Function, Int)
    case choice(TracedNumber.Comparison, left: Int, right: Int, accepted: Int, refused: Int)
  }

  private(set) var operations: [Operation] = []
  /// The first name each operation was given.
  private(set) var names: [Int: String] = [:]
  /// How many operands and outcomes refer to each operation.
  private(set) var uses: [Int] = []
  /// The position of each equation's outcome.
  private(set) var results: [Int] = []

  private var positions: [Operation: Int] = [:]
  private var visited: [ObjectIdentifier: Int] = [:]

  init(_ numbers: [TracedNumber]) {
    for number in numbers {
      let position = insert(number.node)
      results.append(position)
      uses[position] += 1
    }
    visited = [:]
  }

  private mutating func insert(_ node: TracedNumber.Node) -> Int {
    if let known = visited[ObjectIdentifier(node)] { return known }
    let position: Int
    switch node.operation {
    case .named(let inner, let name):
      position = insert(inner)
      if names[position] == nil { names[position] = name }
    case .argument(let name): position = append(.argument(name), operands: [])
    case .literal(let value):
      position = append(.literal(bits: value.bitPattern), operands: [])
    case .constant(let value, let name):
      position = append(.constant(value, name: name), operands: [])
    case .negation(let operand):
      let operand = insert(operand)
      position = append(.negation(operand), operands: [operand])
    case .arithmetic(let operation, let left, let right):
      let (left, right) = (insert(left), insert(right))
      position = append(.arithmetic(operation, left, right), operands: [left, right])
    case .function(let function, let operand):
      let operand = insert(operand)
      position = append(.function(function, operand), operands: [operand])
    case .choice(let condition, let accepted, let refused):
      let (left, right) = (insert(condition.left), insert(condition.right))
      let (accepted, refused) = (insert(accepted), insert(refused))
      position = append(
        .choice(
          condition.comparison, left: left, right: right, accepted: accepted, refused: refused),
        operands: [left, right, accepted, refused])
    }
    visited[ObjectIdentifier(node)] = position
    return position
  }

  private mutating func append(_ operation: Operation, operands: [Int]) -> Int {
    if let known = positions[operation] { return known }
    positions[operation] = operations.count
    operations.append(operation)
    uses.append(0)
    for operand in operands { uses[operand] += 1 }
    return operations.count - 1
  }

  /// Whether the operation at `position` is worth a variable: it has a name or is used more than
  /// once, and is no plain value.
  func hasVariable(at position: Int) -> Bool {
    switch operations[position] {
    case .argument, .literal, .constant: return false
    default: break
    }
    if uses[position] > 1 { return true }
    return names[position] != nil && !results.contains(position)
  }

  /// The sums that are part of a sum, and products that are part of a product, and have a constant
  /// in them.
  var nestedConstants: Set<Int> {
    var nested: Set<Int> = []
    for case .arithmetic(let outer, let left, let right) in operations {
      guard outer == .sum || outer == .product else { continue }
      for operand in [left, right] {
        guard case .arithmetic(outer, let first, let second) = operations[operand] else { continue }
        if isConstant(first) || isConstant(second) { nested.insert(operand) }
      }
    }
    return nested
  }

  private func isConstant(_ position: Int) -> Bool {
    switch operations[position] {
    case .literal, .constant: true
    case .argument: false
    case .negation(let operand), .function(_, let operand): isConstant(operand)
    case .arithmetic(_, let left, let right): isConstant(left) && isConstant(right)
    case .choice(_, _, _, let accepted, let refused): isConstant(accepted) && isConstant(refused)
    }
  }

  /// The names of the arguments that the equations use.
  var arguments: Set<String> {
    Set(
      operations.compactMap { operation in
        guard case .argument(let name) = operation else { return nil }
        return name
      })
  }
}
