/// The C++ compiler of the models: what `MEMWEAVE_CXX` names; else clang++, which a Swift toolchain
/// brings along and which compiles them in half the time, to code that runs up to twice as fast; else
/// g++.
struct ModelCompiler {
  /// Everything that is compiled: no fused multiply-add, so that `real` arithmetic rounds as Swift's.
  /// Symbols stay inside their object, those of inline functions too: several models in one process
  /// must not share state.
  private static let flags = [
    "-std=c++17", "-fPIC", "-ffp-contract=off", "-fvisibility=hidden", "-faligned-new",
    "-fcf-protection=none", "-w",
  ]

  let tool: Tool
  private let runner: ToolRunner

  init(_ runner: ToolRunner) {
    self.runner = runner
    tool = Tool.cxx.named == nil && runner.path(of: .clang) != nil ? .clang : .cxx
  }

  private var isClang: Bool {
    tool.program.split(separator: "/").last?.contains("clang") == true
  }

  /// What every call of the compiler begins with.
  private var common: [String] { Self.flags + (isClang ? [] : ["-fno-gnu-unique"]) }

  /// A linker that takes half the time of the usual one, where it is there.
  private var linker: [String] {
    let quick = ["lld", "gold"].first {
      runner.path(of: Tool(name: "ld.\($0)", package: "binutils", purpose: "link models")) != nil
    }
    return quick.map { ["-fuse-ld=\($0)"] } ?? []
  }

  /// Stands for the compiler, its flags and the standard library in cache keys: g++ brings the library
  /// for clang++ too.
  var fingerprint: String {
    ([ToolFingerprint.of([tool, .cxx], with: runner)] + common + linker).joined(separator: "\n")
  }

  /// A text to be compiled.
  struct Unit: Sendable, Hashable {
    /// Without its ending.
    let name: String
    let text: String
    /// Whether it runs in every clock cycle, or once.
    let isHot: Bool

    /// The same, compiled as if it ran once.
    var cold: Unit { Unit(name: name, text: text, isHot: false) }
  }

  /// Headers read once and kept in the compiler's own form.
  struct Precompiled {
    /// The compiler's name for such a file that stands for `header.h`.
    static let fileName = "header.h.gch"
    let folder: String
  }

  /// The call that reads headers into the file `Precompiled.fileName`.
  ///
  /// clang++ looks at the sizes of all headers again when they are used, not at their times: that of
  /// `/dev/null` may be any.
  func precompilation(
    of headers: [String], _ arguments: [String], in folder: String
  ) throws(CacheFailure) -> ToolCall {
    let form: [String]
    if isClang {
      form =
        ["-Xclang", "-fno-pch-timestamp", "-fpch-instantiate-templates", "-x", "c++-header"]
        + headers.flatMap { ["-include", $0] } + ["/dev/null"]
    } else {
      let text = headers.map { "#include \"\($0)\"\n" }.joined()
      try FileSystem.write(Array(text.utf8), to: "\(folder)/header.h")
      form = ["-x", "c++-header", "header.h"]
    }
    return ToolCall(
      tool, common + ["-O2"] + arguments + form + ["-o", Precompiled.fileName], in: folder)
  }

  /// The call that compiles a text, of which it writes the file.
  ///
  /// - Parameters:
  ///   - arguments: definitions and folders of headers.
  ///   - header: what was made by `precompilation` with the same arguments.
  func compilation(
    of unit: Unit, _ arguments: [String], header: Precompiled? = nil, in folder: String
  ) throws(CacheFailure) -> ToolCall {
    try FileSystem.write(Array(unit.text.utf8), to: "\(folder)/\(unit.name).cpp")
    let headers =
      header.map { header in
        isClang
          ? ["-include-pch", "\(header.folder)/\(Precompiled.fileName)"]
          : ["-include", "\(header.folder)/header.h"]
      } ?? []
    return ToolCall(
      tool,
      common + [unit.isHot ? "-O2" : "-O1"] + arguments + headers
        + ["-c", "\(unit.name).cpp", "-o", "\(unit.name).o"],
      environment: Self.ccacheSettings(of: folder), in: folder)
  }

  /// What a compiler that is ccache's is told; to others it means nothing. The files of a build lie in a folder of
  /// their own, side by side, and are just written: neither says that a text is another one.
  private static func ccacheSettings(of folder: String) -> [String: String] {
    let build = folder.split(separator: "/").dropLast().joined(separator: "/")
    return [
      "CCACHE_BASEDIR": "/\(build)",
      "CCACHE_SLOPPINESS": "include_file_ctime,include_file_mtime,pch_defines,time_macros",
    ]
  }

  /// Links object files into a library, or with `arguments` that say so, into something else.
  func link(
    _ objects: [String], to output: String, _ arguments: [String], in folder: String
  ) throws(ToolFailure) {
    try runner.run(
      tool, linker + objects + ["-pthread", "-o", output] + arguments, in: folder)
  }
}
