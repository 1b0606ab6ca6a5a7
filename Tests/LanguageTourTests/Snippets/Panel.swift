import HDL

/// A key and a switch, which bounces for longer.
final class Panel: Hardware {
  @Input var key
  @Input var toggle
  @Output var pressed
  @Output var on
  @Instance var keys = Debouncer()
  @Instance var toggles = Debouncer(limit: 200)

  var body: Logic {
    keys.contact <== key
    toggles.contact <== toggle
    pressed <== keys.level
    on <== toggles.level
  }
}
