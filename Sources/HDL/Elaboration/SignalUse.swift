import Diagnostics

/// What a declared signal is in the module that declares it; a member of a bundle has it from the
/// bundle's mark.
struct SignalUse {
  var role: Circuit.Signal.Role
  var place: Place
  var documentation: String
  var domain: ClockDomain?
  var source: SignalSource?
  var crossing: Crossing?

  init(_ declaration: Declaration) {
    role = declaration.role
    place = declaration.place
    documentation = declaration.documentation
    domain = declaration.domain
    source = declaration.source
    crossing = declaration.crossing
  }
}
