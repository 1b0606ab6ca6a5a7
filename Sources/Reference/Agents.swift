import Specifications

extension QLearningAcceleratorReference: Agent {
  public mutating func action(for input: AgentInput, settings: AgentSettings) throws -> Int {
    let record: TransactionRecord = transact(input, settings: settings)
    return record.action ?? 0
  }
}

extension FloatQLearning: Agent {}
