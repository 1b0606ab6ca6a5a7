import Testing

/// Rules that every file of the house keeps.
@Suite struct HabitTests {
  @Test func sourcesHaveNoTabsAndNeverEndTheProcess() throws {
    let files = try Repository.sources()
    #expect(files.count > 100)
    for file in files {
      #expect(HouseRules.badHabits(path: file.path, text: file.text) == [])
    }
  }

  @Test func filesAreShort() throws {
    for file in try Repository.sources() + Repository.swiftFiles(in: "Tests") {
      #expect(HouseRules.tooLong(path: file.path, text: file.text) == [])
    }
  }

  @Test func sourcesNameNoPathOfOneMachine() throws {
    for file in try Repository.sources() {
      #expect(HouseRules.machinePaths(path: file.path, text: file.text) == [])
    }
  }
}
