import Diagnostics
import Networks
import TestSupport
import Testing

/// Networks from ONNX files, against ONNX's reference implementation.
@Suite struct ONNXTests {
  @Test func filesAreReadOrRefused() throws {
    let cases = try NetworkCases()
    try networksComputeWhatTheReferenceDoes(cases)
    whatCannotBeMappedIsNamed(cases)
    try tensorsAreRead(cases)
    try damagedFilesAreReadOrRefused(cases)
  }

  private func networksComputeWhatTheReferenceDoes(_ cases: NetworkCases) throws {
    #expect(cases.content.cases.count == 13)
    for own in cases.content.cases {
      let network = try FloatNetwork(onnx: cases.path("\(own.name).onnx"))
      for (input, expected) in zip(own.inputs, own.outputs) {
        let outputs = network.outputs(of: input)
        let found = network.places.map { outputs[$0] }
        #expect(found.count == expected.count, "\(own.name)")
        for (found, expected) in zip(found, expected) {
          #expect((found - expected).magnitude < 1e-5 * (1 + expected.magnitude), "\(own.name)")
        }
      }
    }
  }

  private func whatCannotBeMappedIsNamed(_ cases: NetworkCases) {
    for (name, identifier, node) in [
      ("pool", "network-operator", "node 'shrink' (MaxPool)"),
      ("branch", "network-branch", "node 'skip' (Add)"),
      ("windows", "network-operator", "node 'untied' (Add)"),
      ("mixed", "network-shape", "node 'second' (Conv)"),
      ("size", "network-shape", "node 'wide' (MatMul)"),
    ] {
      let found = #expect(throws: Diagnostic.self) {
        _ = try FloatNetwork(onnx: cases.path("\(name).onnx"))
      }
      #expect(found?.identifier == identifier)
      #expect(found?.message.hasPrefix(node) == true, "\(found?.message ?? "")")
    }
  }

  private func tensorsAreRead(_ cases: NetworkCases) throws {
    for file in ["stored.npz", "deflated.npz"] {
      let first = try Tensor(contentsOf: cases.path("\(file)#first"))
      #expect(first == Tensor(shape: [2, 3], values: [0, 1, 2, 3, 4, 5], isInteger: true))
      let second = try Tensor(contentsOf: cases.path("\(file)#second"))
      #expect(second.values == cases.content.second)
      let found = #expect(throws: Diagnostic.self) {
        _ = try Tensor(contentsOf: cases.path("\(file)#third"))
      }
      #expect(found?.message.contains("'first', 'second', but none named 'third'") == true)
    }
    let steps = try Tensor(contentsOf: cases.path("two.safetensors#fc.steps"))
    #expect(steps == Tensor(shape: [2, 3], values: [0, 1, 2, 3, 4, 5], isInteger: true))
    let weight = try Tensor(contentsOf: cases.path("two.safetensors#fc.weight"))
    for (found, expected) in zip(weight.values, cases.content.second) {
      #expect((found - expected).magnitude <= 0x1p-11 * expected.magnitude)
    }
    let images = try Tensor(contentsOf: cases.path("images-idx3-ubyte"))
    #expect(images == Tensor(shape: [2, 1, 3], values: [0, 1, 2, 3, 4, 5], isInteger: true))
  }

  /// Whatever bytes a file has, it is read or refused with a message.
  private func damagedFilesAreReadOrRefused(_ cases: NetworkCases) throws {
    var refused = 0
    for name in ["conv", "gemm", "reshape", "listed"] {
      let good = try cases.bytes("\(name).onnx")
      for damaged in DamagedBytes(of: good, seed: 9).prefix(400) {
        do throws(Diagnostic) {
          _ = try FloatNetwork(onnxBytes: damaged, named: "damaged.onnx")
        } catch { refused += 1 }
      }
    }
    #expect(refused > 400)
    for name in ["deflated.npz#second", "stored.npz#first", "two.safetensors#fc.weight"] {
      let file = String(name.split(separator: "#")[0])
      let good = try cases.bytes(file)
      var refused = 0
      for damaged in DamagedBytes(of: good, seed: 9).prefix(200) {
        try cases.workspace.write(damaged, to: file)
        if (try? Tensor(contentsOf: cases.path(name))) == nil { refused += 1 }
      }
      #expect(refused > 20, "\(name)")
    }
  }
}
