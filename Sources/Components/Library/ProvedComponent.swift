import HDL
import Specifications

/// A component with properties to prove, at the size that is proved by default.
public struct ProvedComponent: Sendable {
  /// As it is asked for: `fifo`.
  public let name: String
  /// What it is, and at which size.
  public let summary: String
  /// Steps of the bounded check, and the most of the induction.
  public let depth: Int
  /// Runs of the shipped test with inputs at random, each from the reset on.
  public let runs: Int
  /// The cycles of each.
  public let cycles: Int
  /// Inputs of one bit, by their bare names, that are seldom one in it.
  public let seldom: Set<String>
  /// Makes the component with what its proof needs beside it.
  public let circuit: @Sendable () throws -> Circuit

  /// - Parameters: `runs` and `cycles` are greater where what there is to reach is reached seldom, and
  ///   inputs are `seldom` that put an end to what takes long.
  public init(
    _ name: String, _ summary: String, depth: Int, runs: Int = 4, cycles: Int = 600,
    seldom: Set<String> = [], circuit: @escaping @Sendable () throws -> Circuit
  ) {
    self.name = name
    self.summary = summary
    self.depth = depth
    self.runs = runs
    self.cycles = cycles
    self.seldom = seldom
    self.circuit = circuit
  }

  /// Those of the library and of the accelerator, in alphabetical order.
  public static let all: [ProvedComponent] = [
    ProvedComponent("apb-registers", "a word of 32 bits", depth: 8) {
      try Circuit(elaborating: APBRegisterBankProof())
    },
    ProvedComponent("arg-maximum", "3 values of 4 bits", depth: 8) {
      try Circuit(
        elaborating: ArgMaximumProof(
          ProvedMatrixLayer.layer(bits: 4, activation: .argMax), names: ProvedMatrixLayer.names))
    },
    ProvedComponent("asynchronous-fifo", "4 words of 3 bits", depth: 16) {
      try Circuit(elaborating: AsynchronousFIFOProof(width: 3, depth: 4))
    },
    ProvedComponent("axi4-lite-registers", "a word of 32 bits", depth: 6) {
      try Circuit(elaborating: AXI4LiteRegisterBankProof())
    },
    ProvedComponent("axi4-lite-subordinate", "addresses of 6 bits, words of 32", depth: 8) {
      try Circuit(elaborating: AXI4LiteSubordinateProof(addressWidth: 6))
    },
    ProvedComponent("axi4-stream-arbiter", "3 inputs of 1 byte", depth: 8) {
      try Circuit(elaborating: AXI4StreamArbiterProof(.init(bytes: 1), count: 3))
    },
    ProvedComponent("axi4-stream-fifo", "3 beats of 1 byte", depth: 8) {
      try Circuit(elaborating: AXI4StreamFIFOProof(.init(bytes: 1), depth: 3))
    },
    ProvedComponent("axi4-stream-receiver", "beats of 2 bytes", depth: 6) {
      try Circuit(elaborating: AXI4StreamReceiverProof(bytes: 2))
    },
    ProvedComponent("axi4-stream-register-slice", "beats of 2 bytes", depth: 8) {
      try Circuit(
        elaborating: AXI4StreamRegisterSliceProof(
          .init(bytes: 2, idWidth: 2, userWidth: 1)))
    },
    ProvedComponent("axi4-stream-transmitter", "packets of 5 beats of 1 byte", depth: 12) {
      try Circuit(elaborating: AXI4StreamTransmitterProof(bytes: 1, packetLength: 5))
    },
    ProvedComponent("calibration-sequencer", "offset and gain, flash, 4 bits", depth: 8) {
      try Circuit(
        elaborating: CalibrationSequencerProof(
          ProvedMatrixLayer.layer(kind: .flash, bits: 4, calibration: .offsetAndGain),
          names: ProvedMatrixLayer.names))
    },
    ProvedComponent(
      "cell-programmer", "4 bits, 2 levels, at most 2 pulses", depth: 8, cycles: 6000
    ) {
      try Circuit(
        elaborating: CellProgrammerProof(
          ProvedMatrixLayer.layer(bits: 4, programming: ProvedMatrixLayer.programming),
          names: ProvedMatrixLayer.names))
    },
    ProvedComponent("counter", "modulo 10", depth: 12) {
      try Circuit(elaborating: CounterProof(modulus: 10))
    },
    ProvedComponent("crc", "CRC-16, 8 bits a cycle", depth: 4) {
      try Circuit(elaborating: CyclicRedundancyCheckProof(.crc16, dataWidth: 8))
    },
    ProvedComponent("divider", "6 by 4 bits", depth: 9) {
      try Circuit(elaborating: DividerProof(dividendBits: 6, divisorBits: 4))
    },
    ProvedComponent("fifo", "5 words of 4 bits", depth: 10) {
      try Circuit(elaborating: FIFOProof(width: 4, depth: 5))
    },
    ProvedComponent("handshake-crossing", "words of 4 bits", depth: 16) {
      try Circuit(elaborating: HandshakeCrossingProof(width: 4))
    },
    ProvedComponent("lane-calibration", "offset, 4 bits", depth: 4, runs: 16, seldom: ["clear"]) {
      try Circuit(
        elaborating: LaneCalibrationProof(
          ProvedMatrixLayer.layer(bits: 4, calibration: .offset), names: ProvedMatrixLayer.names))
    },
    ProvedComponent("lfsr", "16 bits", depth: 18) {
      try Circuit(elaborating: LinearFeedbackShiftRegisterProof(length: 16))
    },
    ProvedComponent("matrix-decisions", "4 bits, one redundant decision", depth: 8) {
      try Circuit(elaborating: DecisionsProof())
    },
    ProvedComponent("matrix-draining-lane", "3 bits", depth: 10) {
      try Circuit(elaborating: DrainingMatrixLaneProof())
    },
    ProvedComponent("matrix-firing-lane", "2 bits", depth: 6) {
      try Circuit(elaborating: FiringMatrixLaneProof())
    },
    ProvedComponent("matrix-flash-lane", "3 bits", depth: 4) {
      try Circuit(elaborating: FlashMatrixLaneProof())
    },
    ProvedComponent("matrix-input", "a signed element of 3 bits, bit by bit", depth: 6) {
      try Circuit(elaborating: InputElementProof())
    },
    ProvedComponent("matrix-lane", "2 bits, accumulators of 5", depth: 9) {
      try Circuit(elaborating: MatrixLaneProof())
    },
    ProvedComponent("matrix-outputs", "5 outputs in lanes of 2", depth: 8) {
      try Circuit(elaborating: OutputCounterProof())
    },
    ProvedComponent("matrix-post", "sums of 5 bits, ReLU, 2 bits rounded off", depth: 2) {
      try Circuit(elaborating: PostProcessorProof())
    },
    ProvedComponent(
      "matrix-programmer", "2 tiles of 2 rows, 2 lanes of 2 cells, at most 2 pulses", depth: 22,
      cycles: 4000, seldom: ["program_start"]
    ) {
      try Circuit(
        elaborating: MatrixProgrammerProof(
          ProvedMatrixLayer.programmed, names: ProvedMatrixLayer.names))
    },
    ProvedComponent("matrix-search", "2 bits", depth: 6) {
      try Circuit(elaborating: SearchProof())
    },
    ProvedComponent("matrix-sequencer", "2 planes of 2 columns", depth: 20) {
      try Circuit(elaborating: VectorSequencerProof())
    },
    ProvedComponent("matrix-trials", "4 bits", depth: 7) {
      try Circuit(elaborating: TrialSequenceProof())
    },
    ProvedComponent("matrix-windows", "2 windows of 8 elements, maps of 6", depth: 26) {
      try Circuit(elaborating: WindowStreamProof())
    },
    ProvedComponent("maze-trainer", "3 cells, 3 moves, its environment free", depth: 16) {
      try Circuit(elaborating: MazeTrainerProof())
    },
    ProvedComponent("priority-arbiter", "8 requesters", depth: 2) {
      try Circuit(elaborating: PriorityArbiterProof(count: 8))
    },
    ProvedComponent("program-verify", "at most 2 pulses of 2 cycles", depth: 24) {
      try Circuit(
        elaborating: ProgramVerifyProof(programVerify, converterBits: 6, cellBits: 3))
    },
    ProvedComponent("pulse-crossing", "pulses far enough apart", depth: 12) {
      try Circuit(elaborating: PulseCrossingProof())
    },
    ProvedComponent(
      "q-learning-agent", "3 states, 3 actions, with its units, its macros free", depth: 4
    ) {
      try Circuit(elaborating: QLearningAgentProof())
    },
    ProvedComponent("q-learning-controller", "3 states, 3 actions, its units free", depth: 9) {
      try Circuit(elaborating: QLearningControllerProof())
    },
    ProvedComponent("reset-synchronizer", "two registers", depth: 4) {
      try Circuit(elaborating: ResetSynchronizerProof())
    },
    ProvedComponent("round-robin-arbiter", "4 requesters", depth: 8) {
      try Circuit(elaborating: RoundRobinArbiterProof(count: 4))
    },
    ProvedComponent(
      "row-programmer", "2 tiles of 3 rows, 2 columns, 4 bits, pulses of 2 cycles", depth: 18
    ) {
      try Circuit(
        elaborating: RowProgrammerProof(
          ProvedMatrixLayer.layer(bits: 4, programming: ProvedMatrixLayer.programming),
          names: ProvedMatrixLayer.names))
    },
    ProvedComponent("sar-converter", "6 bits, 2 settling cycles", depth: 12) {
      try Circuit(
        elaborating: SARConverterProof(
          SARConverterSpecification(
            bits: 6, settleCycles: 2, lowCurrent: 0, highCurrent: 1e-6, comparatorOffset: 0)))
    },
    ProvedComponent("skid-buffer", "words of 8 bits", depth: 8) {
      try Circuit(elaborating: SkidBufferProof(width: 8))
    },
    ProvedComponent("stream-register-slice", "words of 8 bits", depth: 8) {
      try Circuit(elaborating: StreamRegisterSliceProof(width: 8))
    },
    ProvedComponent(
      "table-engine", "2 states, 3 actions, values of 3 bits, its arithmetic free", depth: 14
    ) {
      try Circuit(elaborating: TableEngineProof())
    },
    ProvedComponent(
      "table-engine-boltzmann",
      "2 states, 2 actions, values of 2 bits, its arithmetic and what the policy adds free",
      depth: 12
    ) {
      try Circuit(elaborating: PolicyTableEngineProof(.boltzmann))
    },
    ProvedComponent(
      "table-engine-double-q-learning",
      "2 states, 2 actions, values of 3 bits, its arithmetic free", depth: 10
    ) {
      try Circuit(elaborating: DoubleTableEngineProof())
    },
    ProvedComponent(
      "table-engine-expected-sarsa", "2 states, 2 actions, values of 3 bits, its arithmetic free",
      depth: 10
    ) {
      try Circuit(elaborating: ExpectedSARSATableEngineProof())
    },
    ProvedComponent(
      "table-engine-sarsa", "2 states, 2 actions, values of 3 bits, its arithmetic free",
      depth: 10
    ) {
      try Circuit(elaborating: SARSATableEngineProof())
    },
    ProvedComponent(
      "table-engine-sarsa-boltzmann",
      "2 states, 2 actions, values of 2 bits, its arithmetic and what the policy adds free",
      depth: 12
    ) {
      try Circuit(elaborating: BonusSARSATableEngineProof(.boltzmann))
    },
    ProvedComponent(
      "table-engine-upper-confidence-bound",
      "2 states, 2 actions, values of 2 bits, its arithmetic and what the policy adds free",
      depth: 12
    ) {
      try Circuit(elaborating: PolicyTableEngineProof(.upperConfidenceBound))
    },
    ProvedComponent("two-flop-synchronizer", "three registers", depth: 10) {
      try Circuit(elaborating: TwoFlopSynchronizerProof(stages: 3))
    },
    ProvedComponent("width-narrowing", "24 to 8 bits", depth: 8) {
      try Circuit(elaborating: WidthConverterProof(inputWidth: 24, outputWidth: 8))
    },
    ProvedComponent("width-widening", "8 to 24 bits", depth: 8) {
      try Circuit(elaborating: WidthConverterProof(inputWidth: 8, outputWidth: 24))
    },
  ]

  static let programVerify = ProgramVerifySpecification(
    set: PulseTrain(start: 0.5, step: 0.1, limit: 1, width: 1e-6),
    reset: PulseTrain(start: 0.5, step: 0.1, limit: 1, width: 1e-6),
    amplitudeBits: 1, tolerance: 2, pulseLimit: 2, pulseCycles: 2)

  /// The component of this name.
  public static func named(_ name: String) -> ProvedComponent? {
    all.first { $0.name == name }
  }
}
