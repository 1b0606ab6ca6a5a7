/// A clock with its reset, as registers, memories and instances are placed in it.
public typealias ClockDomain = Circuit.ClockDomain
/// What an input's changes are in step with: `.domain(.write)` or `.asynchronous`.
public typealias SignalSource = Circuit.SignalSource
/// Why a register may sample another clock domain.
public typealias Crossing = Circuit.Crossing

extension Circuit.ClockDomain {
  /// The domain of that name, with the ports `<name>_clk_i` and `<name>_rst_ni`.
  ///
  /// ```swift
  /// extension ClockDomain {
  ///   static let write = ClockDomain("write")
  ///   static let video = ClockDomain("video", reset: .synchronous)
  ///   static let audio = ClockDomain("audio", reset: .powerUp)    // no reset port
  /// }
  /// ```
  public init(_ name: String, reset style: ResetStyle = .asynchronous) {
    let name = Naming.snakeCase(name)
    self.init(name: name, clock: "\(name)_clk", reset: "\(name)_rst", resetStyle: style)
  }

  /// The same clock and reset, seen by registers in another style.
  public func with(reset style: ResetStyle) -> Self {
    var domain = self
    domain.resetStyle = style
    return domain
  }
}
