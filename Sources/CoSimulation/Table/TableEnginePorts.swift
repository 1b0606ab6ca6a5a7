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

  init(_ library: ModelLibrary) throws {
    ready = try library.output("transition_ready_o")
    valid = try library.input("transition_valid_i")
    state = try library.input("state_i")
    action = try library.input("action_i")
    reward = try library.input("reward_i")
    next = try library.input("next_i")
    terminal = try library.input("terminal_i")
    learn = try library.input("learn_i")
    rate = try library.input("rate_i")
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
  }
}

/// The ports a result is given at.
struct ResultPorts {
  let valid: OutputHandle
  private let chosen: OutputHandle
  private let explored: OutputHandle
  private let value: OutputHandle
  private let error: OutputHandle

  init(_ library: ModelLibrary) throws {
    valid = try library.output("result_valid_o")
    chosen = try library.output("chosen_o")
    explored = try library.output("explored_o")
    value = try library.output("value_o")
    error = try library.output("error_o")
  }

  func result(of instance: ModelInstance) throws -> TableResult {
    try TableResult(
      action: Int(instance.peek(chosen)), explored: instance.peek(explored) == 1,
      value: Int(instance.peekSigned(value)), error: Int(instance.peekSigned(error)))
  }
}
