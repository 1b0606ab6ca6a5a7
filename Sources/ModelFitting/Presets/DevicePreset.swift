import DevicePhysics
import Diagnostics
import Foundation
import YAML

/// A device in a file: a model of the library with parameters of its own.
///
/// ```yaml
/// name: our-device
/// model: ohmic
/// voltage: 1 V
/// step: 100 ns
/// parameters:
///   offConductance: 2.1e-06
/// ```
public struct DevicePreset: Sendable, Hashable {
  /// Lower-case letters, digits and `-`, a letter first.
  public var name: String
  /// The name of a device in the library.
  public var model: String
  /// The amplitude in volts of a usual pulse, greater than 0.
  public var voltage: Double
  /// The length in seconds of a usual step, greater than 0.
  public var step: Double
  /// By name; the others are those of the library's device.
  public var parameters: [String: Double]

  public init(
    name: String, model: String, voltage: Double, step: Double, parameters: [String: Double]
  ) {
    self.name = name
    self.model = model
    self.voltage = voltage
    self.step = step
    self.parameters = parameters
  }

  /// The file.
  public var text: String {
    """
    name: \(name)
    model: \(model)
    voltage: \(Quantity(voltage, .voltage))
    step: \(Quantity(step, .time))
    parameters:

    """
      + parameters.sorted { $0.key < $1.key }
      .map { "  \($0.key): \(Quantity($0.value, .number))\n" }.joined()
  }
}

extension DevicePreset {
  /// The name of the library's device that a preset's text is made from.
  public static func model(of text: String, file: String) throws(DiagnosticReport) -> String {
    var root = YAMLDecoder().mapping(try YAMLNode.parse(text, file: file), of: "the device")
    return root.string("model") ?? ""
  }
}

extension DeviceLibrary.Entry {
  /// The device of a preset's text.
  ///
  /// - Parameter file: what the messages call it.
  /// - Throws: `DiagnosticReport` with the places of all problems: unknown keys, models and
  ///   parameters, numbers outside their ranges.
  public init(preset text: String, file: String) throws(DiagnosticReport) {
    let node = try YAMLNode.parse(text, file: file)
    self = try YAMLDecoder.decode(node, of: "the device") { (root: inout YAMLMapping) -> Self? in
      let name = root.identifier("name")
      let voltage = root.quantity("voltage", .voltage, in: 1e-6...1e4)
      let step = root.quantity("step", .time, in: 1e-18...1e6)
      let model = root.string("model")
      let base = model.flatMap(DeviceLibrary.entry(named:))
      if let model, base == nil {
        let nearest = Suggestion.nearest(to: model, among: DeviceLibrary.entries.map(\.name))
        root.decoder.report(
          Diagnostic(
            .error, "unknown-device", "there is no device '\(model.prefix(40))' in the library",
            at: root.place(of: "model"),
            remedy: nearest.map { "did you mean '\($0)'?" } ?? "'memweave device' lists all"))
      }
      let coded = base?.model as? any MemristorModel & Codable
      let device: (any MemristorModel)? = root.nested("parameters") { parameters in
        coded.flatMap { Self.device($0, &parameters) }
      }
      guard let name, let voltage, let step, let base, let device else { return nil }
      return Self(name: name, summary: base.summary, model: device, voltage: voltage, step: step)
    }
  }

  private static func device<Device: MemristorModel & Codable>(
    _ base: Device, _ mapping: inout YAMLMapping
  ) -> (any MemristorModel)? {
    guard let all = try? ModelParameters(of: base) else { return nil }
    var changes: [String: Double] = [:]
    for (name, value) in zip(all.names, all.values) {
      let given = mapping.number(name, default: value)
      if mapping.contains(name) { changes[name] = given }
    }
    guard let device = all.device(with: changes) else {
      mapping.decoder.report(
        Diagnostic(
          .error, "bad-parameter", "a parameter that counts is no whole number",
          at: mapping.place))
      return nil
    }
    for problem in device.parameterProblems {
      let key = all.names.first { $0 == problem.parameter } ?? problem.parameter
      mapping.decoder.report(
        Diagnostic(.error, "bad-parameter", "\(problem)", at: mapping.place(of: key)))
    }
    return device
  }
}
