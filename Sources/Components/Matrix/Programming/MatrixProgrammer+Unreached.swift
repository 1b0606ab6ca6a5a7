extension UnreachedHardware {
  static let ofMatrixProgrammer: [Self] =
    [
      ("program_cells", 7), ("cell_count", 7), ("program_faults", 7), ("fault_count", 7),
      ("program_pulses", 8), ("pulse_count", 8),
    ].map {
      .signal($0, bits: $1...31, in: "matrix-programmer", because: "the test has few cells")
    }
    + [("report_wear", 7...23), ("wear", 6...23), ("wear_sum", 8...24)].map {
      .signal($0, bits: $1, in: "matrix-programmer", because: "a row gets few pulses in the test")
    }
    + [
      .signal(
        "row_pulses", bits: 4...23, in: "matrix-programmer",
        because: "four cells get at most two pulses each")
    ]
    + [
      "report_tile", "report_row", "report_column", "report_address", "cells_0_report_column",
      "cells_1_report_column",
    ].map { .signal($0, in: "matrix-programmer", because: oneCell) }
}
