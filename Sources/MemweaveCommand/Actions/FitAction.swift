import Diagnostics
import Foundation
import Memweave

/// `memweave fit`: the parameters of a model from what was measured.
struct FitAction {
  let options: Invocation.FitOptions

  func perform() throws -> ExitStatus {
    let entry = try DeviceLibrary.typed(options.model)
    let data = try DeviceData(
      csv: try UserFile.text(of: options.data), file: options.data,
      readVoltage: try TypedQuantity.voltage(options.readVoltage, "read") ?? 0.1)
    guard let model = entry.model as? any MemristorModel & Codable else {
      throw Diagnostic(
        .error, "not-fittable", "the parameters of '\(entry.name)' have no names to fit them by")
    }
    return try fit(model, entry, to: data)
  }

  private func fit<Device: MemristorModel & Codable>(
    _ model: Device, _ entry: DeviceLibrary.Entry, to data: DeviceData
  ) throws -> ExitStatus {
    var fit = ModelFit(of: model, to: data)
    fit.parameters = options.parameters?.split(separator: ",").map(String.init)
    fit.floor = try TypedQuantity.current(options.floor, "floor")
    fit.starts = options.starts ?? fit.starts
    fit.evaluations = options.evaluations ?? fit.evaluations
    fit.seed = options.seed ?? fit.seed
    let fitted = try fit.run()
    let report = FitReport(fitted, model: entry.name, data: options.data)
    let file = options.preset ?? "\(entry.name)-fitted.yaml"
    if fitted.isConverged { try write(fitted.device, entry, to: file) }
    Console.write(
      options.json ? try report.json : report.text(preset: fitted.isConverged ? file : nil),
      to: .standardOutput)
    if fitted.isConverged { return .success }
    Console.printError(
      "the search did not converge, so no device is written; give fewer --parameters, more "
        + "--starts or --evaluations, or another --model")
    return .mismatch
  }

  private func write<Device: MemristorModel & Codable>(
    _ device: Device, _ entry: DeviceLibrary.Entry, to file: String
  ) throws {
    let all = try ModelParameters(of: device)
    let preset = DevicePreset(
      name: "\(entry.name)-fitted", model: try libraryName, voltage: entry.voltage,
      step: entry.step, parameters: Dictionary(uniqueKeysWithValues: zip(all.names, all.values)))
    try UserFile.write(preset.text, to: file)
  }

  /// The library's name of what the device is made from.
  private var libraryName: String {
    get throws {
      if DeviceLibrary.entry(named: options.model) != nil { return options.model }
      return try DevicePreset.model(
        of: try UserFile.text(of: options.model), file: options.model)
    }
  }
}
