/// Rows of signals one below the other, as many columns of them as fit on a page.
struct WavePicture {
  let text: String

  private static let pageWidth = 100
  /// Columns that are shown behind the one that matters.
  private static let columnsBehind = 2

  /// - Parameters:
  ///   - columns: how many the rows have.
  ///   - focus: the column that matters, if one does; else the last ones are shown.
  ///   - headline: the first line.
  init(_ rows: [WaveRow], columns total: Int, focus: Int?, headline: String) {
    let width = (rows.map(\.widest).max() ?? 0) + 1
    let margin = (rows.map(\.name.count).max() ?? 0) + 2
    let count = max(1, (Self.pageWidth - margin) / width)
    let end = min(total, (focus ?? total) + Self.columnsBehind + 1)
    let columns = max(0, end - count)..<end
    var lines = [headline]
    lines += rows.filter { $0.isActive(in: columns) }.map {
      $0.drawn(columns, margin: margin, width: width)
    }
    if let focus, columns.contains(focus) {
      let place = margin + (focus - columns.lowerBound) * width
      lines.append(String(repeating: " ", count: place) + "^ here")
    }
    text = lines.joined(separator: "\n")
  }
}
