import CoSimulation
import HDL
import Testing

/// Lets cars in while there is room for them.
final class CarPark: Hardware {
  @Input var arrives
  @Input var leaves
  @Output var isFull
  @Register(7, reset: 0) var cars

  var body: Logic {
    isFull <== (cars == 100)
    when(arrives && !leaves && !isFull) { cars <== cars &+ 1 }
      .elsewhen(leaves && !arrives && cars != 0) { cars <== cars &- 1 }
    assert(cars <= 100, "no car is without a place")
    cover(cars == 3, "three cars are there")
  }
}

@Test func noCarIsWithoutAPlace() throws {
  let verdict = try Prover().prove(Circuit(elaborating: CarPark()), depth: 8)
  #expect(verdict.isProved, "\(verdict)")
}
