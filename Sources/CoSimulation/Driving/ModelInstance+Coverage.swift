import Foundation

extension ModelInstance {
  /// What was reached since the instance was made.
  ///
  /// - Throws: `ModelFailure` when the model was built without coverage; `CacheFailure` where no
  ///   temporary file can be made.
  public func coverage() throws -> CoverageCounts {
    guard library.description.measuresCoverage else {
      throw ModelFailure(
        .notLoaded, "coverage-not-measured",
        "the model '\(library.description.top)' was built without coverage",
        remedy: "set measuresCoverage in its description")
    }
    // Verilator writes what it counted to files only.
    let folder = try FileSystem.makePrivateFolder(
      prefix: "\(FileManager.default.temporaryDirectory.path)/memweave-coverage-")
    defer { FileSystem.remove(folder) }
    let path = "\(folder)/coverage.dat"
    guard functions.writeCoverage(model, path) == 0 else { throw stopped() }
    guard let text = FileSystem.contents(of: path) else { throw CacheFailure("read", path) }
    return try CoverageCounts(text, file: path)
  }

  /// What was reached, with a reset at the end, so that what only a reset takes back is seen to fall.
  public func finalCoverage() throws -> CoverageCounts {
    try reset()
    return try coverage()
  }
}
