/// Finds what the writer of an unknown name may have meant.
public enum Suggestion {
  /// The candidate nearest to `name`, where one is near enough to be worth saying.
  ///
  /// Distance is Damerau's (a swap of neighbours counts once) over lower-case text with `-` and `_` alike; up to a
  /// third of the longer name may differ, at least one letter but not all. Ties go to the candidate that sorts first.
  /// Names of more than 100 bytes are not looked at.
  /// Complexity: O(candidates × length²).
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    guard name.utf8.count <= longest else { return nil }
    let wanted = folded(name)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate != name && candidate.utf8.count <= longest {
      let other = folded(candidate)
      let length = max(wanted.count, other.count)
      let limit = min(length - 1, max(1, length / 3))
      guard abs(wanted.count - other.count) <= limit else { continue }
      guard let distance = distance(wanted, other, within: limit) else { continue }
      guard isOneWordAlike(wanted, other) else { continue }
      if let current = best, (current.distance, current.candidate) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  /// Whether what is left without the words that both begin or end with is alike too: `north_school` is not `north_council`.
  private static func isOneWordAlike(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    var (first, second) = (a[...], b[...])
    func word(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> { text.prefix { $0 != UInt8(ascii: "_") } }
    func lastWord(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      text.lastIndex(of: UInt8(ascii: "_")).map { text[($0 + 1)...] } ?? text
    }
    while !first.isEmpty, !second.isEmpty, case let shared = word(first), shared.elementsEqual(word(second)) {
      first = first.dropFirst(shared.count + 1)
      second = second.dropFirst(shared.count + 1)
    }
    while !first.isEmpty, !second.isEmpty, case let shared = lastWord(first), shared.elementsEqual(lastWord(second)) {
      first = first.dropLast(shared.count + 1)
      second = second.dropLast(shared.count + 1)
    }
    if first.isEmpty || second.isEmpty { return true }
    let length = max(first.count, second.count)
    return distance(Array(first), Array(second), within: min(length - 1, max(1, length / 2))) != nil
  }

  /// Bounds the time that a name out of a damaged file can cost.
  private static let longest = 100

  private static func folded(_ text: String) -> [UInt8] {
    text.lowercased().utf8.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") ? UInt8(ascii: "_") : $0 }
  }

  /// Nil where it is more than `limit`. Complexity: O(length²) at most; far names are given up early.
  private static func distance(_ a: [UInt8], _ b: [UInt8], within limit: Int) -> Int? {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = beforeLast
    // The least of a row is never less than that of the two before it.
    var leastOfLast = 0
    for i in a.indices {
      row[0] = i + 1
      var least = i + 1
      for j in b.indices {
        let isSwap = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]
        let changed = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        row[j + 1] = isSwap ? min(changed, beforeLast[j - 1] + 1) : changed
        least = min(least, row[j + 1])
      }
      if least > limit, leastOfLast > limit { return nil }
      leastOfLast = least
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
