import DevicePhysics
import Diagnostics

/// Both ends of the conductance, read again and again: how well one bit can be told.
struct DigitalMargin: Sendable {
  let metrics: [Metric]

  init<Device>(_ bench: Bench<Device>) throws(DiagnosticReport) {
    var (on, off): ([Double], [Double]) = ([], [])
    for index in 0..<bench.population {
      var specimen = bench.specimen(index)
      for _ in 0..<bench.cycles {
        bench.raise(&specimen)
        for _ in 0..<bench.readings { on.append(try bench.read(&specimen)) }
        bench.lower(&specimen)
        for _ in 0..<bench.readings { off.append(try bench.read(&specimen)) }
      }
    }
    let family = Metric.Family.digitalReadMargin
    let isVolatile = bench.conditions.isVolatile
    let (high, low) = (Statistics.median(on), Statistics.median(off))
    metrics =
      [
        Metric(
          "on-conductance", "on, median", family, .siemens, .value(high),
          note: isVolatile ? "right after the pulse" : nil),
        Metric("off-conductance", "off, median", family, .siemens, .value(low)),
        Metric(
          "on-off-ratio", "on/off ratio", family, .factor,
          low > 0 ? .value(high / low) : .notApplicable("the off conductance is 0"),
          note: isVolatile ? "right after the pulse" : nil),
      ] + Self.margins(on, off, whyNone: bench.whyNoMemory ?? Self.whyNoSpread(bench))
  }

  private static func whyNoSpread<Device>(_ bench: Bench<Device>) -> String? {
    bench.device.draws.isEmpty
      ? "the model has no spread; give it some, such as read-noise=0.02" : nil
  }

  /// The figures of two samples, or the reason why there are none.
  static func margins(_ on: [Double], _ off: [Double], whyNone: String?) -> [Metric] {
    let family = Metric.Family.digitalReadMargin
    let (meanOn, meanOff) = (Statistics.mean(on), Statistics.mean(off))
    let (sigmaOn, sigmaOff) = (Statistics.deviation(on), Statistics.deviation(off))
    let sum = sigmaOn + sigmaOff
    let reason = whyNone ?? (sum > 0 ? nil : "every reading is the same, within each state")
    func metric(
      _ key: String, _ title: String, _ unit: Metric.Unit,
      _ outcome:
        @autoclosure () ->
        Metric.Outcome, note: String? = nil
    ) -> Metric {
      Metric(
        key, title, family, unit, reason.map { .notApplicable($0) } ?? outcome(),
        note: reason == nil ? note : nil)
    }
    let sigmas = sum > 0 ? (meanOn - meanOff) / sum : 0
    let threshold = meanOff + sigmas * sigmaOff
    let errors = on.count { $0 < threshold } + off.count { $0 >= threshold }
    let count = on.count + off.count
    return [
      metric(
        "margin-in-sigmas", "margin", .sigmas, .value(sigmas),
        note: "(mean on - mean off) / (sigma on + sigma off)"),
      metric(
        "read-margin", "read margin", .factor, .value(sigmas / 3),
        note: "the margin over 3 sigma: from 1 on the 3-sigma bands are apart"),
      metric(
        "bit-error-rate-counted", "bit error rate, counted", .share,
        errors > 0
          ? .value(Double(errors) / Double(count))
          : .atMost(Statistics.upperBound(ofNoneAmong: count)),
        note: "\(errors) of \(count) readings" + (errors > 0 ? "" : "; 95 % confidence")),
      metric(
        "bit-error-rate-normal", "bit error rate, if normal", .share,
        .value(Statistics.bitErrorRate(sigmas: sigmas)),
        note: "extrapolated from the margin, as if both states were normally distributed"),
    ]
  }
}
