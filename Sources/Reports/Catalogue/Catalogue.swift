/// All of the engine's own sentences, as functions of data: the one place for wording.
///
/// Plain English, short sentences, British dates and numbers. What the rules say is not here: it comes with them as
/// ``Phrase``s. Extensions in this folder hold the words of one part of a report each.
public enum Catalogue {}

// MARK: - Joining words

extension Catalogue {
  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String], _ conjunction: String = "and") -> String {
    guard let last = words.last else { return "" }
    return words.count == 1 ? last : say("\(words.dropLast().joined(separator: ", ")) \(word: conjunction) \(last)")
  }

  /// `1 fact`, `3 facts`.
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    say("\(number, one, many)")
  }

  /// `is` or `are`.
  static func verb(_ number: Int, _ one: String = "is", _ many: String = "are") -> String { number == 1 ? one : many }

  /// A name of the rules in readable words: `not-eligible` is `not eligible`. What has spaces is in words already.
  static func readable(_ name: String) -> String {
    say(Sentence(stringLiteral: name.contains(" ") ? name : spaced(name)))
  }

  static func spaced(_ name: String) -> String { String(name.map { $0 == "-" || $0 == "_" ? " " : $0 }) }

  /// With a capital and a full stop, unless it ends with a mark of its own.
  static func sentence(_ text: String) -> String {
    guard let first = text.first, let last = text.last else { return text }
    return first.uppercased() + text.dropFirst() + (".!?:…".contains(last) ? "" : ".")
  }
}
