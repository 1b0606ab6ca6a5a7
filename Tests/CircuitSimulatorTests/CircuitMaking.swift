import Diagnostics
import HDL

// Short spellings for circuits that tests put together by hand.

typealias Expression = Circuit.Expression
typealias Statement = Circuit.Statement
typealias ValueType = Circuit.ValueType

func at(_ line: Int) -> Place { Place(file: "Test.swift", line: line) }

func input(_ name: String, _ type: ValueType) -> Circuit.Signal {
  Circuit.Signal(name: name, type: type, role: .input, place: at(1))
}

func output(_ name: String, _ type: ValueType) -> Circuit.Signal {
  Circuit.Signal(name: name, type: type, role: .output, place: at(2))
}

func wire(_ name: String, _ type: ValueType, line: Int = 3) -> Circuit.Signal {
  Circuit.Signal(name: name, type: type, role: .wire, place: at(line))
}

func register(
  _ name: String, _ type: ValueType, reset: Int? = 0, domain: Circuit.ClockDomain = .main
) -> Circuit.Signal {
  let value = reset.map { BitVector(truncating: $0, width: type.width) }
  return Circuit.Signal(
    name: name, type: type, role: .register(reset: value, domain: domain), place: at(4))
}

func read(_ signal: Circuit.Signal) -> Expression {
  Expression(.signal(signal.name), type: signal.type)
}

func literal(_ value: Int, _ type: ValueType) -> Expression {
  Expression(.constant(BitVector(truncating: value, width: type.width)), type: type)
}

func binary(
  _ operation: Circuit.BinaryOperator, _ left: Expression, _ right: Expression
) -> Expression {
  Expression(.binary(operation, left, right), type: operation.isComparison ? .bit : left.type)
}

func drive(_ signal: Circuit.Signal, _ value: Expression, line: Int = 10) -> Statement {
  Statement(.assign(.signal(signal.name), value), at: at(line))
}

func when(
  _ condition: Expression, _ then: [Statement], otherwise: [Statement] = []
) -> Statement {
  Statement(.when(condition: condition, then: then, otherwise: otherwise), at: at(11))
}

func module(
  _ name: String, _ signals: [Circuit.Signal], memories: [Circuit.Memory] = [],
  enumerations: [Circuit.Enumeration] = [], instances: [Circuit.Instance] = [],
  _ statements: [Statement]
) -> Circuit.Module {
  Circuit.Module(
    name: name, place: at(1), signals: signals, memories: memories, enumerations: enumerations,
    instances: instances, statements: statements, clockDomains: [.main])
}

func circuit(_ modules: Circuit.Module...) -> Circuit {
  Circuit(top: modules.last?.name ?? "", modules: modules)
}

/// Counts while `enable` is set.
func counter(width: Int) -> Circuit.Module {
  let enable = input("enable", .bit)
  let count = output("count", .unsigned(width))
  let value = register("value", .unsigned(width))
  return module(
    "counter", [enable, count, value],
    [
      drive(count, read(value)),
      when(read(enable), [drive(value, binary(.add, read(value), literal(1, value.type)))]),
    ])
}
