import HDL

/// A ratio that changes from episode to episode: the first has `initial`, each further one the one
/// before times `ratio`, none less than `floor`. With a `ratio` of one `initial` itself is in force.
public final class GeometricSchedule: Hardware {
  @Input("the next step is the first") var restart
  @Input("an episode begins") var step
  @Input(17, "in units of 2^-16") var initial
  @Input(17, "in units of 2^-16") var ratio
  @Input(17, "in units of 2^-16") var floor
  @Output(17, "in units of 2^-16") var value

  @Register(33, reset: 0, "in units of 2^-32") var current
  @Register(1, reset: 0, "a step was made") var begun

  public init() {}

  public var documentation: String {
    "A ratio that falls from episode to episode, down to a floor."
  }

  public var body: Logic {
    let fallen = ((current * ratio) >> 16).truncated(to: 33).named("fallen")
    let next = mux(begun, fallen, cat(initial, Literal(0, width: 16))).named("next")
    let lowest = cat(floor, Literal(0, width: 16)).named("lowest")
    value <== mux(begun && ratio != 65536, current[32...16], initial)
    when(step) {
      begun <== 1
      current <== mux(next < lowest, lowest, next)
    }
    when(restart) { begun <== 0 }
  }
}
