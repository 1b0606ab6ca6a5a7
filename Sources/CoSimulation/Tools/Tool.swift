/// A program from outside that Memweave calls, and how to come by it.
public struct Tool: Sendable, Hashable {
  /// The program's file name, as searched for in `PATH`.
  public let name: String
  /// The Debian package that brings it.
  public let package: String
  /// The variable of the environment that names another program than the one in `PATH`; `nil` where
  /// there is none.
  public let variable: String?
  /// What Memweave needs it for, as the end of "needed to …".
  public let purpose: String
  /// The arguments that make it state its version.
  public let versionArguments: [String]
  /// The oldest version known to work; `nil` where any does.
  public let minimumVersion: ToolVersion?

  public init(
    name: String, package: String, purpose: String, versionArguments: [String] = ["--version"],
    minimumVersion: ToolVersion? = nil, variable: String? = nil
  ) {
    self.name = name
    self.package = package
    self.purpose = purpose
    self.versionArguments = versionArguments
    self.minimumVersion = minimumVersion
    self.variable = variable
  }

  /// The program: what the variable names, or the tool's name.
  var program: String { variable.flatMap(ExecutableSearch.environment) ?? name }

  /// The variable, where it is set.
  var named: String? { variable.flatMap { ExecutableSearch.environment($0) == nil ? nil : $0 } }

  public static let verilator = Tool(
    name: "verilator", package: "verilator", purpose: "compile SystemVerilog for co-simulation",
    minimumVersion: ToolVersion(5, 6), variable: "MEMWEAVE_VERILATOR")
  public static let cxx = Tool(
    name: "g++", package: "g++", purpose: "compile the model that Verilator writes",
    minimumVersion: ToolVersion(9, 0), variable: "MEMWEAVE_CXX")
  public static let clang = Tool(
    name: "clang++", package: "clang", purpose: "compile models in half the time",
    minimumVersion: ToolVersion(14, 0))
  public static let yosys = Tool(
    name: "yosys", package: "yosys", purpose: "synthesize the digital part",
    versionArguments: ["-V"], minimumVersion: ToolVersion(0, 23))
  public static let icarus = Tool(
    name: "iverilog", package: "iverilog", purpose: "cross-check with a four-state simulator",
    versionArguments: ["-V"], minimumVersion: ToolVersion(11, 0))
  public static let icarusRuntime = Tool(
    name: "vvp", package: "iverilog", purpose: "cross-check with a four-state simulator",
    versionArguments: ["-V"], minimumVersion: ToolVersion(11, 0))
  public static let systemCLibrary = Tool(
    name: "pkg-config", package: "pkg-config libsystemc-dev", purpose: "find the SystemC library",
    minimumVersion: nil)
  public static let make = Tool(
    name: "make", package: "make", purpose: "run the harnesses in sim/",
    minimumVersion: ToolVersion(4, 0))
  public static let yosysSMTBMC = Tool(
    name: "yosys-smtbmc", package: "yosys", purpose: "prove properties",
    versionArguments: ["-h"])
  public static let yosysABC = Tool(
    name: "yosys-abc", package: "yosys", purpose: "prove what induction does not",
    versionArguments: ["-h"])
  public static let z3 = Tool(name: "z3", package: "z3", purpose: "prove properties")
  public static let ngspice = Tool(
    name: "ngspice", package: "ngspice", purpose: "check exported device models",
    minimumVersion: nil)
  public static let gtkwave = Tool(
    name: "gtkwave", package: "gtkwave", purpose: "look at waveforms", minimumVersion: nil)
  public static let gnuplot = Tool(
    name: "gnuplot", package: "gnuplot-nox", purpose: "draw learning curves and devices")

  /// What co-simulation cannot do without.
  public static let indispensable: [Tool] = [.verilator, .cxx]

  /// Every tool that some part of Memweave may call, the indispensable ones first.
  public static let all: [Tool] = [
    .verilator, .cxx, .clang, .make, .icarus, .yosys, .yosysSMTBMC, .yosysABC, .z3, .ngspice,
    .gtkwave,
    .gnuplot,
  ]
}
