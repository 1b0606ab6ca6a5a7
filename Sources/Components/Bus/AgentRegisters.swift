import RegisterMaps
import Specifications

/// The register map of an accelerator, with either engine; with the table engine, registers about cells read 0.
public struct AgentRegisters: RegisterMap {
  public struct Control: RegisterLayout {
    public let start = BusField(at: 0, .pulse, "calibrates, clears and makes ready")
    public let learning = BusField(
      at: 1, .readWrite, "learns; otherwise acts greedily and writes nothing")
    public let constantSource = BusField(
      at: 2, .readWrite, "takes the learning rate from CONSTANT_RATE and its schedule")
    public let visitSource: BusField<Bool>
    public let detection: BusField<Bool>
    public let stimulation = BusField(
      at: 5, .readWrite, "stimulates the memristor again before each learning episode")

    /// The bits of what the agent does not have read 0.
    init(_ learning: QLearningSpecification) {
      visitSource =
        learning.visitRate == nil
        ? BusField(at: 3, .constant, "no updates are counted: 0")
        : BusField(
          at: 3, .readWrite, "takes the learning rate that follows from the updates before")
      detection =
        learning.changeDetector == nil
        ? BusField(at: 4, .constant, "no change is detected: 0")
        : BusField(
          at: 4, .readWrite, "stimulates the memristor again where the environment has changed")
    }
  }

  public struct Status: RegisterLayout {
    public let busy = BusField(at: 0, .readOnly, "neither stopped nor ready")
    public let started = BusField(at: 1, .readOnly, "was started and is calibrated")
    public let fault = BusField(
      at: 2, .readOnly, "a cell could not be programmed since the start")
  }

  public let documentation: String

  public let identifier: BusRegister<WholeRegister>
  public let control: BusRegister<Control>
  public let status = BusRegister(at: 0x08, Status(), "how it stands")
  public let constantRate: BusRegister<WholeRegister>
  public let discount: BusRegister<WholeRegister>
  public let exploration: BusRegister<WholeRegister>
  public let seed = BusRegister(
    at: 0x18, width: 32, .readWrite, reset: 1,
    "seed of the random numbers, taken at START; 0 counts as 1")
  public let learningRate = BusRegister(
    at: 0x1C, width: 17, .readOnly, "learning rate in force in units of 2^-16")
  public let steps = BusRegister(at: 0x20, width: 32, .readOnly, "updates since START")
  public let episodes = BusRegister(
    at: 0x24, width: 32, .readOnly, "episodes begun while learning since START")
  public let pulses: BusRegister<WholeRegister>
  public let conversions: BusRegister<WholeRegister>
  public let faults: BusRegister<WholeRegister>
  public let rateRatio: BusRegister<WholeRegister>
  public let rateFloor: BusRegister<WholeRegister>
  public let explorationRatio: BusRegister<WholeRegister>
  public let explorationFloor: BusRegister<WholeRegister>
  public let stimulations = BusRegister(
    at: 0x44, width: 32, .readOnly, "how often the memristor was stimulated again since START")

  /// The map with the specification's ratios as reset values.
  public init(_ specification: QLearningAcceleratorSpecification) {
    func ratio(_ value: Int, at offset: Int, _ documentation: String) -> BusRegister<WholeRegister>
    {
      BusRegister(
        at: offset, width: 17, .readWrite, reset: UInt64(truncatingIfNeeded: value),
        maximum: 65536, "\(documentation) in units of 2^-16")
    }
    let hasCells = specification.table == nil
    func ofCells(at offset: Int, _ documentation: String) -> BusRegister<WholeRegister> {
      hasCells
        ? BusRegister(at: offset, width: 32, .readOnly, "\(documentation) since START")
        : BusRegister(at: offset, width: 32, .constant, reset: 0, "no cells: 0")
    }
    let learning = specification.learning
    control = BusRegister(at: 0x04, Control(learning), "what the agent does")
    let code = QLearningSpecification.ratioCode
    let schedule = learning.schedule
    documentation =
      hasCells
      ? "Registers of the Q-learning agent." : "Registers of the agent with the table engine."
    identifier = BusRegister(
      at: 0x00, width: 32, .constant, reset: hasCells ? 0x4D57_514C : 0x4D57_5442,
      "says that this is the agent")
    constantRate = ratio(
      code(learning.constantLearningRate), at: 0x0C, "constant learning rate, its schedule's first")
    discount = ratio(code(learning.discount), at: 0x10, "discount of the next state's value")
    exploration = ratio(
      code(learning.exploration), at: 0x14,
      hasCells
        ? "probability of an exploring action, its schedule's first"
        : "probability, temperature or weight of the policy, its schedule's first")
    pulses = ofCells(at: 0x28, "programming pulses")
    conversions = ofCells(at: 0x2C, "conversions of the tile")
    faults = ofCells(at: 0x30, "cells given up")
    rateRatio = ratio(
      schedule.rateRatio, at: 0x34,
      "what the constant learning rate is multiplied by from episode to episode")
    rateFloor = ratio(schedule.rateFloor, at: 0x38, "the least it becomes")
    explorationRatio = ratio(
      schedule.explorationRatio, at: 0x3C,
      "what the exploration is multiplied by from episode to episode")
    explorationFloor = ratio(schedule.explorationFloor, at: 0x40, "the least it becomes")
  }
}

extension UnreachedHardware {
  static let ofAgentRegisters: [Self] =
    [
      .signal("steps", bits: 9...31, in: "maze-walker", because: fewTransactions),
      .signal("episodes", bits: 8...31, in: "maze-walker", because: fewTransactions),
      .signal("stimulations", bits: 6...31, in: "maze-walker", because: fewStimulations),
      .signal("steps", bits: 8...31, in: "maze-table", because: fewTransactions),
      .signal("episodes", bits: 8...31, in: "maze-table", because: fewTransactions),
      .signal("stimulations", bits: 6...31, in: "maze-table", because: fewStimulations),
      .signal(
        "status_fault", in: "maze-table", because: "a table has no cells that could be given up"),
    ]
    + ["pulses", "conversions"].map {
      .signal($0, bits: 16...31, in: "maze-walker", because: fewPulses)
    }
    + ["faults", "status_fault"].map {
      .signal($0, in: "maze-walker", because: noFaults)
    }
}
