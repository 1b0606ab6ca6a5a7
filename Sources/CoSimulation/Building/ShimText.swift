import Templates

extension ModelDescription {
  /// The C interface of this design: `templates/model_shim.cpp` with its tables.
  ///
  /// - Parameter place: the C++ expression of a probe's variable within the model's symbols.
  func shimText(place: (ModelProbe) -> String) throws(TemplateError) -> String {
    try Template.modelShim.filled(with: [
      "clocks": clocks.enumerated().map { index, clock in
        "    root->\(clock.name) = levels >> \(index) & 1;"
      }.joined(separator: "\n"),
      "resets": clocks.enumerated().map { index, clock in
        "    root->\(clock.reset) = levels >> \(index) & 1;"
      }.joined(separator: "\n"),
      "ports": ports.map { "    PORT(\($0.name))" }.joined(separator: "\n"),
      "probes": probes.map { probe in
        let variable = "root->vlSymsp->\(place(probe))"
        return """
              addProbe("\(probe.fullName(in: top))", elements(\(variable)), \(probe.count));
          """
      }.joined(separator: "\n"),
      "recorders": recorders.enumerated().map { index, recorder in
        let fields = recorder.fields.map { ", root->\($0)" }.joined()
        return "    if (root->\(recorder.valid)) record({\(index)U, cycle\(fields)});"
      }.joined(separator: "\n"),
    ])
  }
}
