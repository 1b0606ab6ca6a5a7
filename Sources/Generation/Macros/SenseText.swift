import CrossbarPhysics
import Specifications

/// What the crossbar macro has more where sense amplifiers choose the winner; empty where they do
/// not.
struct SenseText {
  var ports = ""
  var functions = ""
  var start = ""
  var strobe = ""

  init() {}

  init(amplifiersOf tile: CrossbarTileSpecification) {
    let actionMSB = tile.valuesPerRow - 1
    ports = """
      ,
        // Sense amplifiers, one for each action: from the clock edge of sense_i on, candidates_o
        // are those of sense_mask_i whose current in slice sense_slice_i is within the margin of
        // the greatest.
        input  logic sense_i,
        input  logic [\(BehaviouralMacros.selectBits(tile.slices) - 1):0] sense_slice_i,
        input  logic [\(actionMSB):0] sense_mask_i,
        output logic [\(actionMSB):0] candidates_o
      """
    functions = """

        localparam int ACTIONS = \(tile.valuesPerRow);
        localparam int SLICES = \(tile.slices);
        localparam int SENSE_STREAM = \(RandomStream.senseOffset);
        real sense_offset [0:ACTIONS-1];

        // The current that the sense amplifier of one action sees.
        function automatic real sensed(
            input int row, input int slice, input int action, input real wordline_code);
          sensed = cell_current(state_q[cell_at(row, action * SLICES + slice)], wordline_code)
              + sense_offset[action];
        endfunction

        // Those of the mask whose current is within the margin of the greatest.
        function automatic logic [ACTIONS-1:0] remaining(
            input int row, input int slice, input logic [ACTIONS-1:0] mask,
            input real wordline_code);
          real greatest;
          greatest = -1.7976931348623157e+308;
          for (int action = 0; action < ACTIONS; action++) begin
            if (mask[action] && sensed(row, slice, action, wordline_code) > greatest) begin
              greatest = sensed(row, slice, action, wordline_code);
            end
          end
          for (int action = 0; action < ACTIONS; action++) begin
            remaining[action] = mask[action]
                && sensed(row, slice, action, wordline_code) >= greatest - SENSE_MARGIN;
          end
        endfunction

      """
    start = """

          candidates_o = '0;
          for (int action = 0; action < ACTIONS; action++) begin
            sense_offset[action] = sense_offset_of(normal(SENSE_STREAM, action, 64'd0));
          end
      """
    strobe = """

          if (sense_i) begin
            candidates_o <= remaining(
                int'(row_i), int'(sense_slice_i), sense_mask_i, $itor(wordline_code_i));
          end
      """
  }
}
