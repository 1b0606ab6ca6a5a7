// swift-tools-version: 6.0
import PackageDescription

/// One room of the house: a target, and the rooms it may look into.
/// `docs/architecture.md` has the same table; a test holds the real imports against it.
func room(_ name: String, sees dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies)
}

/// The tests of a room, and the other rooms they need.
func tests(of name: String, with helpers: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + helpers)
}

let package = Package(
  name: "Memweave",
  products: [
    .library(name: "Memweave", targets: ["Memweave"]),
    .executable(name: "memweave", targets: ["MemweaveCommand"]),
  ],
  targets: [
    // The language and its texts.
    room("Diagnostics"),
    room("HDL", sees: ["Diagnostics"]),
    room("CircuitChecks", sees: ["HDL", "Diagnostics"]),
    room("SystemVerilog", sees: ["HDL", "Diagnostics"]),
    room("CircuitSimulator", sees: ["HDL", "Diagnostics"]),

    // The physics.
    room("DevicePhysics", sees: ["Templates"]),
    room("CrossbarPhysics", sees: ["DevicePhysics"]),
    room("Characterization", sees: ["YAML", "DevicePhysics", "Diagnostics"]),
    .systemLibrary(
      name: "CMinpack", path: "Sources/CMinpack", pkgConfig: "cminpack",
      providers: [.apt(["libcminpack-dev"])]),
    room("ModelFitting", sees: ["CMinpack", "YAML", "DevicePhysics", "Diagnostics"]),

    // What a bus master sees.
    room("RegisterMaps", sees: ["Diagnostics"]),

    // The accelerator: what it promises, how the hardware does it, what the answer is.
    room("Specifications", sees: ["DevicePhysics"]),
    room(
      "Components",
      sees: ["HDL", "RegisterMaps", "Specifications", "DevicePhysics", "Diagnostics"]),
    room("CMatrixKernel"),
    room(
      "Reference",
      sees: [
        "CMatrixKernel", "CrossbarPhysics", "RegisterMaps", "Specifications", "DevicePhysics",
        "Diagnostics",
      ]),

    // Trained networks.
    .target(
      name: "COnnx",
      cxxSettings: [.define("ONNX_ML", to: "1"), .define("ONNX_NAMESPACE", to: "onnx")],
      linkerSettings: [.linkedLibrary("onnx_proto"), .linkedLibrary("protobuf")]),
    .systemLibrary(
      name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    room("Networks", sees: ["COnnx", "CZlib", "Specifications", "Diagnostics"]),

    // The description, and what is made from it.
    .systemLibrary(
      name: "CYAML", path: "Sources/CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"])]),
    room("YAML", sees: ["CYAML", "Diagnostics"]),
    room(
      "Accelerators",
      sees: [
        "YAML", "Networks", "Specifications", "HDL", "DevicePhysics", "Diagnostics",
      ]),
    .target(
      name: "Templates", path: "templates",
      resources: [
        .embedInCode("crossbar_macro.sv"),
        .embedInCode("gradient_macro.sv"),
        .embedInCode("matrix_macro.sv"),
        .embedInCode("crossbar_macro.hpp"),
        .embedInCode("gradient_macro.hpp"),
        .embedInCode("matrix_macro.hpp"),
        .embedInCode("model_shim.cpp"),
        .embedInCode("device_cell.sv"),
        .embedInCode("device_array.sv"),
        .embedInCode("device_module.hpp"),
        .embedInCode("device_subcircuit.cir"),
        .embedInCode("device.va"),
      ]),
    .target(
      name: "Benches", path: "sim", exclude: ["README.md", "maze_walker.txt"],
      resources: [
        .embedInCode("testbench.sv"), .embedInCode("systemc_bench.cpp"),
        .embedInCode("cocotb_bench.py"), .embedInCode("matrix_testbench.sv"),
        .embedInCode("cocotb_matrix_bench.py"), .embedInCode("matrix_systemc_bench.cpp"),
      ]),
    .target(
      name: "DiagnosticPages", path: "docs/checks", exclude: ["README.md"],
      resources: [.embedInCode("pages")]),
    room(
      "Generation",
      sees: [
        "CircuitChecks", "SystemVerilog", "Templates", "Benches", "Components", "RegisterMaps",
        "CrossbarPhysics", "Specifications", "HDL", "DevicePhysics", "Diagnostics",
      ]),
    room(
      "CoSimulation",
      sees: [
        "Generation", "Templates", "Benches", "Components", "RegisterMaps", "Reference",
        "CrossbarPhysics", "Specifications", "CircuitSimulator", "SystemVerilog", "HDL",
        "DevicePhysics", "Diagnostics",
      ]),
    room("Workloads", sees: ["Reference", "Specifications", "Diagnostics"]),
    room(
      "ShippedTests",
      sees: [
        "CoSimulation", "Reference", "Specifications", "Workloads", "CircuitSimulator", "HDL",
        "DevicePhysics", "Diagnostics",
      ]),
    room(
      "Mutation",
      sees: [
        "CoSimulation", "Generation", "Components", "ShippedTests", "Specifications", "Workloads",
        "CircuitSimulator", "SystemVerilog", "HDL", "Diagnostics",
      ]),
    room(
      "Coverage",
      sees: [
        "CoSimulation", "Generation", "Components", "ShippedTests", "CircuitSimulator",
        "SystemVerilog", "HDL", "Diagnostics",
      ]),

    // What a user imports, and what a user types.
    room(
      "Memweave",
      sees: [
        "Diagnostics", "HDL", "CircuitChecks", "SystemVerilog", "CircuitSimulator",
        "DevicePhysics", "CrossbarPhysics", "Characterization", "ModelFitting", "RegisterMaps",
        "Specifications", "Components", "Reference", "YAML", "Networks", "Accelerators",
        "Generation", "CoSimulation", "Workloads", "ShippedTests", "Mutation", "Coverage",
      ]),
    .executableTarget(
      name: "MemweaveCommand", dependencies: ["Memweave", "DiagnosticPages", "Diagnostics"]),

    // What several tests share.
    .target(
      name: "TestSupport",
      dependencies: [
        "Workloads", "SystemVerilog", "RegisterMaps", "Specifications", "DevicePhysics",
      ],
      path: "Tests/TestSupport", exclude: ["strict_parser.py", "verilog_a.py"]),

    // Hardware whose compiler was told to forget what it declares.
    .target(
      name: "WithoutReflection", dependencies: ["HDL"], path: "Tests/WithoutReflection",
      swiftSettings: [.unsafeFlags(["-Xfrontend", "-disable-reflection-metadata"])]),

    // The description that is shipped, in Swift.
    .target(
      name: "Examples", dependencies: ["Memweave"], path: "examples",
      exclude: ["maze-walker.yaml", "maze-table.yaml", "digits"],
      sources: [
        "maze-walker.swift", "maze-table.swift", "titanium-oxide.swift", "titanium-oxide-use.swift",
      ]),

    // The typed handles of the shipped accelerator, as they are generated.
    .target(
      name: "ShippedPorts", dependencies: ["Memweave"], path: "generated/maze-walker/swift"),

    // Random circuits for tests, and a side-by-side measurement.
    .target(
      name: "CircuitFuzzing",
      dependencies: [
        "HDL", "SystemVerilog", "CircuitSimulator", "CoSimulation", "Workloads", "TestSupport",
        "Diagnostics",
      ], path: "Tests/CircuitFuzzing"),
    .target(name: "BenchmarkSupport", path: "Benchmarks/Support"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "HDL", "CircuitChecks", "SystemVerilog", "CircuitSimulator", "BenchmarkSupport",
      ],
      path: "Benchmarks/Speed", exclude: ["amaranth_bench.py"]),
    .executableTarget(
      name: "LearningBenchmarks",
      dependencies: [
        "CoSimulation", "Generation", "Reference", "Specifications", "BenchmarkSupport",
      ],
      path: "Benchmarks/Learning", exclude: ["q_loop.c", "q_loop.py"]),
    .executableTarget(
      name: "DriverBenchmarks",
      dependencies: ["CoSimulation", "Generation", "Specifications", "BenchmarkSupport"],
      path: "Benchmarks/Driver",
      exclude: ["harness.cpp", "harness.mk", "cocotb.mk", "cocotb_driver.py"]),
    .executableTarget(
      name: "MatrixBenchmarks",
      dependencies: ["Reference", "Specifications", "DevicePhysics", "BenchmarkSupport"],
      path: "Benchmarks/Matrix", exclude: ["matmul.py"]),
    .executableTarget(
      name: "DeviceBenchmarks", dependencies: ["DevicePhysics", "BenchmarkSupport"],
      path: "Benchmarks/Devices",
      exclude: ["aihwkit_tile.py", "array.sh", "array_bench.cpp"]),

    tests(of: "Diagnostics"),
    tests(of: "HDL", with: ["WithoutReflection"]),
    tests(
      of: "CircuitChecks",
      with: ["HDL", "CircuitSimulator", "SystemVerilog", "Diagnostics", "TestSupport"]),
    .testTarget(
      name: "SystemVerilogTests",
      dependencies: ["SystemVerilog", "HDL", "CircuitFuzzing", "TestSupport"],
      exclude: ["Expected"]),
    tests(
      of: "CircuitFuzzing", with: ["HDL", "SystemVerilog", "Diagnostics", "TestSupport"]),
    tests(
      of: "CircuitSimulator",
      with: ["HDL", "CircuitChecks", "CircuitFuzzing", "SystemVerilog", "TestSupport"]),
    tests(of: "DevicePhysics", with: ["Examples", "SystemVerilog", "TestSupport"]),
    tests(of: "CrossbarPhysics", with: ["DevicePhysics"]),
    tests(of: "Characterization", with: ["DevicePhysics", "Diagnostics"]),
    tests(of: "ModelFitting", with: ["DevicePhysics", "Diagnostics"]),
    .testTarget(
      name: "RegisterMapsTests", dependencies: ["RegisterMaps", "Diagnostics", "TestSupport"],
      exclude: ["Expected"]),
    tests(of: "Specifications"),
    .testTarget(
      name: "ComponentsTests",
      dependencies: [
        "Components", "HDL", "CircuitChecks", "CircuitSimulator", "CoSimulation", "CrossbarPhysics",
        "Reference", "RegisterMaps", "SystemVerilog", "TestSupport", "Workloads",
      ],
      exclude: ["Expected"]),
    .testTarget(
      name: "ReferenceTests", dependencies: ["Reference", "Specifications", "TestSupport"],
      exclude: ["Matrix/crosssim_settings.py", "Matrix/matrix_layer.py"]),
    tests(of: "YAML", with: ["TestSupport"]),
    .testTarget(
      name: "NetworksTests", dependencies: ["Networks", "TestSupport", "Diagnostics"],
      exclude: ["network_cases.py"]),
    tests(of: "Accelerators", with: ["Examples", "Memweave"]),
    tests(
      of: "Generation",
      with: ["Accelerators", "Reference", "RegisterMaps", "SystemVerilog", "TestSupport"]),
    tests(
      of: "CoSimulation",
      with: ["Accelerators", "Components", "RegisterMaps", "Workloads", "TestSupport"]),
    tests(of: "Workloads", with: ["TestSupport"]),
    .testTarget(
      name: "MutationTests",
      dependencies: [
        "Mutation", "HDL", "Components", "CoSimulation", "Generation", "Specifications",
        "Accelerators", "CircuitSimulator", "SystemVerilog", "CircuitFuzzing", "ShippedTests",
        "TestSupport",
      ],
      exclude: ["Expected"]),
    tests(
      of: "Coverage",
      with: [
        "HDL", "Components", "CoSimulation", "Generation", "Specifications", "Accelerators",
        "SystemVerilog", "Diagnostics", "TestSupport",
      ]),
    tests(of: "MemweaveCommand", with: ["Memweave", "ShippedPorts"]),
    .testTarget(
      name: "LanguageTourTests",
      dependencies: [
        "HDL", "CircuitChecks", "CircuitSimulator", "SystemVerilog", "TestSupport", "Diagnostics",
      ]),
    tests(
      of: "DiagnosticPages",
      with: [
        "HDL", "CircuitChecks", "CircuitSimulator", "Components", "WithoutReflection",
        "Diagnostics",
      ]),
    .testTarget(name: "ArchitectureTests"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
