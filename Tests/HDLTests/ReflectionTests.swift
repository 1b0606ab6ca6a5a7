import Diagnostics
import HDL
import Testing
import WithoutReflection

/// Hardware of a package that is built without reflection data: its declarations cannot be found,
/// which is told and not guessed.
@Suite struct ReflectionTests {
  private let told = "cannot be found: their package is built without reflection data"

  @Test func aModuleWithoutItsProperties() {
    #expect(
      complaints(about: WithoutReflection.Counter())
        == ["reflection-missing: the properties of 'Counter' \(told) @0"])
  }

  @Test func aBlackBoxWithoutItsPorts() throws {
    let report = #expect(throws: DiagnosticReport.self) { try Circuit(elaborating: Macro()) }
    let first = try #require(report?.diagnostics.first)
    #expect(first.identifier == "no-ports")
    #expect(first.remedy?.contains("build its package with reflection data") == true)
  }

  @Test func anEnumerationAndABundleWithoutTheirNames() {
    final class User: Hardware {
      @Input(WithoutReflection.Phase.self) var phase
      @Ports var word = Word()
      @Output var y
      var body: Logic { y <== 0 }
    }
    #expect(
      complaints(about: User()) == [
        "reflection-missing: the cases of 'Phase' \(told) @-5",
        "reflection-missing: the members of 'Word' \(told) @-4",
      ])
  }
}
