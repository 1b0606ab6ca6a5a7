import Specifications

/// The pins and decisions of a tile's sense amplifiers, as the macro's text has them.
struct MatrixSenseText {
  let ports: String
  let decisions: String

  /// - Parameter seen: what the comparator of a lane sees.
  init(_ layer: MatrixLayerSpecification, seen: (Int) -> String) {
    let lanes = 0..<layer.tile.converters
    ports =
      "  // The sense amplifiers decide at the clock edge, and hold it.\n  input  logic sense_i,\n"
      + lanes.map { "  output logic decision_\($0)_o," }.joined(separator: "\n")
    let isShared = layer.converter.kind == .winnerTakeAll
    let compared = lanes.prefix(layer.outputs)
    let greatest =
      """
        // The greatest of what the amplifiers see that have an output.
        function automatic real greatest_seen();
          greatest_seen = \(seen(0));

      """
      + compared.dropFirst().map {
        """
            if (\(seen($0)) > greatest_seen) begin
              greatest_seen = \(seen($0));
            end

        """
      }.joined() + "  endfunction\n\n"
    let others = isShared ? Array(lanes.dropFirst(layer.outputs)) : []
    let unused =
      others.isEmpty
      ? ""
      : "  logic unused_amplifiers;\n  assign unused_amplifiers =\n      "
        + others.map { "\(seen($0)) >= 0.0" }.joined(separator: "\n      || ") + ";\n\n"
    decisions =
      (isShared ? greatest + unused : "")
      + lanes.map { lane in
        let decision =
          isShared
          ? lane < layer.outputs ? "\(seen(lane)) >= greatest_seen()" : "1'b0"
          : "\(seen(lane)) >= threshold(1.0)"
        return """
            always @(posedge clk_i or negedge rst_ni) begin
              if (!rst_ni) begin
                decision_\(lane)_o <= 1'b0;
              end else if (sense_i) begin
                decision_\(lane)_o <= \(decision);
              end
            end

          """
      }.joined()
  }
}
