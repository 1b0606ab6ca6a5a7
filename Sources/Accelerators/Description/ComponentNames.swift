/// The names of the modules that an accelerator is made of; its own name must be another.
enum ComponentNames {
  static let whole: Set = [
    "agent_rates", "agent_registers_axi4_lite", "change_detector", "crossbar_tile",
    "crossbar_tiles",
    "discount_split",
    "geometric_schedule", "greedy_maximum", "gumbel_noise",
    "learning_rate_unit", "normalised_learning_rate_unit", "program_verify", "pulse_pair_generator",
    "q_learning_controller", "random_numbers", "rate_normaliser", "row_reader",
    "sensing_crossbar_tile", "sensing_crossbar_tiles", "table_agent", "table_engine",
    "temporal_difference", "time_root", "value_blend", "value_writer", "visit_rate",
    "visit_rate_unit", "visit_root", "winner_take_all",
  ]
  /// Of modules whose names end with their parameters.
  static let beginnings = [
    "axi4_lite_subordinate_", "calibrated_converter_", "divider_", "sar_converter_",
    "matrix_", "skid_buffer_", "value_memory_",
  ]

  static func contains(_ name: String) -> Bool {
    whole.contains(name) || beginnings.contains { name.hasPrefix($0) }
  }
}
