/// Finds the word a user probably meant.
public enum Suggestion {
  /// The candidate nearest to `word` by edit distance, or `nil` when none is near (more than a third of its letters differ).
  ///
  /// Ties go to the earliest candidate. Words over 64 letters have no suggestion.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    guard word.count <= 64 else { return nil }
    let limit = max(1, word.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate.count <= 64 {
      let distance = editDistance(Array(word), Array(candidate))
      if distance <= limit, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  /// Levenshtein's distance: the fewest insertions, deletions and replacements.
  static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var previous = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var current = [i + 1]
      for (j, other) in b.enumerated() {
        current.append(
          min(previous[j + 1] + 1, current[j] + 1, previous[j] + (letter == other ? 0 : 1)))
      }
      previous = current
    }
    return previous[b.count]
  }
}
