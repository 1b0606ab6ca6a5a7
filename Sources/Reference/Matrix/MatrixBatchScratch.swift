/// What ``MatrixBatch`` keeps between its steps for a few vectors, row of a table by vector. It lives as long as the
/// closure of ``with(_:_:)``.
struct MatrixBatchScratch {
  /// How much of each there is for one vector.
  struct Widths: Sendable {
    /// Drive codes of rows, or bits of groups of rows.
    var drive: Int
    /// Sums of columns.
    var sums: Int
    /// Sums of codes: of outputs, then of the lanes' offset columns.
    var totals: Int

    fileprivate func bytes(vectors: Int) -> Int {
      vectors * (drive + 4 * (sums + totals + 1))
    }
  }

  /// As many vectors as stay in the nearest cache with a tile's cells.
  static let vectors = 16

  let drive: UnsafeMutablePointer<UInt8>
  /// The sum of the drive codes, by vector.
  let driven: UnsafeMutablePointer<Int32>
  let sums: UnsafeMutablePointer<Int32>
  let totals: UnsafeMutablePointer<Int32>
  private let totalWidth: Int

  /// Calls `body` with memory for ``vectors`` vectors.
  static func with(_ widths: Widths, _ body: (MatrixBatchScratch) -> Void) {
    withUnsafeTemporaryAllocation(
      byteCount: widths.bytes(vectors: vectors), alignment: 64
    ) { memory in
      guard let start = memory.baseAddress else { return }
      body(MatrixBatchScratch(at: start, widths))
    }
  }

  /// Sums first: their rows are whole lines of the cache.
  private init(at start: UnsafeMutableRawPointer, _ widths: Widths) {
    let words = start.bindMemory(
      to: Int32.self, capacity: Self.vectors * (widths.sums + widths.totals + 1))
    sums = words
    totals = sums + Self.vectors * widths.sums
    totalWidth = widths.totals
    driven = totals + Self.vectors * totalWidth
    drive = UnsafeMutableRawPointer(driven + Self.vectors).bindMemory(
      to: UInt8.self, capacity: Self.vectors * widths.drive)
  }

  /// For so many vectors.
  func clearTotals(_ count: Int) { totals.update(repeating: 0, count: count * totalWidth) }
}
