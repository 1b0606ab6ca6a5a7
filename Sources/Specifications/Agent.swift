/// Something that learns by transactions: the golden model, the RTL in a simulator, or both side by
/// side.
public protocol Agent {
  /// Takes one input and answers the action, 0 when the input is `done`.
  mutating func action(for input: AgentInput, settings: AgentSettings) throws -> Int
}
