import DevicePhysics
import Foundation
import Testing

struct PulsedSynapseTests {
  func train(_ device: some PulsedSynapse, from weight: Double, direction: Double, pulses: Int)
    -> [Double]
  {
    var weights = [weight]
    for _ in 0..<pulses {
      weights.append(
        device.pulsed(weights[weights.count - 1], direction: direction, normal: 0))
    }
    return weights
  }

  @Test(arguments: [0.01, 0.5, 1, 1.46, 1.75, 2.4, 4.88, 6, 9])
  func theCurvatureHasTheNonlinearityAskedFor(nonlinearity: Double) {
    let curvature = PulseCurve.curvature(nonlinearity: nonlinearity)
    let end = 1 - exp(-1 / curvature)
    var deviation = 0.0
    for place in 0...100_000 {
      let x = Double(place) / 1e5
      let curve = (1 - exp(-x / curvature)) / end
      deviation = max(deviation, abs(curve - x))
    }
    let expected = 0.07 * 2.0.squareRoot() * nonlinearity
    #expect(abs(deviation / expected - 1) < 1e-5)
  }

  @Test func theCurveIsThatOfTheEquation() {
    let device = PulseCurveSynapse()
    let curvature = PulseCurve.curvature(nonlinearity: 2.4) * 97
    let span = device.greatestConductance - device.leastConductance
    let scale = span / (1 - exp(-97 / curvature))
    let weights = train(device, from: 0, direction: 1, pulses: 97)
    for (pulses, weight) in weights.enumerated() {
      let expected =
        device.leastConductance + scale * (1 - exp(-Double(pulses) / curvature))
      #expect(abs(device.conductance(weight) / expected - 1) < 1e-9)
    }
    #expect(abs(device.conductance(weights[97]) / 38.462e-9 - 1) < 1e-9)
  }

  @Test func depressionFallsFastestAtFirst() {
    let weights = train(PulseCurveSynapse(), from: 1, direction: -1, pulses: 100)
    let steps = zip(weights, weights.dropFirst()).map { $0 - $1 }
    #expect(abs(weights[100]) < 1e-9)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func noNonlinearityIsAStraightLine() {
    var device = PulseCurveSynapse()
    device.potentiationNonlinearity = 0
    let weights = train(device, from: 0, direction: 1, pulses: 97)
    for (pulses, weight) in weights.enumerated() {
      #expect(abs(weight - Double(pulses) / 97) < 1e-12)
    }
  }

  @Test func theSpreadIsThatOfTheRange() {
    let device = PulseCurveSynapse()
    let nominal = device.pulsed(0.5, direction: 1, normal: 0)
    #expect(abs(device.pulsed(0.5, direction: 1, normal: 1) - nominal - 0.035) < 1e-12)
    #expect(device.pulsed(0.5, direction: 0, normal: 1) == 0.5)
  }

  @Test func softBoundsHaveNoStepAtTheirBounds() {
    let device = StepSynapse.softBounds
    #expect(device.pulsed(1.25, direction: 1, normal: 0) == 1.25)
    #expect(device.pulsed(-0.75, direction: -1, normal: 0) == -0.75)
    #expect(device.pulsed(0, direction: 1, normal: 0) == 0.002)
    #expect(device.pulsed(0, direction: -1, normal: 0) == -0.002)
    let weights = train(device, from: 0, direction: 1, pulses: 625)
    // w = b · (1 - (1 - Δ / b)ⁿ)
    #expect(abs(weights[625] / (1.25 * (1 - pow(1 - 0.002 / 1.25, 625))) - 1) < 1e-9)
  }

  @Test func constantStepsClipAtTheirBounds() {
    let weights = train(StepSynapse.constantStep, from: 0, direction: 1, pulses: 700)
    #expect(abs(weights[100] - 0.1) < 1e-12)
    #expect(weights[700] == 0.6)
    let noisy = StepSynapse.constantStep.pulsed(0, direction: -1, normal: 1)
    #expect(abs(noisy + 1.3e-3) < 1e-15)
  }

  @Test func linearStepsFollowTheirEquation() {
    let device = StepSynapse.linearStep
    for weight in [-0.8, -0.1, 0, 0.5, 1.1] {
      let up = 2e-3 * (1 - 0.1153 * weight / 1.1724)
      let down = 2e-3 * (1 - 0.5085 * weight / -0.8276)
      #expect(abs(device.pulsed(weight, direction: 1, normal: 0) - weight - up) < 1e-15)
      #expect(abs(device.pulsed(weight, direction: -1, normal: 0) - weight + down) < 1e-15)
    }
    var broken = device
    broken.rule = .linear(upSlope: -0.1, downSlope: .nan)
    #expect(broken.parameterProblems.map(\.parameter) == ["upSlope", "downSlope"])
  }

  @Test func thirtyTwoPulsesCrossTheRange() {
    let device = PulseCurveSynapse.thirtyTwoLevels
    #expect(device.parameterProblems == [])
    #expect(abs(train(device, from: 0, direction: 1, pulses: 32)[32] - 1) < 1e-9)
    #expect(abs(train(device, from: 1, direction: -1, pulses: 32)[32]) < 1e-9)
  }

  @Test func exponentialStepsFollowTheirEquation() {
    let device = StepSynapse.exponentialStep
    for weight in [-0.4, 0, 0.3] {
      let place = 2 * -0.5 * weight / 2 - 0.5
      let up = 1.35e-3 * max(0, 1 + 1.18445 * exp(5 * place))
      let down = 1.35e-3 * (1 - 0.259359) * max(0, 1 + 0.081404 * exp(-5 * place))
      #expect(abs(device.pulsed(weight, direction: 1, normal: 0) - weight - up) < 1e-15)
      #expect(abs(device.pulsed(weight, direction: -1, normal: 0) - weight + down) < 1e-15)
    }
  }

  @Test(arguments: [
    StepSynapse.constantStep, .softBounds, .linearStep, .exponentialStep,
  ])
  func randomPulsesStayInBounds(device: StepSynapse) {
    #expect(device.parameterProblems == [])
    stays(device)
  }

  @Test func thePulseCurveStaysInBounds() {
    #expect(PulseCurveSynapse().parameterProblems == [])
    stays(PulseCurveSynapse())
  }

  /// Random pulses, held against the traced equation to the last bit.
  func stays(_ device: some PulsedSynapse) {
    let generator = CounterGenerator(seed: 11)
    let equation = device.pulsed(
      TracedNumber(argument: "weight"), direction: TracedNumber(argument: "direction"),
      normal: TracedNumber(argument: "normal"))
    var weight = device.weightRange.lowerBound
    for pulse in 0..<300 as Range<UInt64> {
      let direction = generator.normal(stream: 0, index: 0, draw: pulse) > -0.3 ? 1.0 : -1.0
      let normal = generator.normal(stream: 1, index: 0, draw: pulse)
      let arguments = ["weight": weight, "direction": direction, "normal": normal]
      weight = device.pulsed(weight, direction: direction, normal: normal)
      #expect(device.weightRange.contains(weight))
      #expect(weight == equation.value(arguments))
    }
  }

  @Test func parametersOutsideTheirRangesAreNamed() {
    var curve = PulseCurveSynapse()
    curve.potentiationNonlinearity = 10
    curve.greatestConductance = 1e-9
    curve.depressionPulses = .nan
    #expect(
      curve.parameterProblems.map(\.parameter) == [
        "greatestConductance", "depressionPulses", "potentiationNonlinearity",
      ])
    var step = StepSynapse.softBounds
    step.lowerBound = 0
    step.upStep = .infinity
    #expect(step.parameterProblems.map(\.parameter) == ["upStep", "lowerBound"])
  }
}
