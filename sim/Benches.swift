/// The benches of this folder, which drive generated hardware outside Swift.
public enum Benches {
  /// Replays a recording in a SystemVerilog simulator.
  public static let systemVerilog = String(
    decoding: PackageResources.testbench_sv, as: UTF8.self)
  /// Replays a trace in cocotb.
  public static let cocotb = String(
    decoding: PackageResources.cocotb_bench_py, as: UTF8.self)
  /// Replays a recording of a matrix engine in a SystemVerilog simulator.
  public static let matrixSystemVerilog = String(
    decoding: PackageResources.matrix_testbench_sv, as: UTF8.self)
  /// Replays a recording of a matrix engine in cocotb.
  public static let matrixCocotb = String(
    decoding: PackageResources.cocotb_matrix_bench_py, as: UTF8.self)
  /// Replays a recording in SystemC, with `sc_main`.
  public static let systemC = String(
    decoding: PackageResources.systemc_bench_cpp, as: UTF8.self)
  /// Replays a recording of a matrix engine in SystemC, with `sc_main`.
  public static let matrixSystemC = String(
    decoding: PackageResources.matrix_systemc_bench_cpp, as: UTF8.self)
}
