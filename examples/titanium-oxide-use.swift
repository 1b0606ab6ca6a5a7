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
