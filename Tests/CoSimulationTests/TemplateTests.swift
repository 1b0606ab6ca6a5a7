import Templates
import Testing

@Suite struct TemplateTests {
  private let template = Template(name: "note.txt", text: "dear @{name},\na@b.c @{text_2}@{name}\n")

  @Test func fillsEveryMark() throws {
    #expect(
      try template.filled(with: ["name": "Ada", "text_2": "@{x}"]) == "dear Ada,\na@b.c @{x}Ada\n")
  }

  @Test func unfilledMarkIsAnError() {
    #expect(throws: TemplateError.unfilled(mark: "text_2", template: "note.txt")) {
      try template.filled(with: ["name": "Ada"])
    }
  }

  @Test func unknownMarkIsAnError() {
    #expect(throws: TemplateError.unknown(mark: "other", template: "note.txt")) {
      try template.filled(with: ["name": "Ada", "text_2": "", "other": ""])
    }
  }

  @Test(arguments: ["a\nb @{", "a\nb @{}", "a\nb @{x y}", "a\n@{x\n}"])
  func malformedMarkIsAnError(text: String) {
    #expect(throws: TemplateError.malformed(template: "t", line: 2)) {
      try Template(name: "t", text: text).filled(with: ["x": ""])
    }
  }

  @Test func shippedTemplatesAreThere() {
    for template in [Template.modelShim, .crossbarMacro, .gradientMacro] {
      #expect(!template.text.isEmpty)
    }
  }
}
