import HDL
import Specifications

/// The registers of the Q-learning accelerator behind an AXI4-Lite port; `AgentRegisters` is their
/// map.
public final class AgentRegisterBank: Hardware {
  @Input("a word is written at the end of this cycle") var write
  @Input("the word's address") var writeAddress
  @Input(32, "the word") var writeData
  @Input(32, "the bits of the word that are written") var writeMask
  @Output("the address can be written") var writeKnown
  @Input("the address whose word is read") var readAddress
  @Output(32, "the word there") var readData
  @Output("the address can be read") var readKnown

  @Output("calibrates and clears everything") var start
  @Output("learns") var learning
  @Output("takes the constant learning rate") var constantSource
  @Output(17) var constantRate
  @Output(17) var discount
  @Output(17) var exploration
  @Output(32) var seed
  @Input var busy
  @Input var started
  @Input(17) var learningRate
  @Input(32) var steps
  @Input(32) var episodes
  @Input(32) var pulses
  @Input(32) var conversions
  @Input(32) var faults

  @Register(1, reset: 0) var learningHeld
  @Register(1, reset: 0) var constantSourceHeld
  @Register var constantRateHeld
  @Register var discountHeld
  @Register var explorationHeld
  @Register(32, reset: 1) var seedHeld

  private let registers: AgentRegisters

  public init(_ learning: QLearningSpecification) {
    registers = AgentRegisters(learning)
    let bits = registers.map.addressBits
    _writeAddress = Input(bits, "the word's address")
    _readAddress = Input(bits, "the address whose word is read")
    _constantRateHeld = Register(17, reset: registers.constantRate.reset)
    _discountHeld = Register(17, reset: registers.discount.reset)
    _explorationHeld = Register(17, reset: registers.exploration.reset)
  }

  public var documentation: String { "Registers of the Q-learning agent." }

  /// What each register reads, in the order of the map.
  private var words: [(register: RegisterMap.Register, value: Signal)] {
    [
      (registers.identifier, Literal(AgentRegisters.identifierValue, width: 32)),
      (registers.control, cat(constantSourceHeld, learningHeld, Literal(0, width: 1))),
      (registers.status, cat(faults.reducedOr, started, busy)),
      (registers.constantRate, constantRateHeld),
      (registers.discount, discountHeld),
      (registers.exploration, explorationHeld),
      (registers.seed, seedHeld),
      (registers.learningRate, learningRate),
      (registers.steps, steps),
      (registers.episodes, episodes),
      (registers.pulses, pulses),
      (registers.conversions, conversions),
      (registers.faults, faults),
    ]
  }

  public var body: Logic {
    outputs
    reading
    writing
  }

  @LogicBuilder private var outputs: Logic {
    learning <== learningHeld
    constantSource <== constantSourceHeld
    constantRate <== constantRateHeld
    discount <== discountHeld
    exploration <== explorationHeld
    seed <== seedHeld
  }

  @LogicBuilder private var reading: Logic {
    readData <== 0
    readKnown <== 0
    select(readAddress) {
      for word in words {
        on(word.register.offset) {
          readData <== fitted(word.value, to: 32)
          readKnown <== 1
        }
      }
    }
  }

  @LogicBuilder private var writing: Logic {
    start <== 0
    writeKnown <== 0
    select(writeAddress) {
      on(registers.control.offset) {
        writeKnown <== 1
        when(write) {
          start <== writeData[0] & writeMask[0]
          learningHeld <== merged(learningHeld, at: 1)
          constantSourceHeld <== merged(constantSourceHeld, at: 2)
        }
      }
      for (register, held) in writable {
        on(register.offset) {
          writeKnown <== 1
          when(write) { held <== accepted(merged(held, at: 0)) }
        }
      }
    }
  }

  private var writable: [(RegisterMap.Register, Signal)] {
    [
      (registers.constantRate, constantRateHeld),
      (registers.discount, discountHeld),
      (registers.exploration, explorationHeld),
      (registers.seed, seedHeld),
    ]
  }

  /// The held bits with those that are written replaced.
  private func merged(_ held: Signal, at lowBit: Int) -> Signal {
    let range = BitRange(lowBit + held.width - 1, through: lowBit)
    return (writeData[range] & writeMask[range]) | (held & ~writeMask[range])
  }

  /// A ratio is at most 1, which is 65536; a whole word is taken as it is.
  private func accepted(_ word: Signal) -> Signal {
    guard word.width == 17 else { return word }
    return mux(word > 65536, Literal(65536, width: 17), word)
  }
}
