import DevicePhysics
import Diagnostics
import ModelFitting
import Testing

/// What the data do not say is not claimed.
@Suite struct HonestyTests {
  @Test func whatNoPulseShowsIsNotDetermined() throws {
    // SET pulses only: nothing about RESET.
    let pulses = (0..<40).map { _ in (volts: -0.7, seconds: 1e-6) }
    var fit = ModelFit(
      of: OhmicMemristor(), to: SyntheticData(pulses: pulses).data(of: OhmicMemristor()))
    fit.parameters = ["offConductance", "fullResetTime"]
    fit.starts = 2
    let fitted = try fit.run()
    let reset = try #require(fitted.parameters.last)
    #expect(reset.standardError == nil)
    #expect(reset.value == OhmicMemristor().fullResetTime)
    #expect(fitted.parameters[0].standardError != nil)
    let text = FitReport(fitted, model: "ohmic", data: "pulses.csv").text(preset: nil)
    #expect(text.contains("not determined by these data:\n  fullResetTime"))
  }

  @Test func parametersThatMakeUpForEachOtherAreTold() throws {
    // One voltage in the first region: only the time there is seen, not time and slope apart.
    let pulses = (0..<40).map { _ in (volts: -0.7, seconds: 1e-6) }
    var fit = ModelFit(
      of: OhmicMemristor(), to: SyntheticData(pulses: pulses).data(of: OhmicMemristor()))
    fit.parameters = ["offConductance", "setTimeAtLowerKnee", "firstSetSlope"]
    fit.starts = 1
    let fitted = try fit.run()
    let time = try #require(fitted.parameters.first { $0.name == "setTimeAtLowerKnee" })
    let slope = try #require(fitted.parameters.first { $0.name == "firstSetSlope" })
    #expect(time.standardError == nil && slope.standardError == nil)
    #expect(time.confusedWith == ["firstSetSlope"])
    #expect(slope.confusedWith == ["setTimeAtLowerKnee"])
  }

  @Test func aModelThatDoesNotDescribeTheDataIsTold() throws {
    // Currents that go up and down by a factor of ten for no reason.
    let samples = (0..<30).map {
      DeviceData.Sample(
        volts: 0, seconds: 0, readVolts: 0.1, amperes: $0 % 2 == 0 ? 1e-7 : 1e-6)
    }
    var fit = ModelFit(of: OhmicMemristor(), to: DeviceData(runs: [samples]))
    fit.parameters = ["offConductance"]
    fit.starts = 1
    let fitted = try fit.run()
    #expect(!fitted.isGood)
    let text = FitReport(fitted, model: "ohmic", data: "a.csv").text(preset: nil)
    #expect(text.contains("the model does not describe these data"))
  }

  private func identifier(_ parameters: [String]?, samples: Int) -> String? {
    var fit = ModelFit(
      of: OhmicMemristor(),
      to: SyntheticData(pulses: Array(repeating: (-0.7, 1e-6), count: samples))
        .data(of: OhmicMemristor()))
    fit.parameters = parameters
    do {
      _ = try fit.run()
      return nil
    } catch {
      return (error as? DiagnosticReport)?.diagnostics.first?.identifier
    }
  }

  @Test func whatCannotBeFittedIsRefused() {
    #expect(identifier(["offConductence"], samples: 20) == "unknown-parameter")
    #expect(identifier(["start.flament"], samples: 20) == "unknown-parameter")
    #expect(identifier(["offConductance", "onOffRatio"], samples: 2) == "too-few-samples")
    #expect(identifier(nil, samples: 3) == "too-few-samples")
  }

  @Test func everyShippedDeviceHasItsParametersByName() throws {
    for entry in DeviceLibrary.entries {
      guard let model = entry.model as? any MemristorModel & Codable else {
        // Imperfections are no parameters; `fit` refuses these devices by name.
        #expect("\(type(of: entry.model))".hasPrefix("ImperfectMemristor"), "\(entry.name)")
        continue
      }
      func holds<Device: MemristorModel & Codable>(_ device: Device) throws {
        let all = try ModelParameters(of: device)
        #expect(all.names.count > 2 && Set(all.names).count == all.names.count)
        let same = try #require(
          all.device(with: Dictionary(uniqueKeysWithValues: zip(all.names, all.values))))
        #expect(try ModelParameters(of: same).values == all.values)
        // Another value arrives, unchanged, under the same name.
        for (name, value) in zip(all.names, all.values) where all.isContinuous(name) {
          let other = try #require(all.device(with: [name: value * 1.25 + 0.125]))
          let index = try #require(all.names.firstIndex(of: name))
          #expect(try ModelParameters(of: other).values[index] == value * 1.25 + 0.125)
        }
      }
      try holds(model)
    }
  }
}
