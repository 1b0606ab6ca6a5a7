/// How a model writes the values of all its signals over time.
public enum WaveFormat: String, Sendable, Hashable, CaseIterable {
  /// Value change dump of IEEE 1800: text that every viewer reads.
  case vcd
  /// GTKWave's compressed format, some fifty times smaller.
  case fst

  /// The format that the end of a file's name asks for; `nil` for any other end.
  public init?(fileName: String) {
    guard let format = Self.allCases.first(where: { fileName.hasSuffix(".\($0.rawValue)") }) else {
      return nil
    }
    self = format
  }

  /// What Verilator is told. Arrays as large as a crossbar are traced too: the states of its cells.
  var verilatorArguments: [String] {
    [self == .vcd ? "--trace" : "--trace-fst", "--trace-max-array", "1048576"]
  }

  var compilerFlags: [String] {
    ["-DVM_TRACE=1", self == .vcd ? "-DVM_TRACE_VCD=1" : "-DVM_TRACE_FST=1"]
  }

  /// The runtime's part for this format, and what it declares.
  var runtimeSource: String { "verilated_\(rawValue)_c.cpp" }

  var runtimeHeader: String { "verilated_\(rawValue)_c.h" }

  /// The system's libraries that part needs.
  var libraries: [String] { self == .fst ? ["-lz"] : [] }
}
