import Testing

@testable import CoSimulation

@Suite struct HashTests {
  /// The examples of FIPS 180-4's companion (NIST, "SHA-256 example values").
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1000),
      "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
    ),
  ])
  func publishedExamples(text: String, digest: String) {
    var hash = SHA256()
    hash.update(Array(text.utf8))
    #expect(hash.finalized() == digest)
  }

  @Test func partsDoNotRunIntoEachOther() {
    var first = SHA256()
    first.add("ab")
    first.add("c")
    var second = SHA256()
    second.add("a")
    second.add("bc")
    #expect(first.finalized() != second.finalized())
  }
}
