import Diagnostics
import Generation
import HDL

extension Mismatch {
  /// The Swift line that drives what differs: of the trace port of the stage, back through what is only
  /// passed on from module to module. `nil` where no port shows the stage.
  public func drivingLine(in design: GeneratedDesign) -> Place? {
    stage.port.flatMap { design.circuit.driver(of: $0, in: design.circuit.top) }
  }
}

extension Stage {
  /// The output of the accelerator that shows what the stage gives, as its bare name.
  fileprivate var port: String? {
    switch self {
    case .rateConversion: "trace_rate_code"
    case .learningRate: "trace_learning_rate"
    case .conversion: "trace_conversion_code"
    case .accumulation, .readAgain: "trace_value"
    case .error: "trace_update_error"
    case .update: "trace_update_value"
    case .programming: "trace_pulse_amplitude"
    case .policy: "action"
    case .start, .array, .timing, .counters, .registers: nil
    }
  }
}

extension Circuit {
  /// The place of the last statement that drives a signal. Where it takes over another signal that is no
  /// register, the one that drives that; where an instance drives it, the one inside of the instance.
  func driver(of signal: String, in moduleName: String) -> Place? {
    guard let module = module(named: moduleName) else { return nil }
    for instance in module.instances {
      if let output = instance.outputs.first(where: { $0.signal == signal }) {
        return driver(of: output.port, in: instance.module) ?? instance.place
      }
    }
    guard let (value, place) = module.statements.compactMap({ $0.lastValue(of: signal) }).last
    else { return nil }
    if case .signal(let source) = value.operation, source != signal,
      let role = module.signal(named: source)?.role, case .wire = role
    {
      return driver(of: source, in: moduleName) ?? place
    }
    return place
  }
}

extension Circuit.Statement {
  /// What the statement, or the last one inside of it, gives a signal, and its place.
  fileprivate func lastValue(of signal: String) -> (Circuit.Expression, Place)? {
    func last(_ statements: [Circuit.Statement]) -> (Circuit.Expression, Place)? {
      statements.compactMap { $0.lastValue(of: signal) }.last
    }
    switch kind {
    case .assign(let target, let value): return target.name == signal ? (value, place) : nil
    case .when(_, let then, let otherwise): return last(otherwise) ?? last(then)
    case .select(_, let arms, let otherwise): return last(arms.flatMap(\.body)) ?? last(otherwise)
    case .machine(_, let arms): return last(arms.flatMap(\.body))
    case .property: return nil
    }
  }
}
