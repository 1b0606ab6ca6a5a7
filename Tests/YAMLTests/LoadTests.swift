import Diagnostics
import Foundation
import Testing

@testable import YAML

@Suite final class LoadTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "yaml-load-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func problems(_ path: String) -> String {
    do {
      _ = try YAMLNode.load(contentsOf: path)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `a file is read, and named as it was typed`() throws {
    let path = folder + "/./a.yaml"
    try Data("a: 1\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try YAMLNode.load(contentsOf: path).place == Place(file: path, line: 1, column: 1))
  }

  @Test func `a file that is missing`() {
    #expect(
      problems("no/such.yaml") == """
        error: there is no file 'no/such.yaml' [file-missing]
          help: check the path; it is looked up from the folder the command was started in
        """)
  }

  @Test func `a folder`() {
    #expect(
      problems(folder) == """
        error: '\(folder)' is a folder; expected a description file [file-is-folder]
          help: name a file in it, such as '\(folder)/name.yaml'
        """)
  }

  @Test func `something that is no file`() {
    #expect(
      problems("/dev/null")
        == "error: '/dev/null' is no regular file; expected a text file [file-unreadable]")
  }

  @Test(arguments: ["", "a\u{0}b"])
  func `no file name at all`(path: String) {
    #expect(problems(path).contains("is no file name; expected the path of a description"))
  }

  @Test func `a file without the right to read it`() throws {
    let path = folder + "/secret.yaml"
    try Data("a: 1\n".utf8).write(to: URL(fileURLWithPath: path))
    try #require(chmod(path, 0) == 0)
    if geteuid() == 0 {
      #expect(problems(path) == "")
    } else {
      #expect(
        problems(path) == """
          error: '\(path)' cannot be read: Permission denied [file-unreadable]
            help: give yourself the right to read it
          """)
    }
  }

  @Test func `a file that is too large is not read whole`() throws {
    let path = folder + "/large.yaml"
    try Data(repeating: 0x61, count: 3 << 20).write(to: URL(fileURLWithPath: path))
    #expect(problems(path).contains("[file-too-large]"))
  }

  @Test func `an empty file`() throws {
    let path = folder + "/empty.yaml"
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(problems(path).contains("the description is empty"))
  }
}
