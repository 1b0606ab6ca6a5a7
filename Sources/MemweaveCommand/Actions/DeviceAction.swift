import Diagnostics
import Memweave

/// `memweave device`: the memristors that are shipped, and their texts.
struct DeviceAction {
  let options: Invocation.DeviceOptions

  func perform() throws {
    guard let name = options.name else { return list() }
    let entry = try entry(named: name)
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

  private func entry(named name: String) throws -> DeviceLibrary.Entry {
    if let entry = DeviceLibrary.entry(named: name) { return entry }
    let nearest = Suggestion.nearest(to: name, among: DeviceLibrary.entries.map(\.name))
    throw Diagnostic(
      .error, "unknown-device", "there is no device '\(name)'",
      remedy: nearest.map { "did you mean '\($0)'?" } ?? "'memweave device' lists all")
  }
}
