import DevicePhysics
import TestSupport
import Testing

/// What flows past the cell that is read, in the printed circuits and in the array of Swift.
struct SneakPathTests {
  /// Siemens, off and on.
  static let conductances = (off: 2e-6, on: 1e-3)

  /// Floating lines, all other cells on, the selected one off: `(n - 1)² / (2n - 1)` of the current of
  /// a cell that is on goes around, through `n - 1` cells of its row, `(n - 1)²` others and `n - 1` of
  /// its column.
  @Test(arguments: [2, 5, 12])
  func floatingLinesLeadAroundTheCell(size: Int) throws {
    let workspace = try Workspace()
    for (name, conductance) in [("off", Self.conductances.off), ("on", Self.conductances.on)] {
      var device = OhmicMemristor()
      device.offConductance = conductance
      let equations = DeviceEquations(device, name: name, step: 1e-9)
      try workspace.write(try BackEnd.spice.text(of: equations), to: "\(name).cir")
    }
    let cells = (0..<size).flatMap { row in
      (0..<size).map { column in
        let name = (row, column) == (0, 0) ? "off" : "on"
        return "X\(row)_\(column) r\(row) c\(column) \(name)"
      }
    }
    try workspace.write(
      """
      an array with floating lines
      .include off.cir
      .include on.cir
      V1 r0 0 0.1
      V2 c0 0 0
      \(cells.joined(separator: "\n"))
      .options reltol=1e-9 abstol=1e-15 vntol=1e-12
      .tran 1e-9 2e-9
      .control
      run
      let last = length(i(V2)) - 1
      let answer = i(V2)[last]
      print answer
      .endc
      .end

      """, to: "bench.cir")
    let run = try workspace.run("timeout", ["-s", "KILL", "60", "ngspice", "-b", "bench.cir"])
    let line = try #require(
      run.output.split(separator: "\n").first { $0.hasPrefix("answer = ") }, "\(run.output)")
    let current = try #require(Double(line.dropFirst("answer = ".count)))
    let count = Double(size)
    let around = (count - 1) * (count - 1) / (2 * count - 1) * Self.conductances.on
    #expect(abs(current / (0.1 * (around + Self.conductances.off)) - 1) < 1e-5)
  }

  /// Half the voltage on the other rows: `n - 1` cells of the column have `1 / N` of the current of
  /// the selected one, where `N = I(V) / I(V / 2)`.
  @Test(arguments: [4, 128])
  func halfSelectedCellsAreHeldOffByTheirCurve(size: Int) {
    let device = YakopcicMemristor.amorphousSilicon
    var array = DeviceArray(device, rows: size, columns: size, seed: 0)
    let selected = array.sample(column: 0, rows: [0], voltage: 1.4)
    let others = array.sample(column: 0, rows: 1..<size, voltage: 0.7)
    let state = device.initialState
    let curve = device.current(state, voltage: 1.4) / device.current(state, voltage: 0.7)
    #expect(curve > 2)
    #expect(abs(others / selected / (Double(size - 1) / curve) - 1) < 1e-12)
  }
}
