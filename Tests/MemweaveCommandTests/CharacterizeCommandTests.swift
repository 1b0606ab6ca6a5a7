import Foundation
import Testing

@Suite struct CharacterizeCommandTests {
  @Test func printsAndWritesADevice() throws {
    let program = try Program()
    let outcome = try program.run(
      "characterize", "compliance", "-o", "out", "--imperfections", "read-noise=0.02",
      "--devices", "4", "--cycles", "2")
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\ndigital read margin\n"))
    #expect(outcome.output.contains("\nanalogue training\n"))
    let files = try FileManager.default.contentsOfDirectory(
      atPath: program.folder.appendingPathComponent("out").path)
    for name in [
      "characterization.gp", "characterization.svg", "loops.csv", "metrics.csv", "metrics.json",
      "pulses.csv", "report.txt", "retention.csv", "switching-time.csv",
    ] { #expect(files.contains(name), "\(name)") }
    let picture = try String(
      contentsOf: program.folder.appendingPathComponent("out/characterization.svg"),
      encoding: .utf8)
    for text in ["voltage (V)", "time (s)", "pulse", "retention at 0 V"] {
      #expect(picture.contains(text), "\(text)")
    }
  }

  @Test func jsonKeepsTheFamiliesApart() throws {
    let outcome = try Program().run("characterize", "compliance", "--json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let metrics = try #require(json["metrics"] as? [String: [[String: Any]]])
    #expect(Set(metrics.keys) == ["digital-read-margin", "analogue-training", "behaviour"])
    let training = (metrics["analogue-training"] ?? []).compactMap { $0["key"] as? String }
    #expect(training.contains("linearity-potentiation") && !training.contains("on-off-ratio"))
  }

  @Test func withoutGnuplotTheTablesAreThere() throws {
    let program = try Program()
    let outcome = try program.run(
      ["characterize", "compliance", "-o", "out"], environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("gnuplot is not here"))
  }

  @Test(arguments: [
    (["characterize", "ohmik"], "did you mean 'ohmic'?"),
    (["characterize", "missing.yaml"], "cannot read 'missing.yaml'"),
    (["characterize", "ohmic", "--potentiate", "0V"], "is not a voltage other than 0 V"),
    (["characterize", "ohmic", "--read", "5"], "is not a voltage other than 0 V"),
    (["characterize", "ohmic", "--imperfections", "noise=1"], "unknown-imperfection"),
    (["characterize", "ohmic", "--potentiate", "1uV", "--depress", "-1uV"], "no-response"),
    (["fit", "--data", "missing.csv", "--model", "ohmic"], "cannot read 'missing.csv'"),
    (["fit", "--model", "ohmic"], "--data"),
    (["fit", "--data", "bad.csv", "--model", "ohmic"], "bad.csv:2:3"),
  ])
  func badUseEndsWithTwo(_ words: [String], _ message: String) throws {
    let program = try Program()
    try program.write("voltage,width,conductance\n1,x,1\n", to: "bad.csv")
    let outcome = try program.run(words)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.output == "")
    #expect(program.contents == ["bad.csv"])
  }

  @Test func aSearchThatDoesNotConvergeEndsWithOne() throws {
    let program = try Program()
    let rows = (1...10).map { "-0.8,0.1,\(3 * exp(log(40.0) * Double($0) / 10))" }
    try program.write(
      "voltage [V],width [us],conductance [uS]\n" + rows.joined(separator: "\n") + "\n",
      to: "pulses.csv")
    let words = [
      "fit", "--data", "pulses.csv", "--model", "ohmic", "--parameters",
      "offConductance,onOffRatio", "--starts", "1",
    ]
    let outcome = try program.run(words + ["--evaluations", "2"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("did not converge, so no device is written"))
    #expect(outcome.output.contains("offConductance"))
    #expect(!outcome.output.contains("written into"))
    #expect(program.contents == ["pulses.csv"])
    #expect(try program.run(words).status == 0)
    #expect(program.contents.contains("ohmic-fitted.yaml"))
  }

  @Test func aFittedDeviceIsADeviceAgain() throws {
    let program = try Program()
    // G = 2 µS · 500^(t / t_SET): at -0.8 V, 1 µs from end to end.
    let rows = (0...10).map { pulse in
      let conductance = 3 * exp(log(400.0) * Double(pulse) / 10)
      return "\(pulse == 0 ? "0,0" : "-0.8,0.1"),\(conductance)"
    }
    try program.write(
      "voltage [V],width [us],conductance [uS]\n" + rows.joined(separator: "\n") + "\n",
      to: "pulses.csv")
    let outcome = try program.run(
      "fit", "--data", "pulses.csv", "--model", "ohmic", "--parameters",
      "offConductance,onOffRatio", "--starts", "2", "--preset", "ours.yaml")
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("written into ours.yaml"))
    let preset = try String(
      contentsOf: program.folder.appendingPathComponent("ours.yaml"), encoding: .utf8)
    #expect(preset.contains("model: ohmic\n"))
    let characterized = try program.run("characterize", "ours.yaml")
    #expect(characterized.status == 0)
    #expect(characterized.output.contains("400"))
    let device = try program.run("device", "ours.yaml", "--to", "spice", "-o", "texts")
    #expect(device.output == "ohmic-fitted: 1 file in texts\n")
  }
}
