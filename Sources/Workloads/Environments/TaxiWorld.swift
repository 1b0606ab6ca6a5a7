import Reference

/// A taxi that picks up a passenger at one of four places and brings them to another, in 5 x 5 cells with
/// some walls: 500 states, 6 actions (down, up, right, left, pick up, put down). A step costs 1, a wrong
/// pick-up or put-down 10; the right put-down pays 20. (T. G. Dietterich, 2000, "the taxi problem".)
public struct TaxiWorld: LearningEnvironment {
  /// The places: row and column.
  private static let places = [(0, 0), (0, 4), (4, 0), (4, 3)]
  /// In each row, the columns with a wall on their right side.
  private static let walls: [Set<Int>] = [[1], [1], [], [0, 2], [0, 2]]
  private static let inTaxi = 4

  private var row = 0
  private var column = 0
  /// One of the places, or in the taxi.
  private var passenger = 0
  private var destination = 1
  private var random: XorShift32

  public init(seed: UInt32) {
    random = XorShift32(seed: seed)
  }

  public var states: Int { 500 }
  public var actions: Int { 6 }

  private var state: Int { ((row * 5 + column) * 5 + passenger) * 4 + destination }

  public mutating func begin() -> Int {
    row = random.below(5)
    column = random.below(5)
    passenger = random.below(4)
    destination = (passenger + 1 + random.below(3)) % 4
    return state
  }

  public mutating func step(_ action: Int) -> EnvironmentResponse {
    var reward = -1.0
    var done = false
    switch action {
    case 0: row = min(row + 1, 4)
    case 1: row = max(row - 1, 0)
    case 2: if column < 4, !Self.walls[row].contains(column) { column += 1 }
    case 3: if column > 0, !Self.walls[row].contains(column - 1) { column -= 1 }
    case 4:
      if passenger < Self.inTaxi, isAt(passenger) {
        passenger = Self.inTaxi
      } else {
        reward = -10
      }
    default:
      if passenger == Self.inTaxi, isAt(destination) {
        passenger = destination
        (reward, done) = (20, true)
      } else {
        reward = -10
      }
    }
    return EnvironmentResponse(reward: reward, state: state, done: done)
  }

  private func isAt(_ place: Int) -> Bool { Self.places[place] == (row, column) }
}
