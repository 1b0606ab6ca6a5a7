import Testing

@testable import MemweaveCommand

@Suite struct ExitStatusTests {
  @Test func `the numbers are those the help text promises`() {
    #expect(ExitStatus.success.rawValue == 0)
    #expect(ExitStatus.mismatch.rawValue == 1)
    #expect(ExitStatus.badInput.rawValue == 2)
    #expect(ExitStatus.toolFailure.rawValue == 3)
  }
}
