import Memweave

/// `memweave generate`: writes the hardware of a description.
struct GenerateAction {
  let description: String
  let output: String?

  func perform() throws {
    let preparation = try Preparation(description)
    let files = try preparation.design().files
    let folder = output ?? "out/\(preparation.specification.title)"
    try OutputFolder(folder).write(files)
    Console.print("\(preparation.specification.title): \(files.count) files in \(folder)")
  }
}

/// `memweave check`: elaborates and checks the hardware of a description, and writes nothing.
struct CheckAction {
  let description: String

  func perform() throws {
    let preparation = try Preparation(description)
    let design = try preparation.design()
    Console.print("\(Summary.headline(design.specification)): no problems")
  }
}
