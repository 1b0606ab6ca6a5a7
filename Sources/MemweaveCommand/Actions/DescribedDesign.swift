import Memweave

/// The hardware of a description of either kind.
struct DescribedDesign {
  /// The name as the description writes it.
  let title: String
  /// What it is, in one line.
  let headline: String
  let files: [GeneratedText]

  /// Elaborates and checks it; warnings are printed.
  init(_ description: String) throws {
    if try MatrixDescription.isDescribed(in: description) {
      let design = try MatrixPreparation(description).design()
      title = design.specification.title
      headline = MatrixSummary.headline(design.specification)
      files = design.files
    } else {
      let design = try Preparation(description).design()
      title = design.specification.title
      headline = Summary.headline(design.specification)
      files = design.files
    }
  }
}
