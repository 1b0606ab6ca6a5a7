import CMatrixKernel
import Specifications

/// The sums of all subsets of every four rows of a block, for rows that are driven or not: with them the sums
/// of all columns cost an addition for each four rows (V. Arlazarov et al., 1970).
struct SubsetTables: BatchColumns {
  private let groups: Int
  /// Columns, filled up to a multiple of 64.
  private let width: Int
  /// Sums that can be added in 8 bits.
  private let period: Int
  /// By group, subset and column.
  private let entries: AlignedCells<UInt8>

  /// Most bytes of the tables of a block; larger ones leave the caches.
  private static let sizeLimit = 8 << 20

  /// The width of tables for so many columns; `nil` where a layer is better without them.
  static func width(_ layer: MatrixLayerSpecification, columns: Int) -> Int? {
    let width = (columns + 63) / 64 * 64
    let size = (layer.tile.rows + 3) / 4 * 16 * width
    return layer.tile.driveBits == 1 && size <= sizeLimit ? width : nil
  }

  /// - Parameter levels: by column, `stride` rows each.
  init(levels: [Int8], columns: Int, stride: Int, rows: Int, width: Int, highestLevel: Int) {
    self.width = width
    groups = (rows + 3) / 4
    period = max(1, 255 / (4 * highestLevel))
    var entries = [UInt8](repeating: 0, count: groups * 16 * width)
    for group in 0..<groups {
      for subset in 1..<16 {
        // One row more than a smaller subset.
        let row = group * 4 + subset.trailingZeroBitCount
        let (own, less) = (group * 16 + subset, group * 16 + (subset & (subset - 1)))
        for column in 0..<columns {
          entries[own * width + column] =
            entries[less * width + column] + UInt8(levels[column * stride + row])
        }
      }
    }
    self.entries = AlignedCells(entries)
  }

  func fill(
    _ scratch: MatrixBatchScratch, sumStride: Int, inputs: UnsafePointer<Int32>, inputStride: Int,
    vectors: Int, rows: Int, plane: BitSlice
  ) {
    memweave_row_groups(
      inputs, inputStride, vectors, rows, Int32(plane.lowBit), scratch.drive, groups,
      scratch.driven)
    memweave_subset_sums(
      scratch.drive, groups, vectors, entries.start, width, period, scratch.sums, sumStride)
  }
}
