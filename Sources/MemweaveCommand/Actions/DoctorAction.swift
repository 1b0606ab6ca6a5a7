import Memweave

/// `memweave doctor`: which tools are here.
struct DoctorAction {
  func perform() -> ExitStatus {
    let findings = Toolbox.survey()
    for finding in findings {
      Console.print(Summary.row(finding.tool.name, Self.text(finding)))
    }
    return findings.allSatisfy { $0.isUsable || !Tool.indispensable.contains($0.tool) }
      ? .success : .toolFailure
  }

  private static func text(_ finding: Toolbox.Finding) -> String {
    switch finding.state {
    case .missing:
      "missing, needed to \(finding.tool.purpose): \(finding.remedy ?? "")"
    case .tooOld(let version, _):
      "\(version) is too old, needed to \(finding.tool.purpose): \(finding.remedy ?? "")"
    case .found(let version, let path):
      "\(version.map { "\($0)" } ?? "version unknown") (\(path))"
    }
  }
}
