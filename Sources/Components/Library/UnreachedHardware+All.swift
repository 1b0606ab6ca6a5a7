extension UnreachedHardware {
  /// The explanations of all components.
  public static let all: [UnreachedHardware] = library + accelerators

  private static let library =
    ofAPBRegisterBank + ofAXI4StreamTransmitter + ofResetSynchronizer + ofRoundRobinArbiter

  private static let accelerators =
    ofAgentRegisters + ofCalibratedConverter + ofCrossbarTile + ofDivider + ofProgramVerify
    + ofPostProcessor + ofPulsePairGenerator + ofQLearningAccelerator + ofQLearningController
    + ofTableAccelerator
    + ofTableAgent + ofValueBlend + ofValueMemory + ofVectorSequencer
}
