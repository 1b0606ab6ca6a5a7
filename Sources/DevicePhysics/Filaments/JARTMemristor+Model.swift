extension JARTMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// The least concentration, the high-resistance state, at the temperature of the surroundings.
  public var initialState: State<Double> {
    State(concentration: leastConcentration, temperature: ambient)
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("richardson", richardson, unit: "A/(m^2 K^2)")
      $0.positive("ionCharge", ionCharge)
      $0.positive("permittivity", permittivity)
      $0.positive("loweringPermittivity", loweringPermittivity)
      $0.greater("barrier", barrier, than: fermiDepth, "fermiDepth", unit: "V")
      $0.positive("fermiDepth", fermiDepth, unit: "V")
      $0.positive("mobility", mobility, unit: "m^2/(V s)")
      $0.greater(
        "greatestConcentration", greatestConcentration, than: leastConcentration,
        "leastConcentration", unit: "1e26/m^3")
      $0.positive("leastConcentration", leastConcentration, unit: "1e26/m^3")
      $0.positive("plugConcentration", plugConcentration, unit: "1e26/m^3")
      $0.positive("hoppingDistance", hoppingDistance, unit: "m")
      $0.positive("attemptFrequency", attemptFrequency, unit: "Hz")
      $0.positive("activation", activation, unit: "eV")
      $0.notNegative("thermalResistance", thermalResistance, unit: "K/W")
      $0.within("resetThermalShare", resetThermalShare, 0...1)
      $0.positive("radius", radius, unit: "m")
      $0.greater("cellLength", cellLength, than: discLength, "discLength", unit: "m")
      $0.positive("discLength", discLength, unit: "m")
      $0.notNegative("oxideResistance", oxideResistance, unit: "ohm")
      $0.positive("lineResistance", lineResistance, unit: "ohm")
      $0.notNegative("lineThermalResistance", lineThermalResistance, unit: "K/W")
      $0.notNegative("lineCoefficient", lineCoefficient, unit: "1/K")
      $0.positive("ambient", ambient, unit: "K")
      $0.positive("thermalTime", thermalTime, unit: "s")
      $0.positive("largestStep", largestStep, unit: "s")
    }
  }
}
