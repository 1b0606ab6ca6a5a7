extension UnreachedHardware {
  /// The explanations of all components.
  public static let all: [UnreachedHardware] = library + accelerators + matrixEngines

  private static let library =
    ofAPBRegisterBank + ofAXI4StreamTransmitter + ofResetSynchronizer + ofRoundRobinArbiter

  private static let accelerators =
    ofAgentRates + ofAgentRegisters + ofCalibratedConverter + ofCrossbarTile + ofDivider
    + ofProgramVerify + ofPulsePairGenerator + ofQLearningAccelerator + ofQLearningController
    + ofTableAccelerator + ofTableAgent + ofValueBlend

  private static let matrixEngines =
    ofCellProgrammer + ofMatrixProgrammer + ofPostProcessor + ofTrialSequence + ofVectorSequencer
}
