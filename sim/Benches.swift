/// The benches of this folder, which drive generated hardware outside Swift.
public enum Benches {
  /// Replays a recording in a SystemVerilog simulator.
  public static let systemVerilog = String(
    decoding: PackageResources.testbench_sv, as: UTF8.self)
}
