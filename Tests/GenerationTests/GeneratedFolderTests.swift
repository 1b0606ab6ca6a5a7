import Foundation
import Generation
import Testing

/// The committed output of the shipped descriptions is what is generated today; `UPDATE_EXPECTED=1`
/// writes it anew.
@Suite struct GeneratedFolderTests {
  @Test(arguments: ["maze-walker", "maze-table"])
  func isInStep(example: String) throws {
    let files = try Repository.design(example: example).files
    let folder = Repository.generated(example)
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil {
      if FileManager.default.fileExists(atPath: folder.path) {
        try FileManager.default.removeItem(at: folder)
      }
      try OutputFolder(folder.path).write(files)
    }
    for file in files {
      let committed = try Data(contentsOf: folder.appendingPathComponent(file.name))
      #expect(committed == Data(file.text.utf8), "\(file.name)")
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let committed = names.filter {
      !folder.appendingPathComponent($0).hasDirectoryPath
    }
    #expect(Set(committed) == Set(files.map(\.name)))
  }
}
