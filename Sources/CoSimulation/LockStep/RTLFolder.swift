import Diagnostics
import Foundation
import Generation

/// RTL that stands in a folder, generated earlier and perhaps edited by hand.
public struct RTLFolder: Sendable {
  /// The files in the order in which they are read: those that the design has too in its order,
  /// then others by name.
  public let sources: [ModelSource]

  /// Takes every `.sv` file of the folder and of its folders `rtl` and `macros`.
  ///
  /// Macros that are not there come from the design; every other module has to be there.
  ///
  /// - Throws: `DiagnosticReport`: `rtl-missing` where the folder or a module is not there,
  ///   `rtl-unreadable`.
  public init(_ path: String, design: GeneratedDesign) throws(DiagnosticReport) {
    try self.init(path, macros: design.macros, modules: design.modules)
  }

  /// The same for a matrix engine.
  ///
  /// - Throws: as above.
  public init(_ path: String, design: GeneratedMatrixEngine) throws(DiagnosticReport) {
    try self.init(path, macros: design.macros, modules: design.modules)
  }

  private init(
    _ path: String, macros: [GeneratedText], modules: [GeneratedText]
  ) throws(DiagnosticReport) {
    var found: [String: ModelSource] = [:]
    for folder in ["", "rtl", "macros"] {
      let inside = folder.isEmpty ? path : "\(path)/\(folder)"
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: inside) else {
        continue
      }
      for name in names.sorted() where name.hasSuffix(".sv") {
        let relative = folder.isEmpty ? name : "\(folder)/\(name)"
        do {
          found[name] = try ModelSource(name: relative, in: path)
        } catch {
          throw DiagnosticReport(error)
        }
      }
    }
    let missing = modules.map(\.fileName).filter { found[$0] == nil }
    if let first = missing.first {
      throw DiagnosticReport(
        Diagnostic(
          .error, "rtl-missing",
          "the folder '\(path)' has no '\(first)'"
            + (missing.count > 1 ? " (and \(missing.count - 1) more files are missing)" : ""),
          remedy: "generate the RTL there first: memweave generate DESCRIPTION -o \(path)"))
    }
    let known = macros + modules
    var ordered = known.map { file in
      found.removeValue(forKey: file.fileName) ?? ModelSource(name: file.name, text: file.text)
    }
    ordered += found.sorted { $0.key < $1.key }.map(\.value)
    sources = ordered
  }
}

extension GeneratedText {
  /// The name without its folder.
  fileprivate var fileName: String {
    name.split(separator: "/").last.map(String.init) ?? name
  }
}
