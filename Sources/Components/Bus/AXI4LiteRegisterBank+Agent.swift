import HDL

extension AXI4LiteRegisterBank<AgentRegisters> {
  /// What software wrote, to the agent, and what it reads of it.
  ///
  /// - Parameters:
  ///   - learning: whether the agent learns.
  ///   - cells: what it has counted of its crossbar, where it has one.
  @LogicBuilder func serve(
    _ agent: AgentControl, learning: Signal, cells: TileCounters? = nil
  ) -> Logic {
    agent.start <== self[\.control.start]
    agent.learning <== learning
    agent.constantSource <== self[\.control.constantSource]
    for choice in agent.visitSource { choice <== self[\.control.visitSource] }
    for choice in agent.detection { choice <== self[\.control.detection] }
    agent.stimulation <== self[\.control.stimulation]
    agent.constantRate <== self[\.constantRate.value]
    agent.rateRatio <== self[\.rateRatio.value]
    agent.rateFloor <== self[\.rateFloor.value]
    agent.discount <== self[\.discount.value]
    agent.exploration <== self[\.exploration.value]
    agent.explorationRatio <== self[\.explorationRatio.value]
    agent.explorationFloor <== self[\.explorationFloor.value]
    agent.seed <== self[\.seed.value]
    self[\.status.busy] <== agent.busy
    self[\.status.started] <== agent.started
    self[\.learningRate.value] <== agent.learningRate
    self[\.steps.value] <== agent.steps
    self[\.episodes.value] <== agent.episodes
    self[\.stimulations.value] <== agent.stimulations
    if let cells {
      self[\.status.fault] <== cells.faults.reducedOr
      self[\.pulses.value] <== cells.pulses
      self[\.conversions.value] <== cells.conversions
      self[\.faults.value] <== cells.faults
    } else {
      self[\.status.fault] <== 0
    }
  }
}
