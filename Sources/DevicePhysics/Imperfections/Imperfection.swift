#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A way in which a real device differs from its model: a value that composes with any device in an
/// `ImperfectMemristor`.
///
/// An imperfection may change how long a step acts, whether the state still moves, and the
/// conductance that is seen; what it leaves alone it need not mention. Its equations are written
/// over `Physical`, so it is in every printed text of the device.
public protocol Imperfection: Sendable {
  /// The random numbers it asks for.
  var draws: [RandomDraw] { get }

  /// Whether it goes by `DeviceHistory.programming`.
  var dependsOnProgramming: Bool { get }

  /// What is wrong with its parameters.
  var parameterProblems: [ParameterProblem] { get }

  /// How many times longer than it is a step acts at most: the longest safe step shrinks by it.
  var greatestAcceleration: Double { get }

  /// How long a step of `seconds` acts, in seconds. Devices that move by whole pulses take no
  /// notice of it.
  func duration<N: Physical>(_ seconds: N, in history: DeviceHistory<N>) -> N

  /// 1 where the state no longer moves, else 0; `nil` for an imperfection that stops no device.
  func isStuck<N: Physical>(in history: DeviceHistory<N>) -> N?

  /// The conductance in siemens that is seen, from the one the device has.
  func conductance<N: Physical>(_ conductance: N, in history: DeviceHistory<N>) -> N
}

/// What an imperfection may go by.
public struct DeviceHistory<N: Physical> {
  /// Seconds since the device was last programmed.
  public let age: N
  /// How often it was programmed.
  public let wear: N
  /// A normal number, drawn when the device was last programmed; 0 before, and where no imperfection
  /// of the device depends on it. All that do have the same.
  public let programming: N
  /// The imperfection's random numbers, in the order of its `draws`.
  public let draws: [N]
}

extension Imperfection {
  public var draws: [RandomDraw] { [] }

  public var dependsOnProgramming: Bool { false }

  public var greatestAcceleration: Double { 1 }

  public func duration<N: Physical>(_ seconds: N, in history: DeviceHistory<N>) -> N { seconds }

  public func isStuck<N: Physical>(in history: DeviceHistory<N>) -> N? { nil }

  public func conductance<N: Physical>(
    _ conductance: N, in history: DeviceHistory<N>
  ) -> N { conductance }
}

/// How factors around 1 are spread.
public enum FactorSpread: Sendable, Hashable {
  /// `1 + σ · normal`, not below 0.
  case normal(Double)
  /// `exp(σ · normal)`: the median is 1.
  case logNormal(Double)

  func factor<N: Physical>(_ number: N, named name: String) -> N {
    switch self {
    case .normal(let deviation):
      let factor = 1.0 + N.constant(deviation, named: name + "Deviation") * number
      return N.maximum(factor, 0.0).named(name)
    case .logNormal(let deviation):
      return N.exponential(N.constant(deviation, named: name + "Deviation") * number).named(name)
    }
  }

  var problems: [ParameterProblem] {
    switch self {
    case .normal(let deviation), .logNormal(let deviation):
      ParameterCheck.problems { $0.notNegative("deviation", deviation) }
    }
  }

  /// The greatest factor: `CounterGenerator.normal` is at most 6.
  var greatest: Double {
    switch self {
    case .normal(let deviation): 1 + 6 * deviation
    case .logNormal(let deviation): exp(6 * deviation)
    }
  }
}
