import DevicePhysics
import Testing

struct MemristorModelTests {
  @Test(arguments: DeviceLibrary.entries)
  func holdsToTheProtocol(_ entry: DeviceLibrary.Entry) {
    ModelBench.holdsToTheProtocol(entry)
  }

  /// Missing random numbers are in the middle of their distributions.
  @Test(arguments: DeviceLibrary.entries + ExactnessBench.imperfect)
  func withoutRandomNumbersItIsNominal(_ entry: DeviceLibrary.Entry) {
    func hold<Device: MemristorModel>(_ device: Device) {
      let state = device.initialState
      let nominal = device.advanced(state, voltage: entry.voltage, by: entry.step)
      let missing = device.advanced(state, voltage: entry.voltage, by: entry.step, draws: [])
      #expect(missing.components.map(\.value) == nominal.components.map(\.value))
      #expect(
        device.current(nominal, voltage: entry.voltage, draws: [])
          == device.current(nominal, voltage: entry.voltage))
    }
    hold(entry.model)
  }

  @Test func namesInTheLibraryAreUnique() {
    let names = DeviceLibrary.entries.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(DeviceLibrary.entry(named: "stanford")?.model is StanfordMemristor)
    #expect(DeviceLibrary.entry(named: "unheard-of") == nil)
  }

  @Test func theModelOfTheOhmicMemristorIsItsPulse() {
    let device = OhmicMemristor()
    let state = device.advanced(.init(filament: 0.25), voltage: -0.7, by: 1e-6)
    #expect(state.filament == device.pulsed(0.25, voltage: -0.7, width: 1e-6, rate: 1))
    #expect(device.current(state, voltage: 0.2) == device.conductance(state.filament) * 0.2)
  }

  @Test func theModelOfTheGradientWalksDownItsPlateaus() {
    let device = OxygenGradientMemristor()
    var state = device.initialState
    for _ in 0..<40 {
      state = device.advanced(state, voltage: device.driveThreshold, by: 1e-3)
      state = device.advanced(state, voltage: device.holdThreshold, by: 1e-3)
    }
    #expect(state.plateau == 40)
    let held = device.conductance(state)
    #expect(abs(held / device.initialConductance - 0.0190) < 0.0005)
    state = device.advanced(state, voltage: 0, by: 100)
    let relaxed = (device.conductance(state) - held) / (device.initialConductance - held)
    #expect(relaxed > 0 && relaxed < 0.632)
  }

  @Test func aParameterOutsideItsRangeIsNamedWithItsRange() {
    var device = OhmicMemristor()
    device.offConductance = -1e-6
    device.upperKnee = 0.5
    #expect(
      device.parameterProblems.map(\.description) == [
        "offConductance is -1e-06; expected a number greater than 0 S",
        "upperKnee is 0.5; expected more than lowerKnee, 0.8 V",
      ])
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    ModelBench.namesEveryParameter(
      of: OhmicMemristor(),
      [
        ("offConductance", \.offConductance), ("onOffRatio", \.onOffRatio),
        ("setTimeAtLowerKnee", \.setTimeAtLowerKnee), ("lowerKnee", \.lowerKnee),
        ("upperKnee", \.upperKnee), ("firstSetSlope", \.firstSetSlope),
        ("secondSetSlope", \.secondSetSlope), ("thirdSetSlope", \.thirdSetSlope),
        ("fullResetVoltage", \.fullResetVoltage), ("fullResetTime", \.fullResetTime),
        ("resetSlope", \.resetSlope),
      ])
    ModelBench.namesEveryParameter(
      of: OxygenGradientMemristor(),
      [
        ("lastPlateauRatio", \.lastPlateauRatio), ("stretching", \.stretching),
        ("initialConductance", \.initialConductance), ("relaxationTime", \.relaxationTime),
        ("driveThreshold", \.driveThreshold), ("holdThreshold", \.holdThreshold),
      ])
  }
}
