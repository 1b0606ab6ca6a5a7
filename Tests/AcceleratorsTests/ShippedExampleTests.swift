import Examples
import Memweave
import Testing

@Suite struct ShippedExampleTests {
  private static func walkerInYAML() throws -> AcceleratorDescription {
    try AcceleratorDescription(contentsOf: Repository.path("examples/maze-walker.yaml"))
  }

  @Test func `both forms ask for the same accelerator`() throws {
    #expect(try mazeWalker.specification() == Self.walkerInYAML().specification())
    let table = try AcceleratorDescription(
      contentsOf: Repository.path("examples/maze-table.yaml"))
    #expect(try mazeTable.specification() == table.specification())
  }

  @Test func `both forms give the same bytes`() throws {
    let swift = try GeneratedDesign(mazeWalker.specification())
    let yaml = try GeneratedDesign(Self.walkerInYAML().specification())
    #expect(swift.files == yaml.files)
    #expect(swift.files.contains { $0.name == "rtl/maze_walker.sv" })
    #expect(swift.warnings.isEmpty)
  }

  /// The shipped descriptions write out what holds without being written.
  @Test func `everything has a default but the size`() throws {
    let smallest = AcceleratorDescription("maze-walker") { Learning(states: 100, actions: 4) }
    #expect(try smallest.specification() == mazeWalker.specification())
    let table = AcceleratorDescription("maze-table") {
      Learning(engine: .table, states: 100, actions: 4)
    }
    #expect(try table.specification() == mazeTable.specification())
  }
}
