import Diagnostics
import HDL
import RegisterMaps
import Specifications

/// An accelerator and a maze in one piece of hardware: a whole training needs nobody else.
///
/// The bus `axi` is that of the accelerator alone, with its registers; the bus `maze` is the trainer's.
public class MazeTrainingAccelerator: Hardware {
  @FlippedPorts var axi: AXI4LiteBus
  @FlippedPorts var maze: AXI4LiteBus
  @Output("the last training is over") var finished
  @Output(17, "the learning rate in force") var traceLearningRate

  @Instance var mazeRegisters: AXI4LiteRegisterBank<MazeRegisters>
  @Instance var trainer: MazeTrainer
  @Register(1, reset: 0, "a cell was written, and stands in its register now") var storing

  let specification: QLearningAcceleratorSpecification

  /// With the engine that the specification asks for.
  ///
  /// - Throws: `DiagnosticReport` with what is wrong with the register map or the engine's figures.
  public static func make(
    _ specification: QLearningAcceleratorSpecification
  ) throws -> MazeTrainingAccelerator {
    if let engine = specification.table {
      return try MazeTrainingTableAccelerator(specification, engine: engine)
    }
    return try MazeTrainingCrossbarAccelerator(specification)
  }

  init(_ specification: QLearningAcceleratorSpecification, addressWidth: Int) throws {
    self.specification = specification
    let registers = try AXI4LiteRegisterBank(MazeRegisters())
    _axi = FlippedPorts(AXI4LiteBus(addressWidth: addressWidth), "AXI4-Lite, of the accelerator")
    _maze = FlippedPorts(
      AXI4LiteBus(addressWidth: registers.table.addressWidth), "AXI4-Lite, of the trainer")
    _mazeRegisters = Instance(registers)
    _trainer = Instance(wrappedValue: MazeTrainer(specification))
  }

  public var moduleName: String { specification.name }
  public var documentation: String {
    """
    Learning agent for \(specification.states) states and \(specification.actions) actions, with \
    a maze that it is trained in.
    """
  }

  @LogicBuilder public var body: Logic {
    maze <==> mazeRegisters.axi
    finished <== trainer.finished
    settings
    status
  }

  @LogicBuilder private var settings: Logic {
    let stateBits = counterWidth(specification.states)
    storing <== mazeRegisters[\.cell.store]
    trainer.begin <== mazeRegisters[\.control.begin]
    trainer.maze.store <== storing
    trainer.maze.storeCell <== fitted(mazeRegisters[\.cell.number], to: stateBits)
    trainer.maze.storeOpen
      <== fitted(
        mazeRegisters[\.cell.open], to: min(specification.actions, MazeProgram.moveLimit))
    trainer.maze.columns <== fitted(mazeRegisters[\.columns.value], to: stateBits)
    trainer.maze.startCell <== fitted(mazeRegisters[\.startCell.value], to: stateBits)
    trainer.maze.goalCell <== fitted(mazeRegisters[\.goalCell.value], to: stateBits)
    trainer.stepLimit <== mazeRegisters[\.stepLimit.value]
    trainer.acceptedLength <== mazeRegisters[\.acceptedLength.value]
    trainer.confirmations <== mazeRegisters[\.confirmations.value]
    trainer.episodeLimit <== mazeRegisters[\.episodeLimit.value]
  }

  @LogicBuilder private var status: Logic {
    mazeRegisters[\.status.running] <== trainer.running
    mazeRegisters[\.status.finished] <== trainer.finished
    mazeRegisters[\.convergedAt.value] <== trainer.convergedAt
    mazeRegisters[\.episodes.value] <== trainer.episodes
    mazeRegisters[\.steps.value] <== trainer.steps
    mazeRegisters[\.transactions.value] <== trainer.transactions
  }
}

/// With the values in on-chip memory.
final class MazeTrainingTableAccelerator: MazeTrainingAccelerator {
  @Ports var trace: TableTrace
  @Instance var registers: AXI4LiteRegisterBank<AgentRegisters>
  @Instance var agent: TableAgent

  init(
    _ specification: QLearningAcceleratorSpecification, engine: TableEngineSpecification
  ) throws {
    let registers = try AXI4LiteRegisterBank(AgentRegisters(specification))
    _trace = Ports(TableTrace(specification))
    _registers = Instance(registers)
    _agent = Instance(wrappedValue: try TableAgent(specification, engine: engine))
    try super.init(specification, addressWidth: registers.table.addressWidth)
  }

  @LogicBuilder override var body: Logic {
    super.body
    axi <==> registers.axi
    trainer.observation <==> agent.observation
    agent.actions <==> trainer.actions
    registers.serve(agent.control, learning: registers[\.control.learning] && !trainer.greedy)
    traceLearningRate <== agent.control.learningRate
    agent.trace <==> trace
  }
}

/// With the values in memristors.
final class MazeTrainingCrossbarAccelerator: MazeTrainingAccelerator {
  @Output(32, "cells given up since the start") var traceFaults
  @Ports var trace: AgentTrace
  @Instance var registers: AXI4LiteRegisterBank<AgentRegisters>
  @Instance var agent: QLearningController

  init(_ specification: QLearningAcceleratorSpecification) throws {
    let registers = try AXI4LiteRegisterBank(AgentRegisters(specification))
    _trace = Ports(AgentTrace(specification))
    _registers = Instance(registers)
    _agent = Instance(wrappedValue: QLearningController(specification))
    try super.init(specification, addressWidth: registers.table.addressWidth)
  }

  @LogicBuilder override var body: Logic {
    super.body
    axi <==> registers.axi
    trainer.observation <==> agent.observation
    agent.actions <==> trainer.actions
    registers.serve(
      agent.control, learning: registers[\.control.learning] && !trainer.greedy,
      cells: agent.counts)
    traceLearningRate <== agent.control.learningRate
    traceFaults <== agent.counts.faults
    agent.trace <==> trace
  }
}
