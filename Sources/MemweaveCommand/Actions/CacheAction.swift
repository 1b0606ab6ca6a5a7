import Memweave

/// `memweave cache`: what compiled models are kept, and removing them.
struct CacheAction {
  let options: Invocation.CacheOptions

  func perform() {
    let cache = BuildCache.standard
    Console.print(cache.folder)
    if options.clear {
      let clearance = cache.clear()
      Console.print(Summary.row("removed", Self.text(clearance.removed)))
      if !clearance.busy.isEmpty {
        Console.print(Summary.row("being built, kept", Self.text(clearance.busy)))
      }
    } else {
      let entries = cache.entries
      for entry in entries {
        Console.print(Summary.row(entry.design, Self.size(entry.size)))
      }
      Console.print(Summary.row("total", Self.text(entries)))
    }
  }

  private static func text(_ entries: [BuildCache.Entry]) -> String {
    let size = size(entries.map(\.size).reduce(0, +))
    return "\(size) in \(entries.count) \(entries.count == 1 ? "file" : "files")"
  }

  /// Whole kibibytes.
  private static func size(_ bytes: Int) -> String {
    "\(Summary.grouped((bytes + 1023) / 1024)) KiB"
  }
}
