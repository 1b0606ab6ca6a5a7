import HDL
import Specifications

/// The four stages, and what moves them.
extension TableEngine {
  var actions: Int { specification.actions }
  var tables: Int { specification.tables }

  /// Clearing after reset and start; taking transitions.
  @LogicBuilder var control: Logic {
    let last = specification.states << counterWidth(actions)
    advance <== (!writeValid || resultReady)
    transitionReady <== (advance && !clearing && !start)
    takes <== (transitionValid && transitionReady)
    when(clearing) {
      clearIndex <== clearIndex &+ 1
      when(clearIndex == last - 1) { clearing <== 0 }
    }
    when(start) {
      clearing <== 1
      clearIndex <== 0
    }
    if specification.states < 1 << state.width {
      assert(!takes || state < specification.states, "the state is one of the table's")
      assert(!takes || next < specification.states, "the next state is one of the table's")
    }
    if actions < 1 << action.width {
      assert(!takes || action < actions, "the action is one of the table's")
    }
    cover(rankValid && updateValid && writeValid, "three transitions are under way")
  }

  /// Reads the rows of the next state and the entry; draws.
  @LogicBuilder var fetch: Logic {
    let number = policyNumbers.number
    policyNumbers.load <== start
    policyNumbers.seed <== seed
    policyNumbers.draw <== takes
    let table = number.reducedXor
    let initial = Literal(specification.initialValue, signed: specification.valueBits)
    for (place, memory) in rows.enumerated() {
      let own = (place % actions, place / actions)
      let cleared = clearIndex[clearIndex.width - 1...counterWidth(actions)]
      memory.advance <== advance
      memory.readIndex <== next
      memory.write
        <== (clearing || (writes && writeAction == own.0 && isWritten(table: own.1)))
      memory.writeIndex <== mux(clearing, cleared, writeState)
      memory.writeValue <== mux(clearing, initial, writeValue)
    }
    for (place, memory) in entries.enumerated() {
      memory.advance <== advance
      memory.readIndex <== cat(state, action)
      memory.write <== (clearing || (writes && isWritten(table: place)))
      memory.writeIndex <== mux(clearing, clearIndex, cat(writeState, writeAction))
      memory.writeValue <== mux(clearing, initial, writeValue)
    }
    when(advance) {
      rankValid <== takes
      rankState <== state
      rankAction <== action
      rankReward <== reward
      rankNext <== next
      rankTerminal <== terminal
      rankLearn <== learn
      rankRate <== rate
      rankExplored <== isRandom(number)
      rankRandomLane <== ((number[31...16] * actions) >> 16).truncated(to: rankRandomLane.width)
      for held in rankTable { held <== table }
    }
    when(start) { rankValid <== 0 }
  }

  private func isWritten(table: Int) -> Signal {
    writeTable.count == 0 ? true : writeTable[0] == table
  }

  /// Ranks the row without the value that is still being computed; multiplies what is known.
  @LogicBuilder var rank: Logic {
    // The write stage holds the newest value that is known; the update stage computes one.
    let known = (writeValid && writeState == rankNext).named("known")
    let inFlight = (updateValid && updateState == rankNext).named("in_flight")
    let row = (0..<tables).map { table in
      (0..<actions).map { lane in
        let isNewer = known && writeAction == lane && isWritten(table: table)
        return mux(isNewer, writeValue, rows[table * actions + lane].value)
          .named("row_\(table)_\(lane)")
      }
    }
    let target = (0..<actions).map { lane in
      rankTable.count == 0
        ? row[0][lane] : mux(rankTable[0], row[1][lane], row[0][lane]).named("target_\(lane)")
    }
    let out = (0..<actions).map { lane in
      (inFlight && updateAction == lane && same(rankTable, updateTable)).named("out_\(lane)")
    }
    let best = Ranked.greatest(of: target, out: out, named: "rank")
    let entry =
      rankTable.count == 0
      ? entries[0].value : mux(rankTable[0], entries[1].value, entries[0].value)
    let isKnown =
      writeValid && writeState == rankState && writeAction == rankAction
      && same(rankTable, writeTable)

    let rate = rateInForce
    let bonuses = bonuses
    let key = greatestKey(row: row[0], bonuses: bonuses, out: out)
    when(advance) {
      updateValid <== rankValid
      updateState <== rankState
      updateAction <== rankAction
      updateReward <== rankReward
      updateTerminal <== rankTerminal
      updateLearn <== rankLearn
      updateKeep <== (Literal(65536, width: 17) &- rate)
      updateEarned <== (rankReward * rate)
      for held in updateRate { held <== rate }
      for (weight, discount) in zip(updateWeights, discounts) {
        weight <== (rate * discount).truncated(to: 33)
      }
      updateOwn <== mux(isKnown, writeValue, entry)
      updateOwnInFlight
        <== (updateValid && updateState == rankState && updateAction == rankAction
          && same(rankTable, updateTable))
      updateExplored <== rankExplored
      updateRandomLane <== rankRandomLane
      for (held, table) in zip(updateTable, rankTable) { held <== table }
      updateInFlight <== (inFlight && same(rankTable, updateTable))
      updateInFlightLane <== updateAction
      updateGreatest <== best.value
      updateGreatestLane <== best.index
      if let key {
        updateBonus[0] <== element(of: bonuses, at: updateAction)
        updateKey[0] <== key.value
        updateKeyLane[0] <== key.index
      }
      ranked(row: row, inFlight: inFlight, best: best, key: key)
    }
    when(start) { updateValid <== 0 }
  }

  /// Lets the value in flight join, and computes the new one.
  @LogicBuilder var update: Logic {
    let own = mux(updateOwnInFlight, writeValue, updateOwn).named("own")
    updateJoins
      <== joins(
        writeValue, Ranked(value: updateGreatest, index: updateGreatestLane),
        inFlight: updateInFlight)
    blend.value <== own
    blend.keep <== updateKeep
    blend.rewardPart <== updateEarned
    for (place, promise) in promises.enumerated() {
      let width = blend.promises[place].width
      blend.promises[place]
        <== mux(updateTerminal, Literal(0, signed: width), fitted(promise, to: width))
      blend.weights[place] <== updateWeights[place]
    }
    if let roundingNumbers {
      roundingNumbers.load <== start
      roundingNumbers.seed
        <== (seed ^ Literal(TableEngineSpecification.roundingSeedMask, width: 32))
      roundingNumbers.draw <== (updateValid && advance)
      blend.dither <== roundingNumbers.number
    } else {
      blend.dither <== Literal(1 << 31, width: 32)
    }
    when(advance) {
      writeValid <== updateValid
      writeState <== updateState
      writeAction <== updateAction
      writeValue <== mux(updateLearn, blend.updated, own)
      writeBefore <== own
      writeReward <== updateReward
      for (held, promise) in zip(writePromises, blend.promises) { held <== promise }
      writeChosen <== mux(updateExplored, updateRandomLane, greedyLane)
      writeExplored <== isExploring
      for (held, rate) in zip(writeRate, updateRate) { held <== rate }
      for (held, table) in zip(writeTable, updateTable) { held <== table }
    }
    when(start) { writeValid <== 0 }
  }

  /// Writes the new value, and gives the result.
  @LogicBuilder var write: Logic {
    let discounted = zip(writePromises, discounts).reduce((writeReward - writeBefore) << 16) {
      $0 + $1.0 * $1.1
    }
    // Without `learn` the value is written back as it was.
    writes <== (writeValid && advance)
    resultValid <== writeValid
    chosen <== writeChosen
    explored <== writeExplored
    value <== writeValue
    error <== fitted(discounted, to: error.width)
    for (output, rate) in zip(usedRate, writeRate) { output <== rate }
  }
}
