import Foundation

/// A program that a benchmark compares with: a script, a loop in C, a harness in C++.
public enum OtherProgram {
  /// It ended with an error; what it printed.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// What it prints, errors aside, which go where those of the benchmark go.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - arguments: as they are given to it; no shell reads them.
  /// - Throws: when it cannot be started, and ``Failure`` when it does not end with status 0.
  public static func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(program) ended with \(process.terminationStatus): \(text)")
    }
    return text
  }

  /// The one figure it prints.
  public static func figure(of program: String, _ arguments: [String]) throws -> Double {
    let text = try output(of: program, arguments)
    guard let figure = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Failure(description: "\(program) printed no figure: \(text)")
    }
    return figure
  }
}
