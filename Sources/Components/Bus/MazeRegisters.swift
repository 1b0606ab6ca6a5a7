import RegisterMaps
import Specifications

/// The register map of a trainer with its maze.
public struct MazeRegisters: RegisterMap {
  public struct Control: RegisterLayout {
    public let begin = BusField(
      at: 0, .pulse, "begins a training; the agent was started and waits")
  }

  public struct Status: RegisterLayout {
    public let running = BusField(at: 0, .readOnly, "a training is under way")
    public let finished = BusField(at: 1, .readOnly, "the last training is over")
  }

  public struct Cell: RegisterLayout {
    public let open = BusField(
      at: 0, width: MazeProgram.moveLimit, .readWrite, "the moves that are open, the first in bit 0"
    )
    public let number = BusField(at: 8, width: 20, .readWrite, "of the cell")
    public let store = BusField(at: 31, .pulse, "stores it")
  }

  public let documentation = "Registers of the trainer and its maze."

  public let identifier = BusRegister(
    at: 0x00, width: 32, .constant, reset: 0x4D57_4D5A, "says that this is the trainer")
  public let control = BusRegister(at: 0x04, Control(), "begins a training")
  public let status = BusRegister(at: 0x08, Status(), "how it stands")
  public let cell = BusRegister(at: 0x0C, Cell(), "which moves are open in a cell")
  public let columns = BusRegister(
    at: 0x10, width: 20, .readWrite, reset: 1, "cells in a row of the maze")
  public let startCell = BusRegister(at: 0x14, width: 20, .readWrite, reset: 0, "its number")
  public let goalCell = BusRegister(at: 0x18, width: 20, .readWrite, reset: 0, "its number")
  public let stepLimit = BusRegister(
    at: 0x1C, width: MazeProgram.stepBits, .readWrite, reset: 500,
    "steps after which a learning episode is broken off")
  public let acceptedLength = BusRegister(
    at: 0x20, width: MazeProgram.stepBits, .readWrite, reset: 0,
    "the most steps of a good greedy path")
  public let confirmations = BusRegister(
    at: 0x24, width: MazeProgram.stepBits, .readWrite, reset: 10,
    "successive good paths that end the training")
  public let episodeLimit = BusRegister(
    at: 0x28, width: 32, .readWrite, reset: 2000,
    "episodes after which the training is given up")
  public let convergedAt = BusRegister(
    at: 0x2C, width: 32, .readOnly,
    "the first of the successive good episodes; 0 where there were none")
  public let episodes = BusRegister(at: 0x30, width: 32, .readOnly, "learning episodes")
  public let steps = BusRegister(at: 0x34, width: 32, .readOnly, "steps while learning")
  public let transactions = BusRegister(
    at: 0x38, width: 32, .readOnly, "observations the agent has taken")

  public init() {}
}
