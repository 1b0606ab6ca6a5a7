import DevicePhysics
import Foundation
import Testing

/// Holds `docs/devices.md` against the devices: names, states and every value.
struct DevicePageTests {
  /// A device as the page shows it: a section with a table of its parameters, a column a preset.
  struct Entry: Sendable, CustomTestStringConvertible {
    let name: String
    let states: [String]
    /// Rows up to the column with the meaning, in the order of the parameters.
    let rows: [String]
    var testDescription: String { name }

    init<Device: MemristorModel>(_ presets: Device...) {
      self.init(
        name: "\(Device.self)", states: Device.NumericState.componentNames, presets: presets)
    }

    init<Device: PulsedSynapse>(_ presets: Device...) {
      self.init(name: "\(Device.self)", states: ["weight"], presets: presets)
    }

    private init(name: String, states: [String], presets: [Any]) {
      self.name = name
      self.states = states
      let columns = presets.map { Mirror(reflecting: $0).children.map { $0 } }
      rows = (columns.first ?? []).indices.compactMap { index in
        let cells = columns.map { $0[index].value }
        guard let first = cells.first, first is Double || first is Int || first is Bool else {
          return nil
        }
        let values = cells.map { "\($0)" }.joined(separator: " | ")
        return "| `\(columns[0][index].label ?? "")` | \(values) | "
      }
    }
  }

  static let entries = [
    Entry(OxygenGradientMemristor()),
    Entry(OhmicMemristor()),
    Entry(SchottkyMemristor()),
    Entry(
      DiffusiveMemristor.symmetric, DiffusiveMemristor.asymmetric, DiffusiveMemristor.pulse,
      DiffusiveMemristor.neuron, DiffusiveMemristor.oscillator),
    Entry(DriftMemristor()),
    Entry(ThresholdSwitch.vanadiumDioxide, ThresholdSwitch.silverSelector),
    Entry(VanadiumDioxideMemristor()),
    Entry(IonDriftMemristor()),
    Entry(VTEAMMemristor()),
    Entry(YakopcicMemristor.silverChalcogenide, YakopcicMemristor.amorphousSilicon),
    Entry(StanfordMemristor()),
    Entry(JARTMemristor()),
    Entry(ComplianceMemristor()),
    Entry(FerroelectricJunction()),
    Entry(PulseCurveSynapse(), .thirtyTwoLevels),
    Entry(
      StepSynapse.constantStep, StepSynapse.softBounds, StepSynapse.linearStep,
      StepSynapse.exponentialStep),
  ]

  static let page: String = {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appendingPathComponent("docs/devices.md")
    return (try? String(contentsOf: path, encoding: .utf8)) ?? ""
  }()

  /// The lines of a device's section.
  func section(_ name: String) -> [String] {
    let lines = Self.page.components(separatedBy: "\n")
    guard let start = lines.firstIndex(of: "### `\(name)`") else { return [] }
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("#") })
  }

  @Test(arguments: entries)
  func showsEveryParameterWithItsValue(entry: Entry) {
    let lines = section(entry.name)
    #expect(!lines.isEmpty)
    let shown = lines.filter { $0.hasPrefix("| `") }
    #expect(shown.count == entry.rows.count)
    for row in entry.rows {
      #expect(shown.contains { $0.hasPrefix(row) && $0.count > row.count + 10 }, "\(row)")
    }
  }

  @Test(arguments: entries)
  func listsEveryDeviceWithItsStates(entry: Entry) {
    let states = entry.states.map { "`\($0)`" }.joined(separator: ", ")
    let link = "[`\(entry.name)`](#\(entry.name.lowercased()))"
    #expect(Self.page.contains("| \(link) | \(states) | "), "| \(link) | \(states) | ")
  }

  @Test func namesOnlyTestsThatExist() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .resolvingSymlinksInPath()
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let tests = try (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    let named = Self.page.matches(of: /`([A-Za-z0-9]+)\(\)`/).map { String($0.1) }
    #expect(named.count > 30)
    for name in named { #expect(tests.contains("func \(name)("), "\(name)") }
  }
}
