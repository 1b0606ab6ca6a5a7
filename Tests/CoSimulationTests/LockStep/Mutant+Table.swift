import CoSimulation

/// Faults in the way of a current into a value.
extension Mutant {
  static let reading = [
    Mutant(
      "the search begins at the second bit",
      in: "sar_converter_b8_s2", "trial_d = 8'd128;", becomes: "trial_d = 8'd64;",
      shows: .start, at: \.atStart, as: { _ in "calibration code" }),
    Mutant(
      "the comparator is inverted",
      in: "sar_converter_b8_s2", "if (comparator_i)", becomes: "if (!comparator_i)",
      shows: .start, at: \.atStart, as: { _ in "calibration code" }),
    Mutant(
      "the calibration offset stays in the code",
      in: "calibrated_converter_b8_s2", "code_difference[7:0];", becomes: "search_code;",
      shows: .start, at: \.atStart, as: \.verifyAfterOffset),
    Mutant(
      "columns are read in pairs the wrong way round",
      in: "row_reader", "assign column_o = column_count_q;",
      becomes: "assign column_o = column_count_q ^ 4'd1;",
      scenario: .shipped, shows: .conversion, at: \.firstRead, as: { _ in "conversion 1" }),
    Mutant(
      "shift-and-add exchanges the upper slices",
      in: "row_reader", "{earlier_1_q, earlier_0_q, code_i[7:3]}",
      becomes: "{earlier_0_q, earlier_1_q, code_i[7:3]}",
      scenario: .walk, shows: .accumulation, at: \.firstReadOfUnequalSlices),
    Mutant(
      "shift-and-add shifts the last slice by one place too many",
      in: "row_reader", "{earlier_1_q, earlier_0_q, code_i[7:3]}",
      becomes: "{earlier_1_q, earlier_0_q, 1'b0, code_i[7:4]}",
      scenario: .gentlePulses, shows: .accumulation, at: \.firstReadOfLastSlice),
    Mutant(
      "rows are decoded in pairs the wrong way round",
      in: "crossbar_tile", ".row_i(row_i),", becomes: ".row_i(row_i ^ 4'd1),",
      scenario: .uniform, shows: .array, at: \.firstWriteUnlikeNeighbour),
    Mutant(
      "the row is not read again after it was written",
      in: "q_learning_controller", "if (!terminal_q && (next_state_q == state_q)) begin",
      becomes: "if (1'b0) begin",
      shows: .readAgain, at: \.firstSecondRead),
    Mutant(
      "the first action is lost when the episode begins in a terminal state",
      in: "q_learning_controller", "observation_done_i && !observation_first_i;",
      becomes: "observation_done_i;",
      shows: .policy, at: \.firstActionThoughDone, as: { _ in "action" }),
  ]
}

/// Faults in the writing of a cell.
extension Mutant {
  static let programming = [
    Mutant(
      "the window ends one code too early",
      in: "program_verify", "assign above = code_i > {level_i, 3'd4};",
      becomes: "assign above = code_i >= {level_i, 3'd4};",
      shows: .start, at: \.atStart, as: \.verifyAfterUpperEdge),
    Mutant(
      "a pulse is not verified",
      in: "program_verify",
      """
              if (pulse_time_q == 1'b1) begin
                phase_d = PhaseLaunch;
      """,
      becomes: """
                if (pulse_time_q == 1'b1) begin
                  finished_d = 1'b1;
                  phase_d = PhaseIdle;
        """,
      scenario: .shipped, shows: .start, at: \.atStart, as: \.verifyAfterPulse),
    Mutant(
      "the amplitude goes on growing after a turn",
      in: "program_verify", "(pulses_q == 7'd0) || (upwards_q != below)",
      becomes: "pulses_q == 7'd0",
      scenario: .gentlePulses, shows: .programming, at: \.firstTurn),
    Mutant(
      "the highest amplitude is followed by the lowest",
      in: "program_verify", "(amplitude_q == 5'd31) ? amplitude_q :", becomes: "",
      scenario: .gentlePulses, shows: .start, at: \.firstPulseBeyondHighest),
    Mutant(
      "a cell is given up one pulse too late",
      in: "program_verify", "else if (pulses_q == 6'd40)",
      becomes: "else if (pulses_q == 6'd41)",
      scenario: .fewPulses, shows: .start, at: \.firstFault),
    Mutant(
      "a cell that is given up is not counted",
      in: "q_learning_controller", "if (tile_fault) begin", becomes: "if (1'b0) begin",
      scenario: .fewPulses, shows: .start, at: \.firstFault, as: { _ in "faults" }),
    Mutant(
      "the value is written into the row that was just read",
      in: "q_learning_controller", "(phase_q == PhaseWrite) ? state_q :",
      becomes: "(phase_q == PhaseWrite) ? next_state_q :",
      scenario: .walk, shows: .programming, at: \.firstWriteOfAnotherState),
  ]
}

/// Faults in the arithmetic of an update.
extension Mutant {
  static let updating = [
    Mutant(
      "the temporal-difference error loses a carry",
      in: "temporal_difference",
      """
      assign error_held_d = {error_held_sum[19], error_held_sum} -
          {{3{error_held_joined[17]}}, error_held_joined};
      """,
      becomes: """
        assign error_held_d = {error_held_sum[19], error_held_sum} +
            ~{{3{error_held_joined[17]}}, error_held_joined};
        """,
      scenario: .shipped, shows: .error, at: \.firstUpdate),
    Mutant(
      "the temporal-difference error loses its upper bits",
      in: "temporal_difference", "{{17{error_held_q[20]}}, error_held_q} *",
      becomes: "{{20{error_held_q[17]}}, error_held_q[17:0]} *",
      shows: .update, at: \.firstLongError),
    Mutant(
      "a terminal state is worth what the state before it was",
      in: "temporal_difference", "terminal_i ? 18'sd0 : discounted_sum[30:13];",
      becomes: "discounted_sum[30:13];",
      shows: .error, at: \.firstTerminalWithStaleMaximum),
    Mutant(
      "the last action does not count for the greatest value",
      in: "greedy_maximum", "assign greatest_o = beats_3 ? values_3_i : leading_1;",
      becomes: "assign greatest_o = leading_1;",
      shows: .error, at: \.firstMaximumOfLastAction),
    Mutant(
      "the new value wraps instead of saturating",
      in: "temporal_difference", "{updated_held_sum[20], {14{!updated_held_sum[20]}}};",
      becomes: "updated_held_sum[14:0];",
      shows: .update, at: \.firstSaturation),
    Mutant(
      "rounding has no dither",
      in: "temporal_difference", "+ {20'd0, dither_i};", becomes: "+ 39'd0;",
      scenario: .walk, shows: .update, at: \.firstRoundedUp),
  ]
}

/// Faults in the choice of an action.
extension Mutant {
  static let choosing = [
    Mutant(
      "of equal values the last action wins",
      in: "greedy_maximum", "assign beats_3 = values_3_i > leading_1;",
      becomes: "assign beats_3 = values_3_i >= leading_1;",
      scenario: .shipped, shows: .policy, at: \.firstTieWithLastAction, as: { _ in "action" }),
    Mutant(
      "it explores where it should not",
      in: "q_learning_controller",
      "{1'b0, random_numbers_number[15:0]} < rates_exploration_in_force",
      becomes: "{1'b0, random_numbers_number[15:0]} >= rates_exploration_in_force",
      scenario: .walk, shows: .policy, at: \.firstLearningChoice),
    Mutant(
      "the sense amplifiers see the first slice only",
      in: "winner_take_all", "assign slice_o = slice_count_q;", becomes: "assign slice_o = 2'd0;",
      scenario: .sensing, shows: .policy, at: \.firstChoiceOfLowerSlices, as: { _ in "action" }),
    Mutant(
      "a tap of the random numbers is missing",
      in: "random_numbers", "^(state_q & 32'h8a0f_3db5)", becomes: "^(state_q & 32'h0a0f_3db5)",
      shows: .policy, at: \.firstUseOfWrongTap),
  ]
}

/// Faults in the learning rate.
extension Mutant {
  static let rating = [
    Mutant(
      "the division stops one bit too early",
      in: "divider_33_by_16", "steps_left_d = 6'd33;", becomes: "steps_left_d = 6'd32;",
      scenario: .walk, shows: .learningRate, at: \.firstRateFromDevice),
    Mutant(
      "the sources of the learning rate are exchanged",
      in: "agent_rates", "rate_schedule_value : device_rate_i;",
      becomes: "device_rate_i : rate_schedule_value;",
      shows: .learningRate, at: \.firstTwoRates),
    Mutant(
      "one pulse pair more than the device has plateaus",
      in: "normalised_learning_rate_unit", "transitions_d = 3'd0;",
      becomes: "transitions_d = 3'd7;",
      scenario: .fewPlateaus, shows: .rateConversion, at: \.firstAtLastPlateau),
    Mutant(
      "the device is told of no time",
      in: "normalised_learning_rate_unit", ".tick_i(tick_i),", becomes: ".tick_i(1'b0),",
      scenario: .fewPlateaus, shows: .start, at: \.secondStartIfRelaxed,
      as: { _ in "learning-rate code 2" }),
  ]
}

/// Faults that only clocks and counters show.
extension Mutant {
  static let counting = [
    Mutant(
      "the pause in a pulse pair is one cycle too long",
      in: "pulse_pair_generator", "time_q == 2'd1", becomes: "time_q == 2'd2",
      scenario: .walk, shows: .timing, at: \.firstAdvance, as: { _ in "cycles" }),
    Mutant(
      "pulses are not counted",
      in: "q_learning_controller", "pulse_count_d = pulse_count_q + 32'd1;",
      becomes: "pulse_count_d = pulse_count_q;",
      scenario: .walk, shows: .counters, at: \.last),
  ]
}
