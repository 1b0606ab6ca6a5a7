import Specifications

/// A save file of GTKWave that shows a wave of an accelerator, its signals grouped by stage.
///
/// The groups other than the streams are closed. The sampled currents are drawn as curves, and so are
/// the cells of the row that the failing transaction writes.
public struct WaveSaveFile: Sendable, Hashable {
  /// What stands in the file.
  public let text: String

  /// Flags of GTKWave's trace list.
  enum Flags {
    static let binary = "@28"
    static let decimal = "@24"
    static let signedDecimal = "@420"
    static let analogStep = "@8420"
    static let stretch = "@20000"
    static let beginOpen = "@800200"
    static let endOpen = "@1000200"
    static let beginClosed = "@c00200"
    static let endClosed = "@1401200"
  }

  private static let gradient = ["u_agent", "u_rate_unit", "u_macro"]
  private static let signedPorts: Set<String> = [
    "observation_reward_i", "trace_value_o", "trace_update_error_o", "trace_update_value_o",
  ]

  /// - Parameters:
  ///   - wave: the wave's file as seen from the folder of the save file.
  ///   - failure: the run the wave shows the end of, where it ended with a mismatch.
  public init(of model: AcceleratorModel, wave: String, failure: FailureReplay? = nil) {
    let description = model.library.description
    func ports(_ prefixes: String...) -> [String] {
      description.ports.filter { port in prefixes.contains { port.name.hasPrefix($0) } }
        .flatMap { Self.lines($0, top: description.top) }
    }
    func curve(_ path: [String]) -> [String] { Self.curve(path, top: description.top) }
    var lines = Self.head(description, wave: wave)
    lines += Self.openGroup("streams", ports("observation_", "action_"))
    lines += Self.group(
      Stage.rateConversion.rawValue, ports("trace_rate_") + curve(Self.gradient + ["compared_q"]))
    lines += Self.group(Stage.learningRate.rawValue, ports("trace_learning_rate_"))
    let cells = Self.cells(failure, of: model)
    lines += Self.group(
      Stage.conversion.rawValue,
      ports("trace_conversion_") + (cells.map { curve($0.path + ["compared_q"]) } ?? []))
    lines += Self.group(Stage.accumulation.rawValue, ports("trace_value_"))
    lines += Self.group(Stage.update.rawValue, ports("trace_update_"))
    lines += Self.group(Stage.programming.rawValue, ports("trace_pulse_", "trace_faults_"))
    lines += Self.group(
      Stage.array.rawValue,
      cells.map { cells in cells.range.flatMap { curve(cells.path + ["state_q[\($0)]"]) } } ?? [])
    lines += Self.group(Stage.policy.rawValue, ports("trace_choice_"))
    lines += Self.group("bus", ports("axi_"))
    self.init(lines: lines)
  }

  init(lines: [String]) { text = lines.joined(separator: "\n") + "\n" }

  /// The file that the wave is in, clock and reset.
  static func head(_ description: ModelDescription, wave: String) -> [String] {
    [
      "[dumpfile] \"\(wave)\"", "[timestart] 0", "[sst_expanded] 1", Flags.binary,
      "TOP.\(description.top).\(description.clock)", "TOP.\(description.top).\(description.reset)",
    ]
  }

  /// A real-valued variable, drawn.
  static func curve(_ path: [String], top: String) -> [String] {
    [Flags.analogStep, (["TOP", top] + path).joined(separator: "."), Flags.stretch, "-", "-"]
  }

  static func lines(_ port: ModelPort, top: String) -> [String] {
    let name = "TOP.\(top).\(port.name)"
    if port.width == 1 { return [Flags.binary, name] }
    return [
      signedPorts.contains(port.name) ? Flags.signedDecimal : Flags.decimal,
      "\(name)[\(port.width - 1):0]",
    ]
  }

  static func openGroup(_ name: String, _ lines: [String]) -> [String] {
    [Flags.beginOpen, "-\(name)"] + lines + [Flags.endOpen, "-\(name)"]
  }

  /// A closed group; none where nothing is in it.
  static func group(_ name: String, _ lines: [String]) -> [String] {
    if lines.isEmpty { return [] }
    return [Flags.beginClosed, "-\(name)"] + lines + [Flags.endClosed, "-\(name)"]
  }

  /// The macro with the row that the failing transaction writes, of row 0 where none failed, and the
  /// cells of that row in it; `nil` without a crossbar.
  private static func cells(
    _ failure: FailureReplay?, of model: AcceleratorModel
  ) -> (path: [String], range: Range<Int>)? {
    let probes = TileProbes(model.specification)
    let columns = model.specification.tile.columns
    let place = probes.place(ofCell: (failure?.rowWritten ?? 0) * columns)
    guard
      let probe = model.library.description.probes.first(where: {
        $0.name == probes.name(place.tile)
      })
    else { return nil }
    return (probe.instancePath, place.index..<place.index + columns)
  }
}
