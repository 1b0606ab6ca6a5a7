import Characterization
import DevicePhysics
import Foundation
import Testing

/// The page shows what the program prints.
@Suite struct PageTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func thePageShowsTheReport() throws {
    let entry = try #require(DeviceLibrary.entry(named: "ohmic"))
    var settings = CharacterizationSettings()
    settings.devices = 8
    settings.cycles = 4
    var bench = Characterization(
      of: OhmicMemristor(), name: entry.name, summary: entry.summary, voltage: entry.voltage,
      step: entry.step, settings: settings, pulses: .published(for: entry.name))
    bench.imperfections = try .parse("read-noise=0.02,device-spread=0.05")
    let report = try bench.run()
    #expect(try text("docs/characterization.md").contains("```\n\(report.text)```"))
    let make = try text("Makefile")
    #expect(make.contains("read-noise=0.02,device-spread=0.05"))
    #expect(make.contains("--devices 8 --cycles 4"))
  }

  @Test func itsTestsExist() throws {
    let folder = Self.root.appendingPathComponent("Tests")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { name in
        ["Characterization", "ModelFitting", "MemweaveCommand"].contains {
          name.hasPrefix("\($0)Tests/")
        }
      }
      .filter { $0.hasSuffix(".swift") }
    let tests = try names.map { try text("Tests/\($0)") }.joined()
    let named = try text("docs/characterization.md").matches(of: /`([A-Za-z]+)\(\)`/)
    #expect(named.count > 4)
    for name in named { #expect(tests.contains("func \(name.1)("), "\(name.1)") }
  }
}
