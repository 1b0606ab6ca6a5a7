import CrossbarPhysics
import DevicePhysics
import Specifications
import Templates

extension BehaviouralMacros {
  /// The macro of the second-order memristor of an accelerator: `NAME_gradient_macro`.
  ///
  /// - Throws: `TemplateError` when `templates/gradient_macro.sv` has other marks than are filled
  ///   in here.
  public static func gradient(
    _ specification: QLearningAcceleratorSpecification
  ) throws(TemplateError) -> GeneratedText {
    let learningRate = specification.learningRate
    let physics = gradientPhysics(learningRate, in: .systemVerilog)
    let text = try Template.gradientMacro.filled(with: [
      "name": specification.name,
      "amplitude_msb": "\(learningRate.amplitudeBits - 1)",
      "threshold_msb": "\(learningRate.converter.bits - 1)",
      "sample_stream": "\(RandomStream.gradientSample)",
      "constants": physics.constantsText,
      "generator": CounterGenerator.systemVerilog,
      "functions": physics.functionsText,
    ])
    return GeneratedText(name: "\(specification.name)_gradient_macro.sv", text: text)
  }

  /// The equations of the macro of the second-order memristor.
  static func gradientPhysics(
    _ specification: LearningRateSpecification, in language: PhysicsLanguage
  ) -> PrintedPhysics {
    let parameters = GradientCellParameters(specification)
    var physics = PrintedPhysics(language)
    addState(parameters, to: &physics)
    addReading(noise: parameters.readNoise, to: &physics)
    addComparator(specification.converter, to: &physics)
    return physics
  }

  /// A function for each part of the state, since a function has one outcome.
  private static func addState(
    _ parameters: GradientCellParameters, to physics: inout PrintedPhysics
  ) {
    typealias State = OxygenGradientMemristor.State<TracedNumber>
    physics.addFunction(
      "current", of: ["plateau", "recovered"],
      comment: "The current with which the device is read."
    ) { parameters.current(State(plateau: $0[0], recovered: $0[1], pending: 0.0)) }
    physics.addFunction(
      "relaxed", of: ["recovered"], comment: "The recovered fraction after a tick."
    ) { parameters.ticked(State(plateau: 0.0, recovered: $0[0], pending: 0.0)).recovered }
    physics.addFunction(
      "pulsedPlateau", of: ["plateau", "pending", "amplitude"],
      comment: "The plateau after a pulse."
    ) {
      let state = State(plateau: $0[0], recovered: 0.0, pending: $0[1])
      return parameters.pulsed(state, amplitude: $0[2]).plateau
    }
    physics.addFunction(
      "pulsedRecovered", of: ["recovered", "pending", "amplitude"],
      comment: "The recovered fraction after a pulse."
    ) {
      let state = State(plateau: 0.0, recovered: $0[0], pending: $0[1])
      return parameters.pulsed(state, amplitude: $0[2]).recovered
    }
    physics.addFunction(
      "pulsedPending", of: ["pending", "amplitude"],
      comment: "Whether a hold pulse is awaited after a pulse: 1 or 0."
    ) {
      let state = State(plateau: 0.0, recovered: 0.0, pending: $0[0])
      return parameters.pulsed(state, amplitude: $0[1]).pending
    }
  }
}
