@testable import DevicePhysics

extension ExactnessBench {
  /// The modules of all devices, and a program that drives them.
  func systemC() throws -> [(name: String, text: String)] {
    var files: [(name: String, text: String)] = []
    var includes = ""
    var bodies: [(declaration: String, drive: String, show: String)] = []
    for (place, entry) in entries.enumerated() {
      let equations = entry.equations
      let text = try BackEnd.systemC.text(of: equations)
      let file = BackEnd.systemC.fileName(of: equations)
      files.append((file, text))
      includes += "#include \"\(file)\"\n"
      bodies.append(Self.stage(entry, equations.name, place: place, module: text))
    }
    files.append(
      (
        "main.cpp",
        """
        #include <cstdio>
        #include <cstring>
        \(includes)
        \(CounterGenerator.cPlusPlus)
        static void mix(std::uint64_t &hash, double value) {
          if (value == 0) value = 0;
          std::uint64_t bits;
          std::memcpy(&bits, &value, sizeof bits);
          hash = (hash ^ bits) * 0x100000001b3u;
        }
        int sc_main(int, char **) {
          const Generator generator{\(Self.seed)};
          sc_core::sc_signal<bool> clock, on;
        \(bodies.map(\.declaration).joined())
          on = true;
          for (std::uint64_t pulse = 0; pulse < \(Self.pulses); ++pulse) {
            clock = false;
        \(bodies.map(\.drive).joined())
            sc_core::sc_start(1, sc_core::SC_NS);
            clock = true;
            sc_core::sc_start(1, sc_core::SC_NS);
        \(bodies.map(\.show).joined())
          }
          return 0;
        }
        """
      ))
    return files
  }

  private static func stage(
    _ entry: DeviceLibrary.Entry, _ name: String, place: Int, module: String
  ) -> (declaration: String, drive: String, show: String) {
    let seeded = module.contains("std::uint32_t seed = 0") ? ", \(seed), \(index)" : ""
    let seconds = entry.usesSeconds(module) ? "  \(name).seconds_i(\(name)_seconds);\n" : ""
    let values = ["\(name)_current.read()"] + entry.printedStates.map { "\(name).\($0)" }
    return (
      """
        sc_core::sc_signal<double> \(name)_voltage, \(name)_seconds, \(name)_current;
        std::uint64_t \(name)_hash = 0;
        \(name)_cell \(name)("\(name)"\(seeded));
        \(name).clk_i(clock); \(name).pulse_i(on); \(name).sample_i(on);
        \(name).voltage_i(\(name)_voltage); \(name).current_o(\(name)_current);
      \(seconds)
      """,
      """
          \(name)_voltage = \(entry.voltage) * generator.normal(0, \(place), pulse);
          \(name)_seconds = \(entry.step) * generator.uniform(1, \(place), pulse);

      """,
      values.map { "    mix(\(name)_hash, \($0));\n" }.joined() + """
            if ((pulse + 1) % \(interval) == 0)
              std::printf("\(name) %llu %llu\\n", (unsigned long long)(pulse + 1),
                  (unsigned long long)\(name)_hash);

        """
    )
  }
}
