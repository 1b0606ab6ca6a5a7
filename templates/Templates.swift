/// A text that is copied with its parameters filled in: the files beside this one.
///
/// A parameter is written `@{name}`; the name is made of letters, digits and underscores.
/// ```swift
/// let text = try Template.modelShim.filled(with: ["clock": "clk_i", …])
/// ```
public struct Template: Sendable, Hashable {
  /// The file's name in `templates/`.
  public let name: String
  /// The text as it stands in the file, marks included.
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  private init(name: String, bytes: [UInt8]) {
    self.init(name: name, text: String(decoding: bytes, as: UTF8.self))
  }

  /// The C interface between a Verilated model and the Swift process.
  public static let modelShim = Template(
    name: "model_shim.cpp", bytes: PackageResources.model_shim_cpp)
  /// The behavioural crossbar macro.
  public static let crossbarMacro = Template(
    name: "crossbar_macro.sv", bytes: PackageResources.crossbar_macro_sv)
  /// The behavioural macro of a crossbar that computes gradients.
  public static let gradientMacro = Template(
    name: "gradient_macro.sv", bytes: PackageResources.gradient_macro_sv)
  /// The behavioural macro of a tile of a matrix engine.
  public static let matrixMacro = Template(
    name: "matrix_macro.sv", bytes: PackageResources.matrix_macro_sv)
  /// The behavioural crossbar macro as a SystemC module.
  public static let crossbarModule = Template(
    name: "crossbar_macro.hpp", bytes: PackageResources.crossbar_macro_hpp)
  /// The behavioural macro of a crossbar that computes gradients as a SystemC module.
  public static let gradientModule = Template(
    name: "gradient_macro.hpp", bytes: PackageResources.gradient_macro_hpp)
  /// The behavioural macro of a tile of a matrix engine as a SystemC module.
  public static let matrixModule = Template(
    name: "matrix_macro.hpp", bytes: PackageResources.matrix_macro_hpp)
  /// A device as a SystemVerilog cell.
  public static let deviceCell = Template(
    name: "device_cell.sv", bytes: PackageResources.device_cell_sv)
  /// A crossbar of a device in SystemVerilog.
  public static let deviceArray = Template(
    name: "device_array.sv", bytes: PackageResources.device_array_sv)
  /// A device as a SystemC module.
  public static let deviceModule = Template(
    name: "device_module.hpp", bytes: PackageResources.device_module_hpp)
  /// A device as a subcircuit for ngspice.
  public static let deviceSubcircuit = Template(
    name: "device_subcircuit.cir", bytes: PackageResources.device_subcircuit_cir)
  /// A device in Verilog-A.
  public static let deviceVerilogA = Template(
    name: "device.va", bytes: PackageResources.device_va)
}

/// A template and the values for it do not fit together.
public enum TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text has a mark that no value was given for.
  case unfilled(mark: String, template: String)
  /// A value was given for a mark the text does not have.
  case unknown(mark: String, template: String)
  /// A mark is not closed, or its name has other than letters, digits and underscores.
  case malformed(template: String, line: Int)

  public var description: String {
    switch self {
    case .unfilled(let mark, let template):
      "templates/\(template): no value was given for the mark @{\(mark)}"
    case .unknown(let mark, let template):
      "templates/\(template): there is no mark @{\(mark)} to fill"
    case .malformed(let template, let line):
      "templates/\(template):\(line): a mark is written @{name}, with letters, digits and _"
    }
  }
}

extension Template {
  /// The text with every mark replaced by its value. Marks inside values are left alone.
  ///
  /// - Throws: `TemplateError` when a mark has no value, a value has no mark (the first in
  ///   alphabetical order is told), or a mark is malformed.
  public func filled(with values: [String: String]) throws(TemplateError) -> String {
    var result = ""
    var used: Set<String> = []
    var line = 1
    var rest = text[...]
    while let next = rest.firstIndex(where: { $0 == "@" || $0.isNewline }) {
      let afterNext = rest.index(after: next)
      guard rest[next] == "@", rest[afterNext...].first == "{" else {
        if rest[next] != "@" { line += 1 }
        result += rest[..<afterNext]
        rest = rest[afterNext...]
        continue
      }
      result += rest[..<next]
      let name = rest[rest.index(after: afterNext)...].prefix { $0 != "}" && !$0.isNewline }
      guard name.endIndex < rest.endIndex, rest[name.endIndex] == "}", Self.isName(name) else {
        throw .malformed(template: self.name, line: line)
      }
      guard let value = values[String(name)] else {
        throw .unfilled(mark: String(name), template: self.name)
      }
      result += value
      used.insert(String(name))
      rest = rest[rest.index(after: name.endIndex)...]
    }
    if let unknown = values.keys.filter({ !used.contains($0) }).min() {
      throw .unknown(mark: unknown, template: self.name)
    }
    return result + rest
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_")
      }
  }
}
