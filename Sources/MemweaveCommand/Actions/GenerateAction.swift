import Memweave

/// `memweave generate`: writes the hardware of a description.
struct GenerateAction {
  let description: String
  let output: String?

  func perform() throws {
    let design = try DescribedDesign(description)
    let folder = output ?? "out/\(design.title)"
    try OutputFolder(folder).write(design.files)
    Console.print("\(design.title): \(design.files.count) files in \(folder)")
  }
}

/// `memweave check`: elaborates and checks the hardware of a description, and writes nothing.
struct CheckAction {
  let description: String

  func perform() throws {
    let design = try DescribedDesign(description)
    Console.print("\(design.headline): no problems")
  }
}
