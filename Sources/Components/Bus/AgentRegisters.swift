import RegisterMaps
import Specifications

/// The register map of the Q-learning accelerator.
public struct AgentRegisters: RegisterMap {
  public struct Control: RegisterLayout {
    public let start = BusField(at: 0, .pulse, "calibrates, clears and makes ready")
    public let learning = BusField(
      at: 1, .readWrite, "learns; otherwise acts greedily and writes nothing")
    public let constantSource = BusField(
      at: 2, .readWrite, "takes the learning rate from CONSTANT_RATE")
  }

  public struct Status: RegisterLayout {
    public let busy = BusField(at: 0, .readOnly, "neither stopped nor ready")
    public let started = BusField(at: 1, .readOnly, "was started and is calibrated")
    public let fault = BusField(
      at: 2, .readOnly, "a cell could not be programmed since the start")
  }

  public let documentation = "Registers of the Q-learning agent."

  public let identifier = BusRegister(
    at: 0x00, width: 32, .constant, reset: 0x4D57_514C, "says that this is the agent")
  public let control = BusRegister(at: 0x04, Control(), "what the agent does")
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
  public let pulses = BusRegister(
    at: 0x28, width: 32, .readOnly, "programming pulses since START")
  public let conversions = BusRegister(
    at: 0x2C, width: 32, .readOnly, "conversions of the tile since START")
  public let faults = BusRegister(at: 0x30, width: 32, .readOnly, "cells given up since START")

  /// The map with the specification's ratios as reset values.
  public init(_ learning: QLearningSpecification) {
    func ratio(_ value: Double) -> UInt64 {
      UInt64(truncatingIfNeeded: QLearningSpecification.ratioCode(value))
    }
    constantRate = BusRegister(
      at: 0x0C, width: 17, .readWrite, reset: ratio(learning.constantLearningRate), maximum: 65536,
      "constant learning rate in units of 2^-16")
    discount = BusRegister(
      at: 0x10, width: 17, .readWrite, reset: ratio(learning.discount), maximum: 65536,
      "discount of the next state's value in units of 2^-16")
    exploration = BusRegister(
      at: 0x14, width: 17, .readWrite, reset: ratio(learning.exploration), maximum: 65536,
      "probability of an exploring action in units of 2^-16")
  }
}

extension UnreachedHardware {
  static let ofAgentRegisters: [Self] =
    ["steps", "episodes"].map {
      .signal(
        $0, bits: 9...31, in: "maze-walker", because: "the test has a few hundred transactions")
    }
    + ["pulses", "conversions"].map {
      .signal(
        $0, bits: 17...31, in: "maze-walker",
        because: "the test has fewer than 2^17 pulses and conversions")
    }
    + ["faults", "status_fault"].map {
      .signal($0, in: "maze-walker", because: noFaults)
    }
}
