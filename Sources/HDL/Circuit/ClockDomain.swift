extension Circuit {
  /// A clock with its reset. Modules name their ports `<clock>_i` and `<reset>_ni`.
  ///
  /// The reset is active-low. Its release is synchronous to the clock, as a `ResetSynchronizer`
  /// outside of the circuit makes it; whether its assertion is too, the style says. A domain may have
  /// none.
  public struct ClockDomain: Sendable, Hashable {
    /// How registers see the reset.
    public enum ResetStyle: String, Sendable, Hashable {
      /// At once: `always_ff @(posedge clk_i or negedge rst_ni)`.
      case asynchronous
      /// At the next clock edge: `always_ff @(posedge clk_i)`.
      case synchronous
      /// There is no reset, and no port for one: registers begin with their reset values when the device
      /// is configured, as those of an FPGA do (`initial`).
      case powerUp = "power_up"
    }

    /// In snake_case.
    public var name: String
    /// The bare name of the clock port.
    public var clock: String
    /// The bare name of the reset port.
    public var reset: String
    public var resetStyle: ResetStyle

    public init(
      name: String, clock: String, reset: String, resetStyle: ResetStyle = .asynchronous
    ) {
      self.name = name
      self.clock = clock
      self.reset = reset
      self.resetStyle = resetStyle
    }

    /// The domain of ports `clk_i` and `rst_ni`.
    public static let main = ClockDomain(name: "main", clock: "clk", reset: "rst")

    public var clockPortName: String { "\(clock)_i" }
    public var resetPortName: String { "\(reset)_ni" }
    public var hasResetPort: Bool { resetStyle != .powerUp }
    /// Of the clock, and of the reset where there is one.
    public var portNames: [String] {
      hasResetPort ? [clockPortName, resetPortName] : [clockPortName]
    }
  }

  /// What an input's changes are in step with.
  public enum SignalSource: Sendable, Hashable {
    /// The clock of that domain.
    case domain(ClockDomain)
    /// No clock at all, such as a button, or any clock: a synchronizer has to stand behind it.
    case asynchronous
  }

  /// Why a register may sample what changes with another clock than its own.
  public enum Crossing: String, Sendable, Hashable {
    /// It is the first of two or more registers in a row: one bit, straight from a register of the
    /// other domain, and read by the next register only, so that it has a cycle to become stable.
    case synchronizer
    /// As `synchronizer`, for several bits of which at most one changes at a time.
    case grayCode
    /// A handshake keeps what it reads stable while it samples.
    case held
  }
}
