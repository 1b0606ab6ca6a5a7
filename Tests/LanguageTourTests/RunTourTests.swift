import Foundation
import Testing

/// What the tour says of looking at a run.
@Suite struct RunTourTests {
  @Test func theRunIsWrittenInBothFormats() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("memweave-tour-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try recordCounting(into: folder)
    let text = try String(
      contentsOf: folder.appendingPathComponent("counter.vcd"), encoding: .utf8)
    #expect(text.contains("$var wire 8 ") && text.contains("value [7:0] $end"))
    #expect(text.contains("\n#2990\n") && text.hasSuffix("#3000\n"))
    let fst = try Data(contentsOf: folder.appendingPathComponent("counter.fst"))
    // The block of the header, by its kind and its length.
    #expect(Array(fst.prefix(9)) == [0, 0, 0, 0, 0, 0, 0, 1, 0x49])
    #expect(fst.count * 2 < text.utf8.count)
  }

  @Test func theUnknownWordIsToldAsOnThePage() throws {
    let report = try unknownAfterReset(counts: [:])
    let page = try String(contentsOf: Tour.page, encoding: .utf8)
    #expect(report.diagnostics.count == 1 && page.contains("```\n\(report)\n```"), "\(report)")
    #expect(try unknownAfterReset(counts: ["word": "known"]).diagnostics == [])
  }
}
