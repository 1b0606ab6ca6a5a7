import Specifications

/// The register map of the Q-learning accelerator.
public struct AgentRegisters: Sendable, Hashable {
  public static let identifierValue = 0x4D57_514C

  public var identifier, control, status: RegisterMap.Register
  public var constantRate, discount, exploration, seed: RegisterMap.Register
  public var learningRate, steps, episodes, pulses, conversions, faults: RegisterMap.Register

  public init(_ learning: QLearningSpecification) {
    func register(
      _ name: String, _ offset: Int, _ access: RegisterMap.Access, width: Int = 32, reset: Int = 0,
      _ summary: String, fields: [RegisterMap.Field] = []
    ) -> RegisterMap.Register {
      RegisterMap.Register(
        name: name, offset: offset, access: access, width: width, reset: reset, summary: summary,
        fields: fields)
    }
    func bit(_ name: String, _ position: Int, _ summary: String) -> RegisterMap.Field {
      RegisterMap.Field(name: name, lowBit: position, width: 1, summary: summary)
    }
    identifier = register(
      "IDENTIFIER", 0x00, .readOnly, reset: Self.identifierValue, "Says that this is the agent.")
    control = register(
      "CONTROL", 0x04, .readWrite, width: 3, "What the agent does.",
      fields: [
        bit("START", 0, "Writing 1 calibrates, clears and makes ready; reads 0."),
        bit("LEARNING", 1, "Learns; otherwise acts greedily and writes nothing."),
        bit("CONSTANT_SOURCE", 2, "Takes the learning rate from CONSTANT_RATE."),
      ])
    status = register(
      "STATUS", 0x08, .readOnly, width: 3, "How it stands.",
      fields: [
        bit("BUSY", 0, "Neither stopped nor ready."),
        bit("STARTED", 1, "Was started and is calibrated."),
        bit("FAULT", 2, "A cell could not be programmed since the start."),
      ])
    constantRate = register(
      "CONSTANT_RATE", 0x0C, .readWrite, width: 17,
      reset: QLearningSpecification.ratioCode(learning.constantLearningRate),
      "Constant learning rate in units of 2^-16.")
    discount = register(
      "DISCOUNT", 0x10, .readWrite, width: 17,
      reset: QLearningSpecification.ratioCode(learning.discount),
      "Discount of the next state's value in units of 2^-16.")
    exploration = register(
      "EXPLORATION", 0x14, .readWrite, width: 17,
      reset: QLearningSpecification.ratioCode(learning.exploration),
      "Probability of an exploring action in units of 2^-16.")
    seed = register(
      "SEED", 0x18, .readWrite, reset: 1,
      "Seed of the random numbers, taken at START; 0 counts as 1.")
    learningRate = register(
      "LEARNING_RATE", 0x1C, .readOnly, width: 17, "Learning rate in force in units of 2^-16.")
    steps = register("STEPS", 0x20, .readOnly, "Updates since START.")
    episodes = register("EPISODES", 0x24, .readOnly, "Episodes begun while learning since START.")
    pulses = register("PULSES", 0x28, .readOnly, "Programming pulses since START.")
    conversions = register("CONVERSIONS", 0x2C, .readOnly, "Conversions of the tile since START.")
    faults = register("FAULTS", 0x30, .readOnly, "Cells given up since START.")
  }

  public var map: RegisterMap {
    RegisterMap(registers: [
      identifier, control, status, constantRate, discount, exploration, seed, learningRate, steps,
      episodes, pulses, conversions, faults,
    ])
  }
}
