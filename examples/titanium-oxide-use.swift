import Memweave

/// The current in amperes through a device with 2 % of noise, after a pulse of 3 V and 1 ms.
public func currentAfterAPulse(seed: UInt32) -> Double {
  let device = ImperfectMemristor(TitaniumOxideMemristor(), [ReadNoise(0.02)])
  let draws = CounterGenerator(seed: seed).numbers(for: device.draws)
  let state = device.advanced(device.initialState, voltage: 3, by: 1e-3, draws: draws)
  return device.current(state, voltage: 1.9, draws: draws)
}

/// The files of the device in all languages.
public func titaniumOxideFiles() throws -> [GeneratedText] {
  let equations = DeviceEquations(
    TitaniumOxideMemristor(), name: "titanium_oxide", summary: "Titanium oxide", step: 1e-5)
  return try BackEnd.allCases.map {
    GeneratedText(name: $0.fileName(of: equations), text: try $0.text(of: equations))
  }
}

/// The device on the standard bench, and its report in a folder, with a picture.
public func characterizeTitaniumOxide(folder: String) throws -> CharacterizationReport {
  let report = try Characterization(
    of: TitaniumOxideMemristor(), name: "titanium-oxide", voltage: 3, step: 1e-4
  ).run()
  try CharacterizationFolder(report).write(to: folder)
  return report
}

/// The device with the parameters that come nearest to what was measured.
public func fittedTitaniumOxide(csv: String) throws -> FittedModel<TitaniumOxideMemristor> {
  let data = try DeviceData(csv: csv, file: "pulses.csv", readVoltage: 1.9)
  return try ModelFit(of: TitaniumOxideMemristor(), to: data).run()
}
