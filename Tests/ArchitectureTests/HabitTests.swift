import Testing

/// Rules that every file of the house keeps.
@Suite struct HabitTests {
  @Test func sourcesAreShortAndNeverEndTheProcess() throws {
    let files = try Repository.sources()
    #expect(files.count > 100)
    for file in files {
      #expect(HouseRules.badHabits(path: file.path, text: file.text) == [])
    }
  }

  @Test func testsAreShort() throws {
    for file in try Repository.swiftFiles(in: "Tests") {
      let count = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(count <= HouseRules.lineLimit, "\(file.path)")
    }
  }

  @Test func sourcesNameNoPathOfOneMachine() throws {
    for file in try Repository.sources() {
      #expect(HouseRules.machinePaths(path: file.path, text: file.text) == [])
    }
  }
}
