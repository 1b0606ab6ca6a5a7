/// A target: a room of the house.
struct Room: Hashable {
  let name: String
  /// The rooms it may import.
  var sees: Set<String>
  /// Its folder, from the repository's root.
  var path: String
}

/// What the rooms of `names` reach through the imports of others.
func closure(of names: Set<String>, in sees: [String: Set<String>]) -> Set<String> {
  var reached: Set<String> = []
  var open = Array(names)
  while let next = open.popLast() {
    if reached.insert(next).inserted { open += sees[next] ?? [] }
  }
  return reached
}
