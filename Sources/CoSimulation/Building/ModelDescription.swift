import Diagnostics

/// A port of the design other than clock and reset.
public struct ModelPort: Sendable, Hashable {
  public enum Direction: Sendable, Hashable {
    case input, output
  }

  public let name: String
  /// In bits, 1…65536.
  public let width: Int
  public let direction: Direction

  public init(_ name: String, width: Int, _ direction: Direction) {
    self.name = name
    self.width = width
    self.direction = direction
  }
}

/// A variable of type `real`, or an array of them, inside an instance, to be read from Swift.
///
/// The variable carries Verilator's comment between its name and the semicolon:
/// ```systemverilog
/// real state_q [0:1199] /*verilator public_flat_rd*/;
/// ```
/// Verilator 5.006 then keeps it as it is, but puts it where it likes: a small module is dissolved
/// into the root (`TOP.top__DOT__u_tile__DOT__u_macro__DOT__state_q`), a module that stays whole
/// keeps it in a class of its own (`TOP__top__u_tile__u_macro.state_q`). The table of scopes that it
/// writes to `model__Syms.cpp` for every variable so marked has the scope's name, the variable's
/// name and that place, so the place is read from there.
public struct ModelProbe: Sendable, Hashable {
  /// What the probe is called in Swift.
  public let name: String
  /// The instances from below the top module to the one that declares the variable, such as
  /// `["u_tile", "u_macro"]`; an instance in a generate loop is `"gen_tile[3]", "u_tile"`. Empty
  /// for a variable of the top module.
  public let instancePath: [String]
  public let variable: String
  /// How many elements it has in all dimensions together; 1 for a single `real`.
  public let count: Int

  public init(_ name: String, instancePath: [String], variable: String, count: Int) {
    self.name = name
    self.instancePath = instancePath
    self.variable = variable
    self.count = count
  }

  /// The variable's full name in the design, such as `top.u_tile.u_macro.state_q`.
  func fullName(in top: String) -> String {
    "\(scope(in: top)).\(variable)"
  }

  /// The full name of the instance that declares the variable.
  func scope(in top: String) -> String {
    ([top] + instancePath).joined(separator: ".")
  }
}

/// Notes the values of some ports in every clocked cycle in which another is 1.
///
/// The values are the settled ones just before the rising edge, as the next register would take them.
public struct ModelRecorder: Sendable, Hashable {
  /// A port of one bit.
  public let valid: String
  /// The ports whose values are noted; inputs are allowed.
  public let fields: [String]

  public init(valid: String, fields: [String]) {
    self.valid = valid
    self.fields = fields
  }
}

/// A clock of a design, with the reset that goes with it.
public struct ModelClock: Sendable, Hashable {
  /// An input of one bit.
  public let name: String
  /// An input of one bit, active low.
  public let reset: String

  public init(_ name: String, reset: String) {
    self.name = name
    self.reset = reset
  }
}

/// A design with its clocks, and what of it Swift wants to reach.
public struct ModelDescription: Sendable, Hashable {
  /// The name of the top module.
  public var top: String
  /// The files in the order Verilator reads them.
  public var sources: [ModelSource]
  /// Files that the sources `` `include ``, by the name they include them with.
  public var headers: [ModelSource]
  /// All ports but clocks and resets.
  public var ports: [ModelPort]
  /// An input of one bit.
  public var clock: String
  /// An input of one bit, active low.
  public var reset: String
  /// The clocks beside the first, for designs with several; with it at most 64.
  public var furtherClocks: [ModelClock]
  public var probes: [ModelProbe]
  public var recorders: [ModelRecorder]
  /// The waves an instance can write; `nil` for none, which compiles and runs faster.
  public var waves: WaveFormat?
  /// Whether its instances count which lines run, which bits change and which `cover` statements are
  /// met, which is slower; what the design asserts and assumes is judged then.
  public var measuresCoverage = false
  /// The most bits of a signal or memory that are watched for changes where coverage is measured.
  public static let widestToggle = 1024
  /// Whether what the design asserts and assumes is judged, as it is where coverage is measured: an
  /// instance in which something does not hold stops.
  public var judgesProperties = false
  /// Whether a text is compiled of which Verilator warns, such as one with mutants in it.
  public var acceptsWarnings = false

  public init(
    top: String, sources: [ModelSource], headers: [ModelSource] = [], ports: [ModelPort],
    clock: String = "clk_i", reset: String = "rst_ni", furtherClocks: [ModelClock] = [],
    probes: [ModelProbe] = [], recorders: [ModelRecorder] = [], waves: WaveFormat? = nil
  ) {
    self.top = top
    self.sources = sources
    self.headers = headers
    self.ports = ports
    self.clock = clock
    self.reset = reset
    self.furtherClocks = furtherClocks
    self.probes = probes
    self.recorders = recorders
    self.waves = waves
  }
}

extension ModelDescription {
  /// All clocks, the first one first.
  var clocks: [ModelClock] { [ModelClock(clock, reset: reset)] + furtherClocks }
}
