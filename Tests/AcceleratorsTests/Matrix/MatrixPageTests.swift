import Foundation
import Testing
import YAML

@testable import Accelerators

/// `docs/matrix-description.md` lists what the decoder reads.
@Suite struct MatrixPageTests {
  @Test func thePageHasEveryKeyWithItsRangeAndDefault() throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/matrix-description.md").standardized
    let page = try String(contentsOf: url, encoding: .utf8)
    let decoder = YAMLDecoder()
    var root = decoder.mapping(
      try YAMLNode.parse(
        "name: a\nlayers: [{weights: [[1]], convolution: {width: 1, kernel-width: 1}}]",
        file: "a.yaml"),
      of: "the description")
    _ = MatrixDescription.decode(&root, folder: ".")
    var network = decoder.mapping(
      try YAMLNode.parse("name: a\nnetwork: {file: a, calibration: b}", file: "a.yaml"),
      of: "the description")
    _ = MatrixDescription.decode(&network, folder: ".")
    #expect(decoder.readings.count > 25)
    for reading in decoder.readings where reading.path.first != "tiles" || reading.path.count == 2 {
      let key = reading.path.last ?? ""
      let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `\(key)` |") }
      #expect(!rows.isEmpty, "\(key)")
      guard reading.expected != "a mapping of keys to values" else { continue }
      #expect(rows.contains { $0.contains(" | \(reading.expected) | ") }, "\(reading)")
      if let text = reading.default {
        #expect(rows.contains { $0.hasSuffix(" | \(text) |") }, "\(reading)")
      }
    }
  }
}
