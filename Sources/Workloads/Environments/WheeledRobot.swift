import Reference

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// An agent with a body: two wheels side by side and three range sensors, in a square room with round
/// pillars, looking for a beacon.
///
/// Each action turns the wheels for a while: straight on, to the left, to the right. The motion is that of
/// a differential drive, integrated in small steps. The state is the tile of a tile coding in which the
/// readings fall: each range in one of four, the bearing of the beacon in one of eight. Of several tilings each is
/// shifted by a part of a tile (`TileCodedRun`).
public struct WheeledRobot: LearningEnvironment {
  /// A round pillar, in metres.
  struct Pillar: Sendable {
    var x, y, radius: Double
  }

  /// Side of the room, distance of the wheels, radius of the body, reach of the sensors, in metres.
  static let room = 4.0
  static let wheelDistance = 0.2
  static let bodyRadius = 0.12
  static let reach = 1.2
  /// The beacon is reached at this distance.
  static let arrival = 0.35
  static let pillars = [
    Pillar(x: 1.3, y: 1.4, radius: 0.3), Pillar(x: 2.7, y: 1.2, radius: 0.3),
    Pillar(x: 2.0, y: 2.6, radius: 0.35),
  ]
  /// Edges of the range tiles, each with the width of the tile below it.
  private static let rangeTiles: [(edge: Double, width: Double)] = [
    (0.25, 0.25), (0.5, 0.25), (0.9, 0.4),
  ]
  private static let bearingTiles = 8
  private static let beacon = (x: 3.4, y: 3.4)

  private(set) var x = 0.5
  private(set) var y = 0.5
  /// Radians, anticlockwise from the x axis.
  private(set) var heading = 0.0
  private var random: XorShift32

  public init(seed: UInt32) {
    random = XorShift32(seed: seed)
  }

  public var states: Int { 4 * 4 * 4 * Self.bearingTiles }
  public var actions: Int { 3 }

  public mutating func begin() -> Int {
    (x, y) = (0.5, 0.5)
    heading = 2 * Double.pi * random.ratio()
    return state
  }

  public mutating func step(_ action: Int) -> EnvironmentResponse {
    let before = distance
    let speeds = [(0.25, 0.25), (0.05, 0.17), (0.17, 0.05)][min(max(action, 0), 2)]
    let collides = !drive(left: speeds.0, right: speeds.1)
    let arrived = distance < Self.arrival
    // Nearer is better; a collision costs; the beacon pays.
    let reward = (before - distance) - 0.02 - (collides ? 0.5 : 0) + (arrived ? 1 : 0)
    return EnvironmentResponse(reward: reward, state: state, done: arrived)
  }

  /// Turns the wheels for a second; whether nothing was in the way. The robot stops at what is.
  private mutating func drive(left: Double, right: Double) -> Bool {
    let steps = 20
    let time = 1 / Double(steps)
    for _ in 0..<steps {
      let speed = (left + right) / 2
      heading += (right - left) / Self.wheelDistance * time
      let next = (x: x + speed * cos(heading) * time, y: y + speed * sin(heading) * time)
      guard Self.isFree(next.x, next.y) else { return false }
      (x, y) = next
    }
    return true
  }

  private static func isFree(_ x: Double, _ y: Double) -> Bool {
    let inside = bodyRadius...room - bodyRadius
    return inside.contains(x) && inside.contains(y)
      && pillars.allSatisfy { hypot($0.x - x, $0.y - y) >= $0.radius + bodyRadius }
  }

  private var distance: Double { hypot(Self.beacon.x - x, Self.beacon.y - y) }

  private var state: Int { tile(shiftedBy: 0) }

  /// The tile of each tiling, whose tiles are numbered one tiling after the other.
  func tiles(_ tilings: Int) -> [Int] {
    (0..<tilings).map { $0 * states + tile(shiftedBy: Double($0) / Double(tilings)) }
  }

  /// - Parameter shift: by which part of a tile the tiling is shifted, from 0 up to but not including 1.
  private func tile(shiftedBy shift: Double) -> Int {
    let turn = 2 * Double.pi
    let bearing = atan2(Self.beacon.y - y, Self.beacon.x - x) - heading
    let part = (bearing / turn + (0.5 + shift) / Double(Self.bearingTiles))
    let sector = min(
      Int((part - part.rounded(.down)) * Double(Self.bearingTiles)), Self.bearingTiles - 1)
    return [0.7, 0, -0.7].map { range(heading + $0) }.reduce(sector) { tile, range in
      tile * 4 + Self.rangeTiles.count { $0.edge - shift * $0.width <= range }
    }
  }

  /// How far the next thing is in a direction, at most the sensors' reach.
  func range(_ direction: Double) -> Double {
    let (dx, dy) = (cos(direction), sin(direction))
    var nearest = Self.reach
    for (position, slope) in [(x, dx), (y, dy)] where abs(slope) > 1e-12 {
      nearest = min(nearest, slope > 0 ? (Self.room - position) / slope : -position / slope)
    }
    for pillar in Self.pillars {
      let (px, py) = (pillar.x - x, pillar.y - y)
      let along = px * dx + py * dy
      let aside = px * px + py * py - along * along
      let half = pillar.radius * pillar.radius - aside
      if along > 0, half > 0 { nearest = min(nearest, max(0, along - half.squareRoot())) }
    }
    return nearest
  }
}
