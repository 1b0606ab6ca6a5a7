import Foundation
import SystemVerilog

/// slang, the strict parser of IEEE 1800-2017, as pyslang brings it; `make setup` installs it.
public enum StrictParser {
  /// A design to read: the modules on top, and all files.
  public struct Design {
    public var tops: [String]
    public var files: [SystemVerilogFile]

    public init(tops: [String], files: [SystemVerilogFile]) {
      self.tops = tops
      self.files = files
    }
  }

  /// What it says about the designs, its warnings included; empty where it accepts all of them.
  /// One process reads all.
  public static func complaints(about designs: [Design]) throws -> String {
    let workspace = try Workspace()
    let arguments = try designs.enumerated().map { index, design in
      let names = try design.files.map { file in
        // Different designs may have different files of one name.
        let name = "\(index)-\(file.name.replacing("/", with: "-"))"
        try workspace.write(file.text, to: name)
        return name
      }
      return ([design.tops.joined(separator: ",")] + names).joined(separator: "=")
    }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("strict_parser.py").path
    let run = try workspace.run("python3", [script] + arguments)
    return run.status == 0 ? run.output : "\(run.output)python3 ended with status \(run.status)\n"
  }
}
