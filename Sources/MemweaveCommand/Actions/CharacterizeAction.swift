import Diagnostics
import Memweave

/// `memweave characterize`: a memristor on the standard bench.
struct CharacterizeAction {
  let options: Invocation.CharacterizeOptions

  func perform() throws {
    let entry = try DeviceLibrary.typed(options.device)
    let report = try report(of: entry.model, entry)
    if let folder = options.output {
      let format = options.picture.flatMap(CharacterizationReport.PictureFormat.init) ?? .svg
      if try !CharacterizationFolder(report, picture: format).write(to: folder) {
        Console.printError(
          "gnuplot is not here: \(folder) has the curves as CSV only "
            + "(apt-get install \(Tool.gnuplot.package))")
      }
    }
    Console.write(options.json ? try report.json : report.text, to: .standardOutput)
  }

  private func report<Device: MemristorModel>(
    of device: Device, _ entry: DeviceLibrary.Entry
  ) throws -> CharacterizationReport {
    var characterization = Characterization(
      of: device, name: entry.name, summary: entry.summary, voltage: entry.voltage,
      step: entry.step, settings: settings,
      pulses: try givenPulses(step: entry.step).completed(by: .published(for: entry.name)))
    if let list = options.imperfections {
      characterization.imperfections = try ImperfectionChoice.parse(list)
    }
    return try characterization.run()
  }

  private var settings: CharacterizationSettings {
    var settings = CharacterizationSettings()
    settings.seed = options.seed ?? settings.seed
    settings.devices = options.devices ?? settings.devices
    settings.cycles = options.cycles ?? settings.cycles
    settings.pulses = options.pulses ?? settings.pulses
    settings.levels = options.levels ?? settings.levels
    settings.enduranceCycles = options.endurance ?? settings.enduranceCycles
    return settings
  }

  private func givenPulses(step: Double) throws -> PulseChoice {
    PulseChoice(
      potentiation: try TypedQuantity.voltage(options.potentiation, "potentiate").map {
        Pulse($0, for: step)
      },
      depression: try TypedQuantity.voltage(options.depression, "depress").map {
        Pulse($0, for: step)
      },
      readVoltage: try TypedQuantity.voltage(options.readVoltage, "read"))
  }
}
