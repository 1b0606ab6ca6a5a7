import HDL

enum Light: HardwareEnumeration { case red, green, yellow }

/// Green on request, for four cycles; then yellow for one.
final class TrafficLight: Hardware {
  @Input("somebody waits") var request
  @Output("the way is free") var go
  @State(reset: Light.red) var light
  @Register(2, reset: 0) var elapsed

  var body: Logic {
    go <== (light == .green)
    machine(light) { state in
      switch state {
      case .red:
        when(request) {
          elapsed <== 0
          goto(Light.green)
        }
      case .green:
        elapsed <== elapsed &+ 1
        when(elapsed == 3) { goto(Light.yellow) }
      case .yellow:
        goto(Light.red)
      }
    }
  }
}
