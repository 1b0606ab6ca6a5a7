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
    let isNumbered = tile.tiles > 1
    // The number of a tile is not there yet when the simulation begins.
    let offset =
      isNumbered
      ? "sense_offset_of(normal(SENSE_STREAM, int'(tile_i) * ACTIONS + action, 64'd0))"
      : "sense_offset[action]"
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
        localparam int SENSE_STREAM = \(RandomStream.senseOffset);\(isNumbered ? "" : Self.offsets)

        // The current that the sense amplifier of one action sees.
        function automatic real sensed(
            input int row, input int slice, input int action, input real wordline_code);
          sensed = cell_current(state_q[cell_at(row, action * SLICES + slice)], wordline_code)
              + \(offset);
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

          candidates_o = '0;\(isNumbered ? "" : Self.offsetsStart)
      """
    strobe = """

          if (sense_i) begin
            candidates_o <= remaining(
                int'(row_i), int'(sense_slice_i), sense_mask_i, $itor(wordline_code_i));
          end
      """
  }

  private static let offsets = "\n  real sense_offset [0:ACTIONS-1];"
  private static let offsetsStart = """

        for (int action = 0; action < ACTIONS; action++) begin
          sense_offset[action] = sense_offset_of(normal(SENSE_STREAM, action, 64'd0));
        end
    """
}
