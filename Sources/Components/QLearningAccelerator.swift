import Diagnostics
import HDL
import RegisterMaps
import Specifications

/// The whole accelerator: the agent behind an AXI4-Lite register bank and a pair of ready/valid
/// streams, with its trace.
public final class QLearningAccelerator: Hardware {
  @FlippedPorts var axi: AXI4LiteBus

  @FlippedPorts var observation: ObservationStream
  @Ports var actions: ActionStream

  @Output(17, "the learning rate in force") var traceLearningRate
  @Output(32, "cells given up since the start") var traceFaults
  @Ports var trace: AgentTrace

  @Instance var registers: AXI4LiteRegisterBank<AgentRegisters>
  @Instance var agent: QLearningController

  private let specification: QLearningAcceleratorSpecification

  /// - Throws: what is wrong with the register map: reset values that do not fit.
  public init(_ specification: QLearningAcceleratorSpecification) throws(DiagnosticReport) {
    self.specification = specification
    let registers = try AXI4LiteRegisterBank(AgentRegisters(specification))
    _axi = FlippedPorts(
      AXI4LiteBus(addressWidth: registers.table.addressWidth), "AXI4-Lite")
    _observation = FlippedPorts(ObservationStream(specification))
    _actions = Ports(ActionStream(specification), prefix: "")
    _trace = Ports(AgentTrace(specification))
    _registers = Instance(registers)
    _agent = Instance(wrappedValue: QLearningController(specification))
  }

  public var moduleName: String { specification.name }
  public var documentation: String {
    """
    Q-learning agent for \(specification.states) states and \(specification.actions) actions, \
    its values in a crossbar of \(specification.tile.rows) x \(specification.tile.columns) \
    memristors, its learning rate from a second-order memristor.
    """
  }

  public var body: Logic {
    axi <==> registers.axi
    observation <==> agent.observation
    agent.actions <==> actions
    registers.serve(
      agent.control, learning: registers[\.control.learning], cells: agent.counts)
    traceLearningRate <== agent.control.learningRate
    traceFaults <== agent.counts.faults
    agent.trace <==> trace
  }
}

extension UnreachedHardware {
  static let ofQLearningAccelerator: [Self] =
    [
      .signal("agent_steps", bits: 9...31, in: "maze-walker", because: fewTransactions),
      .signal("agent_episodes", bits: 8...31, in: "maze-walker", because: fewTransactions),
      .signal("agent_stimulations", bits: 6...31, in: "maze-walker", because: fewStimulations),
    ]
    + ["agent_pulses", "agent_conversions"].map {
      .signal($0, bits: 16...31, in: "maze-walker", because: fewPulses)
    }
    + ["trace_pulse_amplitude", "agent_trace_pulse_amplitude"].map {
      .signal($0, bits: 4...4, in: "maze-walker", because: lowAmplitudes)
    }
    + ["agent_faults", "trace_faults", "registers_status_fault"].map {
      .signal($0, in: "maze-walker", because: noFaults)
    }
}
