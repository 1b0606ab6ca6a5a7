/// An equation as a list of operations, each after those it is computed from, and equal ones only
/// once.
struct EquationGraph {
  /// An operation whose operands are positions in the list.
  enum Operation: Hashable {
    case argument(String)
    case literal(bits: UInt64)
    case constant(Double, name: String)
    case negation(Int)
    case arithmetic(TracedNumber.Arithmetic, Int, Int)
    case exponential(Int)
    case logarithm(Int)
    case choice(TracedNumber.Comparison, left: Int, right: Int, accepted: Int, refused: Int)
  }

  private(set) var operations: [Operation] = []
  /// The first name each operation was given.
  private(set) var names: [Int: String] = [:]
  /// How many operands refer to each operation.
  private(set) var uses: [Int] = []
  /// The position of the equation's outcome.
  private(set) var result = 0

  private var positions: [Operation: Int] = [:]
  private var visited: [ObjectIdentifier: Int] = [:]

  init(_ number: TracedNumber) {
    result = insert(number.node)
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
    case .exponential(let operand):
      let operand = insert(operand)
      position = append(.exponential(operand), operands: [operand])
    case .logarithm(let operand):
      let operand = insert(operand)
      position = append(.logarithm(operand), operands: [operand])
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
    return names[position] != nil && position != result
  }
}
