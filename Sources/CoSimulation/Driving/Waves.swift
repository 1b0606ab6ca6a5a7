extension ModelInstance {
  /// Writes the values of all signals into a file, at two times a cycle: twice the cycle's number
  /// when all is settled before the rising edge, one more after it.
  ///
  /// - Parameters:
  ///   - path: a file in the format the model was built for.
  ///   - firstCycle: cycles before it are left out.
  /// - Throws: `ModelFailure` when the model was built without waves, or the file cannot be written.
  func openWave(_ path: String, firstCycle: Int = 0) throws(ModelFailure) {
    guard functions.openWave(model, path, UInt64(max(0, firstCycle))) == 0 else {
      throw ModelFailure(
        .notLoaded, "wave-not-writable", "the wave '\(path)' cannot be written",
        remedy: "choose a file in a folder that can be written")
    }
  }

  /// Completes the file; nothing happens where there is none.
  func closeWave() {
    functions.closeWave(model)
  }
}
