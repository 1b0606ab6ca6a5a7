import Specifications
import Testing

/// A fault put into the table engine's RTL on purpose.
struct TableEngineFault: Sendable, CustomTestStringConvertible {
  let name: String
  let algorithm: LearningAlgorithm
  let module: String
  /// The text that is replaced, and by what.
  let text: String
  let replacement: String

  init(
    _ name: String, of algorithm: LearningAlgorithm = .qLearning,
    in module: String = "table_engine",
    _ text: String, becomes replacement: String
  ) {
    self.name = name
    self.algorithm = algorithm
    self.module = module
    self.text = text
    self.replacement = replacement
  }

  var testDescription: String { name }

  static let all = hazards + arithmetic + algorithms

  private static let hazards = [
    TableEngineFault(
      "the maximum is only ever raised",
      "rows_write[1] = clearing_q || (writes && (write_action_q == 2'd1))",
      becomes:
        "rows_write[1] = clearing_q || (writes && (write_action_q == 2'd1) && (write_value_q > write_before_q))"
    ),
    TableEngineFault(
      "a write while the word is read is lost", in: "value_memory_128x24",
      "is_forwarded_q ? forwarded_q : read_q", becomes: "read_q"),
    TableEngineFault(
      "the write stage's value does not reach the row",
      "(known && (write_action_q == 2'd1)) ? write_value_q : rows_value[47:24]",
      becomes: "rows_value[47:24]"),
    TableEngineFault(
      "the lane in flight is ranked with its old value",
      "out_2 = in_flight && (update_action_q == 2'd2);", becomes: "out_2 = 1'b0;"),
    TableEngineFault(
      "the value in flight does not join", "update_joins = update_in_flight_q &&",
      becomes: "update_joins = 1'b0 &&"),
    TableEngineFault(
      "the entry in flight is read as it was", "update_own_in_flight_q ? write_value_q :",
      becomes: "1'b0 ? write_value_q :"),
    TableEngineFault(
      "of equals the higher index joins",
      "(update_in_flight_lane_q < update_greatest_lane_q)",
      becomes: "(update_in_flight_lane_q > update_greatest_lane_q)"),
    TableEngineFault(
      "of equals the higher index is ranked first", "rank_3 > rank_2", becomes: "rank_3 >= rank_2"),
    TableEngineFault(
      "a transition that only chooses is learnt from", "update_learn_q ? blend_updated : own",
      becomes: "blend_updated"),
  ]

  private static let arithmetic = [
    TableEngineFault(
      "a terminal state promises something", "update_terminal_q ? 24'sd0 :",
      becomes: "1'b0 ? 24'sd0 :"),
    TableEngineFault(
      "what stays is one unit too much", "17'h1_0000 - rank_rate_q",
      becomes: "17'h1_0001 - rank_rate_q"),
    TableEngineFault(
      "saturation wraps", in: "value_blend", "(&exact[59:55]) || !(|exact[59:55])",
      becomes: "1'b1"),
    TableEngineFault(
      "the low bits are cut off", in: "value_blend", "{27'd0, dither_i}", becomes: "59'd0"),
  ]

  private static let algorithms = [
    TableEngineFault(
      "SARSA takes an old value for the random action", of: .sarsa,
      "update_random_in_flight_q ? write_value_q : update_random_value_q",
      becomes: "update_random_value_q"),
    TableEngineFault(
      "SARSA learns of the greatest value", of: .sarsa, "    update_explored_q ? (update_random",
      becomes: "    1'b0 ? (update_random"),
    TableEngineFault(
      "expected SARSA counts the lane in flight twice", of: .expectedSARSA,
      "(in_flight && (update_action_q == 2'd1)) ? 24'sd0 : row_0_1", becomes: "row_0_1"),
    TableEngineFault(
      "double Q-learning believes the updated table", of: .doubleQLearning,
      "    update_joins ? update_known_q :", becomes: "    update_joins ? write_value_q :"),
    TableEngineFault(
      "double Q-learning takes an old worth", of: .doubleQLearning,
      "update_worth_in_flight_q ? write_value_q :", becomes: "1'b0 ? write_value_q :"),
    TableEngineFault(
      "double Q-learning's policy misses the value in flight", of: .doubleQLearning,
      "sum_out_3 = in_flight && (update_action_q == 2'd3)", becomes: "sum_out_3 = 1'b0"),
  ]
}
