import DevicePhysics
import Testing

/// The figures of Cu/TiO2/Pt in the survey of electrochemical devices.
struct ComplianceMemristorTests {
  func set(compliance: Double, from conductance: Double = 1e-6) -> Double {
    var device = ComplianceMemristor()
    device.complianceCurrent = compliance
    return device.advanced(.init(conductance: conductance), voltage: 0.2, by: 250e-9).conductance
  }

  @Test func theComplianceSetsEightLevels() {
    let levels = ComplianceMemristor.complianceLevels.map { set(compliance: $0) }
    let presets = ComplianceMemristor.copperTitaniumOxide.map {
      $0.advanced($0.initialState, voltage: 0.2, by: 250e-9).conductance
    }
    #expect(presets == levels)
    #expect(levels.count == 8)
    // 8 kΩ to 125 Ω, each level well above the one before.
    #expect(abs(1 / levels[0] / 8000 - 1) < 0.06)
    #expect(abs(1 / levels[7] / 125 - 1) < 0.06)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 > 1.7 * $0 })
  }

  @Test func theWeakestLevelTakesAboutAPicojouleAndTenMicroamperes() {
    var device = ComplianceMemristor()
    device.complianceCurrent = 25e-6
    let energy = 0.2 * device.current(.init(conductance: 1), voltage: 0.2) * device.switchingTime
    #expect((0.5e-12...5e-12).contains(energy))
    let reset = -device.current(.init(conductance: set(compliance: 25e-6)), voltage: -0.1)
    #expect((5e-6...20e-6).contains(reset))
  }

  @Test func aNegativeVoltageResetsAndSmallOnesKeep() {
    let device = ComplianceMemristor()
    let on = ComplianceMemristor.State(conductance: 8e-3)
    #expect(device.advanced(on, voltage: -0.1, by: 1e-5).conductance < 1.01e-6)
    #expect(device.advanced(on, voltage: -0.09, by: 1) == on)
    #expect(device.advanced(on, voltage: 0.19, by: 1) == on)
  }

  @Test func aWeakerComplianceLeavesAStrongFilament() {
    #expect(set(compliance: 25e-6, from: 8e-3) == 8e-3)
  }

  @Test func theCurrentIsLimited() {
    let device = ComplianceMemristor()
    #expect(device.current(.init(conductance: 8e-3), voltage: 1) == 1.6e-3)
    #expect(device.current(.init(conductance: 8e-3), voltage: -0.05) == -8e-3 * 0.05)
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    ModelBench.namesEveryParameter(
      of: ComplianceMemristor(),
      [
        ("setVoltage", \.setVoltage), ("resetVoltage", \.resetVoltage),
        ("complianceCurrent", \.complianceCurrent), ("switchingTime", \.switchingTime),
        ("offConductance", \.offConductance),
      ])
  }
}
