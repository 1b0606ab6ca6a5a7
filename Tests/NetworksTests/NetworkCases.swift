import Foundation
import TestSupport

/// The files that `network_cases.py` writes.
struct NetworkCases {
  let workspace: Workspace
  let content: Content

  struct Content: Decodable {
    var cases: [Case]
    var second: [Double]
  }

  struct Case: Decodable {
    var name: String
    var inputs: [[Double]]
    var outputs: [[Double]]
  }

  init() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("network_cases.py").path
    workspace = try Workspace()
    let run = try workspace.run("python3", [script])
    guard run.status == 0 else { throw Failure(output: run.output) }
    content = try JSONDecoder().decode(
      Content.self, from: Data(contentsOf: workspace.url.appendingPathComponent("cases.json")))
  }

  func path(_ name: String) -> String { workspace.url.appendingPathComponent(name).path }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: workspace.url.appendingPathComponent(name)))
  }

  struct Failure: Error {
    let output: String
  }
}
