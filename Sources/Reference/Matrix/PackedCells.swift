import CMatrixKernel
import Specifications

/// The levels of a block's columns as the kernel takes them: less half of the highest, so that they add up to
/// little, four rows of sixteen columns together.
struct PackedCells: BatchColumns {
  /// Rows, filled up to a multiple of 4.
  private let stride: Int
  /// Columns, filled up to a multiple of 16.
  private let width: Int
  private let centre: Int
  private let cells: AlignedCells<Int8>

  /// What is taken off each level.
  private static func centre(highestLevel: Int) -> Int { (highestLevel + 1) / 2 }

  /// The width of so many columns.
  static func width(columns: Int) -> Int { (columns + 15) / 16 * 16 }

  /// Whether eight products of a drive and a cell stay in 16 bits with a sign.
  static func hold(_ layer: MatrixLayerSpecification) -> Bool {
    let greatest = layer.tile.highestDrive * centre(highestLevel: layer.mapping.highestLevel)
    return 8 * greatest < 1 << 15
  }

  /// - Parameter levels: by column, `stride` rows each.
  init(levels: [Int8], columns: Int, stride: Int, highestLevel: Int) {
    self.stride = stride
    width = Self.width(columns: columns)
    centre = Self.centre(highestLevel: highestLevel)
    var packed = [Int8](repeating: 0, count: width * stride)
    for column in 0..<columns {
      let panel = column / 16 * 16 * stride + column % 16 * 4
      for row in 0..<stride {
        packed[panel + row / 4 * 64 + row % 4] =
          levels[column * stride + row] - Int8(centre)
      }
    }
    cells = AlignedCells(packed)
  }

  func fill(
    _ scratch: MatrixBatchScratch, sumStride: Int, inputs: UnsafePointer<Int32>, inputStride: Int,
    vectors: Int, rows: Int, plane: BitSlice
  ) {
    memweave_drive(
      inputs, inputStride, vectors, rows, Int32(plane.lowBit), Int32((1 << plane.bits) - 1),
      Int32(plane.unit), scratch.drive, stride, scratch.driven)
    memweave_column_sums(
      scratch.drive, stride, scratch.driven, vectors, cells.start, width, Int32(centre),
      scratch.sums, sumStride)
  }
}
