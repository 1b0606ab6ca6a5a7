// @{summary}: a crossbar.
//
// Behavioural, not for synthesis. The arithmetic is on `real`, operation by operation that of the
// Swift model it was printed from.@{randomness}
// Lines have no resistance. A pulse costs what its cells cost, and a reading what its rows do:
// cells that are not driven are not computed.
// Voltages are in volts, currents in amperes, times in seconds.
module @{name}_array #(
  parameter int ROWS = 128,
  parameter int COLUMNS = 128
) (
  input  logic clk_i,
  // Clears the sampled current; the devices keep their states.
  input  logic rst_ni,
  // At each clock edge of pulse_i the states of the cells where a row of rows_i meets a column of
  // columns_i move@{pulse_effect}. A step that the devices do not take, or a state that is no
  // number any more, ends the simulation with a message.
  input  logic pulse_i,
  // At each clock edge of sample_i the sum of the currents of column_i is taken, with the rows of
  // rows_i at voltage_i and the others at 0 V, and with the states before the edge.
  input  logic sample_i,
  input  logic [ROWS-1:0] rows_i,
  input  logic [COLUMNS-1:0] columns_i,
  input  logic [$clog2(COLUMNS)-1:0] column_i,
  input  real  voltage_i,@{seconds_port}
  output real  current_o
);

@{constants}
  // Of each cell, at row * COLUMNS + column.
@{states}
@{generator}@{functions}
  function automatic int cell_at(input int row, input int column);
    cell_at = row * COLUMNS + column;
  endfunction

  // One pulse for one cell.
  function automatic void pulse_cell(input int row, input int column);
@{pulse}
  endfunction

  // One pulse for all cells that are driven.
  function automatic void pulse_cells();
    for (int row = 0; row < ROWS; row++) begin
      if (rows_i[row]) begin
        for (int column = 0; column < COLUMNS; column++) begin
          if (columns_i[column]) pulse_cell(row, column);
        end
      end
    end
  endfunction

  // The current of the column that is looked at: its driven rows, one after the other.
  function automatic real column_current();
    real sum;
    sum = 0.0;
    for (int row = 0; row < ROWS; row++) begin
      if (rows_i[row]) begin
@{add_current}
      end
    end
    return sum;
  endfunction

  initial begin
    for (int place = 0; place < ROWS * COLUMNS; place++) begin
@{initial_cell}
    end
@{initial}    current_o = 0.0;
  end

  always @(posedge clk_i or negedge rst_ni) begin
    if (!rst_ni) begin
      current_o <= 0.0;
    end else begin
      if (sample_i) begin
        current_o <= column_current();@{count_sample}
      end
      if (pulse_i) begin
@{step_check}        pulse_cells();@{count_pulse}
      end
    end
  end

endmodule
