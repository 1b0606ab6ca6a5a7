import HDL
import Specifications

/// What a table engine promises beside, whose policy adds something to the values it chooses by.
extension TableEngine {
  /// What is added is known when the row is ranked, and counts with the value as it stands then.
  ///
  /// - Parameter held: registers for what is added to each value of the row in the update stage.
  @LogicBuilder func bonuses(in held: SignalArray) -> Logic {
    for (register, bonus) in zip(held, bonuses) {
      when(advance) { register <== bonus }
    }
    assert(
      !(updateValid && updateInFlight)
        || updateBonus[0] == element(of: Array(held), at: updateInFlightLane),
      "the value in flight has the addition of its own action")
    assert(!rankExplored && !updateExplored, "nothing is chosen but by its sum")
    cover(updateValid && greedyLane != greatest.index, "another than the greatest is chosen")
    cover(updateValid && keyJoins, "the sum with a value in flight is the greatest")
    counts
  }

  /// Each count of updates stands in two memories, and is read as it stands.
  @LogicBuilder private var counts: Logic {
    for (lane, memory) in rowVisits.enumerated() {
      for state in 0..<specification.states {
        let place = state << counterWidth(actions) | lane
        let isDue = clearing && clearIndex <= place
        let entry = shown(entryVisits[0])[place]
        assert(
          isDue || shown(memory)[state] == entry,
          "the row's copy of a count is that of the entry")
        assert(!clearing || isDue || entry == 0, "what is cleared was never updated")
      }
      assert(
        !rankValid || memory.value == element(of: shown(memory), at: rankNext),
        "the counts of a row are read as they stand")
    }
    for memory in entryVisits {
      assert(
        !rankValid || memory.value == element(of: shown(memory), at: cat(rankState, rankAction)),
        "a count is read as it stands")
      cover(rankValid && memory.value == 2, "an entry was updated twice")
    }
  }
}
