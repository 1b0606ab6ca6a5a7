import Foundation
import Memweave

/// The wave that `memweave cosim` is to write.
struct WaveRequest {
  let path: String
  let format: WaveFormat
  /// How many cycles before a mismatch are kept; `nil` for the whole run.
  let cycles: Int?

  /// `nil` when none is asked for.
  ///
  /// - Throws: `Diagnostic` when the file's name does not tell its format, `wave-format`, or there
  ///   is none, `wave-missing`.
  init?(_ options: Invocation.CosimulationOptions) throws {
    guard let path = options.wave else {
      guard options.waveAroundFailure == nil else {
        throw Diagnostic(
          .error, "wave-missing", "--wave-around-failure needs a file to write the wave into",
          remedy: "add --wave failure.fst")
      }
      return nil
    }
    guard let format = WaveFormat(fileName: path) else {
      throw Diagnostic(
        .error, "wave-format",
        "the name of the wave '\(path)' ends neither with .vcd nor with .fst",
        remedy: "choose one of the two: .vcd is text, .fst is small")
    }
    self.path = path
    self.format = format
    cycles = options.waveAroundFailure
  }

  var fileName: String { URL(fileURLWithPath: path).lastPathComponent }

  /// Beside the wave, with its name and the end `.gtkw`.
  var saveFile: String { path.dropLast(format.rawValue.count) + "gtkw" }

  /// Where the wave is, and how it is looked at.
  func tell() {
    Console.print(Summary.row("wave", path))
    Console.print(Summary.row("look at it with", "gtkwave \(saveFile)"))
  }

  static func tellOfNone() {
    Console.printError("no wave is written, since nothing differed")
  }

  func writeSaveFile(_ file: WaveSaveFile) throws {
    try UserFile.write(file.text, to: saveFile)
  }
}
