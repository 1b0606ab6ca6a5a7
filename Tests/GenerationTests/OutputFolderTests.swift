import Diagnostics
import Foundation
import Generation
import Testing

@Suite struct OutputFolderTests {
  private let files = [
    GeneratedText(name: "rtl/first.sv", text: "first\n"),
    GeneratedText(name: "rtl/second.sv", text: "second\n"),
    GeneratedText(name: "list.f", text: "rtl/first.sv\n"),
  ]

  /// Every file below a folder with its text.
  private func contents(of folder: URL) throws -> [String: String] {
    var found: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let place = folder.appendingPathComponent(name)
      if let text = try? String(contentsOf: place, encoding: .utf8) { found[name] = text }
    }
    return found
  }

  private var written: [String: String] {
    Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
  }

  private func identifiers(_ body: () throws -> Void) throws -> [String] {
    do {
      try body()
      return []
    } catch let report as DiagnosticReport {
      return report.diagnostics.map(\.identifier)
    }
  }

  @Test func writesAllIntoAFolderThatIsNotThereYet() throws {
    try withTemporaryFolder { folder in
      let target = folder.appendingPathComponent("deep/er")
      try OutputFolder(target.path).write(files)
      #expect(try contents(of: target) == written)
    }
  }

  @Test func writesAgainOverWhatIsThere() throws {
    try withTemporaryFolder { folder in
      try OutputFolder(folder.path).write(files.map { GeneratedText(name: $0.name, text: "old\n") })
      try OutputFolder(folder.path).write(files)
      #expect(try contents(of: folder) == written)
    }
  }

  @Test func leavesForeignFiles() throws {
    try withTemporaryFolder { folder in
      try OutputFolder(folder.path).write([GeneratedText(name: "rtl/mine.sv", text: "mine\n")])
      try OutputFolder(folder.path).write(files)
      #expect(
        try contents(of: folder) == written.merging(["rtl/mine.sv": "mine\n"]) { $1 })
    }
  }

  @Test(arguments: ["taken", "taken/below", "taken/far/below"])
  func refusesAFile(path: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("taken")
      try "a file\n".write(to: file, atomically: true, encoding: .utf8)
      let target = folder.appendingPathComponent(path).path
      #expect(try identifiers { try OutputFolder(target).write(files) } == ["output-is-file"])
      #expect(try contents(of: folder) == ["taken": "a file\n"])
    }
  }

  /// The last of the files cannot take its place: a folder stands there.
  @Test func writesNothingWhereOnePlaceIsTaken() throws {
    try withTemporaryFolder { folder in
      try OutputFolder(folder.path).write([
        GeneratedText(name: "rtl/first.sv", text: "old\n"),
        GeneratedText(name: "list.f/inside", text: "a folder\n"),
      ])
      let before = try contents(of: folder)
      #expect(
        try identifiers { try OutputFolder(folder.path).write(files) } == ["output-not-writable"])
      #expect(try contents(of: folder) == before)
    }
  }

  /// A file stands where a folder is needed.
  @Test func writesNothingWhereAFolderCannotBe() throws {
    try withTemporaryFolder { folder in
      try OutputFolder(folder.path).write([GeneratedText(name: "rtl", text: "a file\n")])
      #expect(
        try identifiers { try OutputFolder(folder.path).write(files) } == ["output-not-writable"])
      #expect(try contents(of: folder) == ["rtl": "a file\n"])
    }
  }
}
