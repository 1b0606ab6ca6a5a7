/// A maze with what an agent has learnt of it, as a picture (SVG): in each cell the values of its moves,
/// from the low in dark to the high in light, and the greedy move as an arrow.
public struct ValuePicture: Sendable, Hashable {
  public let maze: Maze
  /// By cell, then by action.
  public let values: [[Double]]
  public let title: String

  private static let side = 44
  private static let margin = 12
  private static let head = 34
  /// The legend below the maze.
  private static let foot = 46

  /// - Parameter values: for each cell, as many as there are actions; those beyond the fourth have no
  ///   part of the cell, but may be the greedy one.
  public init(_ maze: Maze, values: [[Double]], title: String) {
    self.maze = maze
    self.values = values
    self.title = title
  }

  public var svg: String {
    let width = maze.columns * Self.side + 2 * Self.margin
    let height = maze.rows * Self.side + Self.head + Self.foot
    let cells = (0..<maze.cells).map(cell).joined(separator: "\n")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="sans-serif">
      <rect width="\(width)" height="\(height)" fill="white"/>
      <text x="\(Self.margin)" y="22" font-size="14">\(Self.escaped(title))</text>
      \(cells)
      \(legend(width: width, y: height - Self.foot + 12))
      </svg>

      """
  }

  /// The range of the values of cells that can be stood in.
  private var range: ClosedRange<Double> {
    let all = (0..<maze.cells).filter { !maze.walls.contains($0) && $0 != maze.goal }
      .flatMap { values[$0].prefix(4) }
    let low = all.min() ?? 0
    return low...max(all.max() ?? 1, low + 1e-9)
  }

  private func cell(_ number: Int) -> String {
    let place = maze.cell(number)
    let x = Self.margin + place.column * Self.side
    let y = Self.head + place.row * Self.side
    if maze.walls.contains(number) { return Self.square(x, y, fill: "#333333") }
    if number == maze.goal { return Self.square(x, y, fill: "#ffffff") + label("G", x, y) }
    let parts = values[number].prefix(4).enumerated().map { action, value in
      Self.triangle(Move(rawValue: action) ?? .up, x, y, fill: colour(value))
    }
    let arrow = number == maze.start ? label("S", x, y) : ""
    return parts.joined() + greedyArrow(number, x, y) + arrow
  }

  private static func square(_ x: Int, _ y: Int, fill: String) -> String {
    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(side)\" height=\"\(side)\" fill=\"\(fill)\" "
      + "stroke=\"#999999\"/>"
  }

  /// The part of a cell that lies in the direction of a move.
  private static func triangle(_ move: Move, _ x: Int, _ y: Int, fill: String) -> String {
    let corners: [(Int, Int)] =
      switch move {
      case .up: [(x, y), (x + side, y)]
      case .down: [(x, y + side), (x + side, y + side)]
      case .left: [(x, y), (x, y + side)]
      default: [(x + side, y), (x + side, y + side)]
      }
    let points = (corners + [(x + side / 2, y + side / 2)]).map { "\($0.0),\($0.1)" }
    return "<polygon points=\"\(points.joined(separator: " "))\" fill=\"\(fill)\" "
      + "stroke=\"#ffffff\" stroke-width=\"0.5\"/>"
  }

  /// From the middle of the cell into the direction of its greedy move, the first of equals.
  private func greedyArrow(_ number: Int, _ x: Int, _ y: Int) -> String {
    let row = values[number]
    let best = row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }
    guard let move = Move(rawValue: best), Set(row).count > 1 else { return "" }
    let (dx, dy) = (Double(move.columnChange), Double(move.rowChange))
    let (cx, cy) = (Double(x + Self.side / 2), Double(y + Self.side / 2))
    let length = 13.0
    let (tx, ty) = (cx + dx * length, cy + dy * length)
    let wings = [
      (tx - 6 * dx - 4 * dy, ty - 6 * dy - 4 * dx), (tx - 6 * dx + 4 * dy, ty - 6 * dy + 4 * dx),
    ]
    let line =
      "M\(cx - dx * length) \(cy - dy * length) L\(tx) \(ty) "
      + "M\(wings[0].0) \(wings[0].1) L\(tx) \(ty) L\(wings[1].0) \(wings[1].1)"
    return ["#ffffff", "#d7191c"].enumerated().map { index, colour in
      "<path d=\"\(line)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(index == 0 ? 4 : 2)\"/>"
    }.joined()
  }

  private func label(_ text: String, _ x: Int, _ y: Int) -> String {
    "<text x=\"\(x + 5)\" y=\"\(y + 15)\" font-size=\"14\" font-weight=\"bold\" "
      + "stroke=\"white\" stroke-width=\"3\" paint-order=\"stroke\">\(text)</text>"
  }

  private func legend(width: Int, y: Int) -> String {
    let steps = 40
    let bar = (0..<steps).map { step in
      let value =
        range.lowerBound
        + (range.upperBound - range.lowerBound) * Double(step) / Double(steps - 1)
      return "<rect x=\"\(Self.margin + 70 + step * 4)\" y=\"\(y)\" width=\"4\" height=\"12\" "
        + "fill=\"\(colour(value))\"/>"
    }.joined()
    return "<text x=\"\(Self.margin)\" y=\"\(y + 11)\" font-size=\"12\">"
      + "\(Self.decimal(range.lowerBound))</text>\(bar)"
      + "<text x=\"\(Self.margin + 76 + steps * 4)\" y=\"\(y + 11)\" font-size=\"12\">"
      + "\(Self.decimal(range.upperBound))</text>"
  }

  private static func decimal(_ value: Double) -> String {
    "\((value * 1000).rounded() / 1000)"
  }

  /// Dark blue, green, yellow: as dark as the value is low.
  private func colour(_ value: Double) -> String {
    let stops: [(Double, Double, Double)] = [
      (68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37),
    ]
    let part = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    let place = min(max(part, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let (low, high, rest) = (stops[index], stops[index + 1], place - Double(index))
    func mixed(_ low: Double, _ high: Double) -> Int { Int((low + (high - low) * rest).rounded()) }
    return "rgb(\(mixed(low.0, high.0)),\(mixed(low.1, high.1)),\(mixed(low.2, high.2)))"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
