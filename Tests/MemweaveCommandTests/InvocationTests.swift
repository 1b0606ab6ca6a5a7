import Testing

@testable import MemweaveCommand

/// One command line, as it is typed with single spaces.
func parse(_ line: String) throws(UsageError) -> Invocation {
  try Invocation.parse(line.split(separator: " ").map(String.init))
}

@Suite struct InvocationTests {
  @Test(arguments: [
    ("generate a.yaml", Invocation.generate(description: "a.yaml", output: nil)),
    ("generate a.yaml -o out", .generate(description: "a.yaml", output: "out")),
    ("generate --output=out a.yaml", .generate(description: "a.yaml", output: "out")),
    ("generate -o=out a.yaml", .generate(description: "a.yaml", output: "out")),
    ("generate -o - a.yaml", .generate(description: "a.yaml", output: "-")),
    ("generate -- -a.yaml", .generate(description: "-a.yaml", output: nil)),
    ("generate -- --help", .generate(description: "--help", output: nil)),
    ("check -", .check(description: "-")),
    ("cosim a", .cosim(.init(description: "a"))),
    (
      "cosim a --seed 4294967295 --episodes 100000 --rtl r --trace=-x=y --json",
      .cosim(
        .init(
          description: "a", seed: .max, episodes: 100_000, rtl: "r", trace: "-x=y", json: true))
    ),
    (
      "reference --seed=0 --episodes=1 a --maze m",
      .reference(.init(description: "a", seed: 0, episodes: 1, maze: "m"))
    ),
    (
      "reference a --trace t --json", .reference(.init(description: "a", trace: "t", json: true))
    ),
    ("compare a --trace t", .compare(.init(description: "a", trace: "t"))),
    ("compare --json --trace t a", .compare(.init(description: "a", trace: "t", json: true))),
    (
      "run a -o d --seed 7 --episodes 3",
      .run(.init(description: "a", output: "d", seed: 7, episodes: 3))
    ),
    (
      "learn a --seeds 9 --model golden --dynamic",
      .learn(.init(description: "a", seeds: 9, model: "golden", dynamic: true))
    ),
    (
      "learn a --maze m -o d --report r --json",
      .learn(.init(description: "a", maze: "m", output: "d", report: "r", json: true))
    ),
    (
      "learn a --episodes 7 --report r --resume d",
      .learn(.init(description: "a", episodes: 7, report: "r", resume: "d"))
    ),
    (
      "cosim a --wave w.fst --wave-around-failure 100",
      .cosim(.init(description: "a", wave: "w.fst", waveAroundFailure: 100))
    ),
    ("cosim a --backend all", .cosim(.init(description: "a", backEnd: "all"))),
    (
      "cosim a --transactions 3,5", .cosim(.init(description: "a", transactions: "3,5"))
    ),
    ("test d --junit r.xml", .test(.init(directory: "d", junit: "r.xml"))),
    ("cache", .cache(.init())), ("cache --clear", .cache(.init(clear: true))),
    ("device", .device(.init())),
    (
      "device stanford --to spice -o x",
      .device(.init(name: "stanford", language: "spice", output: "x"))
    ),
    ("mutate", .mutate(.init())),
    (
      "mutate a --sample 9 --seed 2 --minimum 80 --report r.md --json",
      .mutate(
        .init(subject: "a", sample: 9, seed: 2, minimum: 80, report: "r.md", json: true))
    ),
    ("cosim a --coverage c.dat", .cosim(.init(description: "a", coverage: "c.dat"))),
    ("coverage", .coverage(.init())),
    (
      "coverage a --runs 0 --coverage c.dat --html h.html --lines 90 --toggles 80",
      .coverage(
        .init(subject: "a", runs: 0, data: "c.dat", html: "h.html", lines: 90, toggles: 80))
    ),
    (
      "coverage d --library --seed 3 --report r.md --json",
      .coverage(.init(subject: "d", seed: 3, report: "r.md", library: true, json: true))
    ),
    ("prove", .prove(.init())),
    ("prove fifo --depth 12", .prove(.init(component: "fifo", depth: 12))),
    ("explain", .explain(nil)), ("explain latch", .explain("latch")),
    ("doctor", .doctor), ("--version", .version), ("cosim --version", .version),
  ])
  func `what is understood`(line: String, invocation: Invocation) throws {
    #expect(try parse(line) == invocation)
  }

  @Test func `each subcommand has its own case`() throws {
    for command in Command.memweave.subcommands {
      let required = command.options.filter(\.isRequired).map { "--\($0.name)=x" }
      let line = [command.name] + command.arguments.map(\.name) + required
      let invocation = try Invocation.parse(line)
      #expect("\(invocation)".hasPrefix(command.name))
    }
  }

  @Test func `spaces stay in a value`() throws {
    #expect(
      try Invocation.parse(["generate", "a b.yaml", "-o", "c d"])
        == .generate(description: "a b.yaml", output: "c d"))
  }
}
