import Diagnostics
import Memweave

/// `memweave device`: the memristors that are shipped, and their texts.
struct DeviceAction {
  let options: Invocation.DeviceOptions

  func perform() throws {
    guard let name = options.name else { return list() }
    let entry = try DeviceLibrary.typed(name)
    let backEnds = options.language.flatMap(BackEnd.init).map { [$0] } ?? BackEnd.allCases
    let equations = entry.equations
    let files = try backEnds.map {
      GeneratedText(name: $0.fileName(of: equations), text: try $0.text(of: equations))
    }
    let folder = options.output ?? "out/\(entry.name)"
    try OutputFolder(folder).write(files)
    let count = "\(files.count) \(files.count == 1 ? "file" : "files")"
    Console.print("\(entry.name): \(count) in \(folder)")
  }

  private func list() {
    let entries = DeviceLibrary.entries
    let width = entries.map(\.name.count).max() ?? 0
    for entry in entries {
      let padding = String(repeating: " ", count: width - entry.name.count)
      Console.print("  \(entry.name)\(padding)  \(entry.summary)")
    }
  }
}

extension DeviceLibrary {
  /// The device that was typed: a name of the library, or the file of a device.
  static func typed(_ name: String) throws -> Entry {
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      return try Entry(preset: try UserFile.text(of: name), file: name)
    }
    if let entry = entry(named: name) { return entry }
    let nearest = Suggestion.nearest(to: name, among: entries.map(\.name))
    throw Diagnostic(
      .error, "unknown-device", "there is no device '\(name)'",
      remedy: nearest.map { "did you mean '\($0)'?" } ?? "'memweave device' lists all")
  }
}
