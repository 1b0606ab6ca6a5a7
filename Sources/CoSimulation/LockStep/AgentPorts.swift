/// Handles of the ports that every transaction touches.
struct AgentPorts {
  let observationValid, observationReward, observationState: InputHandle
  let observationFirst, observationDone, actionReady: InputHandle
  let observationReady, actionValid, action: OutputHandle
  let learningRate: OutputHandle
  /// With a crossbar only.
  let faults: OutputHandle?
  let cells: ProbeHandle?

  /// - Parameter hasCrossbar: the values stand in memristors.
  init(_ library: ModelLibrary, hasCrossbar: Bool) throws(ModelFailure) {
    observationValid = try library.input("observation_valid_i")
    observationReward = try library.input("observation_reward_i")
    observationState = try library.input("observation_state_i")
    observationFirst = try library.input("observation_first_i")
    observationDone = try library.input("observation_done_i")
    actionReady = try library.input("action_ready_i")
    observationReady = try library.output("observation_ready_o")
    actionValid = try library.output("action_valid_o")
    action = try library.output("action_o")
    learningRate = try library.output("trace_learning_rate_o")
    faults = hasCrossbar ? try library.output("trace_faults_o") : nil
    cells = hasCrossbar ? try library.probe(AcceleratorModel.cells) : nil
  }
}
