import Testing

@testable import MemweaveCommand

@Suite struct JUnitReportTests {
  @Test func outcomesBecomeCases() {
    let outcomes = [
      TestOutcome(name: "a.yaml", status: .success, transactions: 9, seconds: 1.25, detail: ""),
      TestOutcome(
        name: "b.yaml", status: .mismatch, transactions: 2, seconds: 0.5,
        detail: "stage <array> & \"more\"\nsecond line"),
      TestOutcome(
        name: "c.yaml", status: .badInput, transactions: 0, seconds: 0, detail: "no\u{1B}"),
    ]
    #expect(
      JUnitReport(suite: "examples", outcomes: outcomes).text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="examples" tests="3" failures="1" errors="1" time="1.75">
          <testcase name="a.yaml" classname="memweave.cosim" time="1.25"/>
          <testcase name="b.yaml" classname="memweave.cosim" time="0.5">
            <failure message="stage &lt;array&gt; &amp; &quot;more&quot;">stage &lt;array&gt; &amp; "more"
        second line</failure>
          </testcase>
          <testcase name="c.yaml" classname="memweave.cosim" time="0.0">
            <error message="no">no</error>
          </testcase>
        </testsuite>

        """)
  }
}
