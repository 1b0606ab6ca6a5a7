extension UnreachedHardware {
  /// The explanations of all components.
  public static let all: [UnreachedHardware] = library + accelerators

  private static let library =
    ofAPBRegisterBank + ofAXI4StreamTransmitter + ofResetSynchronizer + ofRoundRobinArbiter

  private static let accelerators =
    ofAgentRates + ofAgentRegisters + ofCalibratedConverter + ofCrossbarTile + ofDivider
    + ofPostProcessor + ofProgramVerify + ofPulsePairGenerator + ofQLearningAccelerator
    + ofQLearningController + ofTableAccelerator
    + ofTableAgent + ofTrialSequence + ofValueBlend + ofVectorSequencer
}
