import DevicePhysics
import Foundation
import Testing

struct FilamentModelTests {
  @Test func ionDriftWindowsAreThoseOfTheirPapers() {
    var device = IonDriftMemristor()
    for x in stride(from: 0.0, through: 1, by: 0.125) {
      for current in [-1e-3, 1e-3] {
        device.window = .joglekar(3)
        #expect(abs(device.windowValue(x, current: current) - (1 - pow(2 * x - 1, 6))) < 1e-14)
        device.window = .biolek(2)
        let corner = current > 0 ? x : x - 1
        #expect(abs(device.windowValue(x, current: current) - (1 - pow(corner, 4))) < 1e-14)
        device.window = .prodromakis(10, scale: 2)
        let base = (x - 0.5) * (x - 0.5) + 0.75
        let expected = 2 * (1 - pow(base, 10))
        #expect(abs(device.windowValue(x, current: current) - expected) < 1e-13)
      }
    }
  }

  @Test func onlyBiolekLeavesItsBounds() {
    var device = IonDriftMemristor()
    device.window = .joglekar(2)
    #expect(device.advanced(.init(position: 1), voltage: -1, by: 1e-3).position == 1)
    device.window = .biolek(2)
    #expect(device.advanced(.init(position: 1), voltage: -1, by: 1e-3).position < 1)
    #expect(device.advanced(.init(position: 1), voltage: 1, by: 1e-3).position == 1)
  }

  @Test func ionsRestBelowTheirThreshold() {
    let device = IonDriftMemristor()
    #expect(device.advanced(.init(position: 0.5), voltage: 0.55, by: 1e-3).position == 0.5)
    #expect(device.advanced(.init(position: 0.5), voltage: 0.56, by: 1e-3).position > 0.5)
  }

  @Test func teamMovesByItsLaws() {
    let device = VTEAMMemristor()
    func moved(_ volts: Double) -> Double {
      (device.advanced(.init(position: 0.5), voltage: volts, by: 1e-12).position - 0.5) * 3e-9
        / 1e-12
    }
    for still in [-0.2, -0.1, 0, 0.02] { #expect(moved(still) == 0) }
    #expect(abs(moved(-0.4) / -10 - 1) < 1e-9)
    #expect(abs(moved(-0.3) / (-10 * 0.125) - 1) < 1e-9)
    #expect(abs(moved(0.06) / (5e-4 * 2) - 1) < 1e-6)
    var exponential = device
    exponential.interpolation = .exponential
    #expect(abs(exponential.resistance(.init(position: 0.5)) / (5e4).squareRoot() - 1) < 1e-12)
    #expect(device.resistance(.init(position: 0.5)) == 525)
  }

  @Test func yakopcicRestsBetweenItsThresholds() {
    let device = YakopcicMemristor.silverChalcogenide
    for volts in [-0.15, 0, 0.16] {
      #expect(device.advanced(.init(position: 0.4), voltage: volts, by: 1e-5).position == 0.4)
    }
    let up = device.advanced(.init(position: 0.2), voltage: 0.3, by: 1e-6).position
    #expect(abs((up - 0.2) / 1e-6 / (4000 * (exp(0.3) - exp(0.16))) - 1) < 1e-9)
    #expect(device.advanced(.init(position: 1), voltage: 0.5, by: 1e-5).position == 1)
    #expect(device.advanced(.init(position: 0), voltage: -0.5, by: 1e-5).position == 0)
  }

  @Test func theStanfordDeviceSetsAndResets() {
    let device = StanfordMemristor()
    func gap(_ volts: Double, _ seconds: Double, from start: Double) -> Double {
      (0..<Int(seconds / 1e-10)).reduce(StanfordMemristor.State(gap: start)) { state, _ in
        device.advanced(state, voltage: volts, by: 1e-10)
      }.gap
    }
    let set = gap(1.8, 1e-6, from: 1.7)
    let reset = gap(-1.8, 1e-6, from: set)
    #expect(set < 0.5, "\(set)")
    #expect(reset > 1, "\(reset)")
    #expect(gap(0.3, 1e-6, from: 1) == 1)
    let ratio =
      device.current(.init(gap: set), voltage: 0.1)
      / device.current(.init(gap: reset), voltage: 0.1)
    #expect(ratio > 10)
    let low = device.current(.init(gap: 1), voltage: 0.1)
    #expect(abs(low / (1e-3 * exp(-4) * sinh(0.4)) - 1) < 1e-12)
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    ModelBench.namesEveryParameter(
      of: VTEAMMemristor(),
      [
        ("onResistance", \.onResistance), ("offResistance", \.offResistance),
        ("onSpeed", \.onSpeed), ("offSpeed", \.offSpeed), ("onExponent", \.onExponent),
        ("offExponent", \.offExponent), ("onThreshold", \.onThreshold),
        ("offThreshold", \.offThreshold), ("thickness", \.thickness),
        ("largestStep", \.largestStep),
      ])
    ModelBench.namesEveryParameter(
      of: IonDriftMemristor(),
      [
        ("mobility", \.mobility), ("thickness", \.thickness), ("onResistance", \.onResistance),
        ("offResistance", \.offResistance), ("threshold", \.threshold),
        ("initialPosition", \.initialPosition),
      ])
    ModelBench.namesEveryParameter(
      of: YakopcicMemristor.silverChalcogenide,
      [
        ("positiveCurrent", \.positiveCurrent), ("negativeCurrent", \.negativeCurrent),
        ("curvature", \.curvature), ("positiveSpeed", \.positiveSpeed),
        ("negativeSpeed", \.negativeSpeed), ("positiveThreshold", \.positiveThreshold),
        ("negativeThreshold", \.negativeThreshold), ("positiveDecay", \.positiveDecay),
        ("negativeDecay", \.negativeDecay), ("positiveKnee", \.positiveKnee),
        ("negativeKnee", \.negativeKnee), ("largestStep", \.largestStep),
      ])
    ModelBench.namesEveryParameter(
      of: StanfordMemristor(),
      [
        ("currentScale", \.currentScale), ("gapScale", \.gapScale),
        ("voltageScale", \.voltageScale), ("speed", \.speed), ("activation", \.activation),
        ("hoppingDistance", \.hoppingDistance), ("thickness", \.thickness),
        ("enhancement", \.enhancement), ("enhancementDecline", \.enhancementDecline),
        ("leastField", \.leastField), ("leastGap", \.leastGap), ("greatestGap", \.greatestGap),
        ("thermalResistance", \.thermalResistance), ("ambient", \.ambient),
        ("largestStep", \.largestStep),
      ])
    var device = IonDriftMemristor()
    device.window = .joglekar(0)
    #expect(device.parameterProblems.map(\.parameter) == ["window power"])
  }
}
