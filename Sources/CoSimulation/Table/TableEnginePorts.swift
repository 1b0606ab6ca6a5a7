import Specifications

/// The ports a transition is offered at.
struct TransitionPorts {
  let ready: OutputHandle
  private let valid: InputHandle
  private let state: InputHandle
  private let action: InputHandle
  private let reward: InputHandle
  private let next: InputHandle
  private let terminal: InputHandle
  private let learn: InputHandle
  private let rate: InputHandle
  /// Where the engine counts the updates of its values.
  private let byVisits: InputHandle?

  init(_ library: ModelLibrary, countsVisits: Bool) throws {
    ready = try library.output("transition_ready_o")
    valid = try library.input("transition_valid_i")
    state = try library.input("state_i")
    action = try library.input("action_i")
    reward = try library.input("reward_i")
    next = try library.input("next_i")
    terminal = try library.input("terminal_i")
    learn = try library.input("learn_i")
    rate = try library.input("rate_i")
    byVisits = countsVisits ? try library.input("by_visits_0_i") : nil
  }

  /// - Parameter transition: `nil` to offer none.
  func present(_ transition: TableTransition?, to instance: ModelInstance) throws {
    guard let transition else { return try instance.poke(valid, 0) }
    try instance.poke(valid, 1)
    try instance.poke(state, UInt64(transition.state))
    try instance.poke(action, UInt64(transition.action))
    try instance.poke(reward, signed: Int64(transition.reward))
    try instance.poke(next, UInt64(transition.next))
    try instance.poke(terminal, transition.terminal ? 1 : 0)
    try instance.poke(learn, transition.learn ? 1 : 0)
    try instance.poke(rate, UInt64(transition.rate))
    if let byVisits { try instance.poke(byVisits, transition.byVisits ? 1 : 0) }
  }
}

/// The ports a result is given at.
struct ResultPorts {
  let valid: OutputHandle
  let ready: InputHandle
  private let chosen: OutputHandle
  private let explored: OutputHandle
  private let value: OutputHandle
  private let error: OutputHandle
  private let usedRate: OutputHandle?

  init(_ library: ModelLibrary, countsVisits: Bool) throws {
    valid = try library.output("result_valid_o")
    ready = try library.input("result_ready_i")
    chosen = try library.output("chosen_o")
    explored = try library.output("explored_o")
    value = try library.output("value_o")
    error = try library.output("error_o")
    usedRate = countsVisits ? try library.output("used_rate_0_o") : nil
  }

  /// - Parameter rate: the learning rate of an engine that does not tell it.
  func result(of instance: ModelInstance, rate: Int) throws -> TableResult {
    try TableResult(
      action: Int(instance.peek(chosen)), explored: instance.peek(explored) == 1,
      value: Int(instance.peekSigned(value)), error: Int(instance.peekSigned(error)),
      rate: usedRate.map { Int(try instance.peek($0)) } ?? rate)
  }
}
