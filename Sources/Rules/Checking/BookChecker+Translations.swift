import Diagnostics

extension BookChecker {
  /// What translations stand for: each text once, with the same placeholders, and a text that the rules still have.
  mutating func checkTranslations() {
    let originals = Dictionary(book.texts.map { ($0.words, $0) }, uniquingKeysWith: { $1.isSentence ? $1 : $0 })
    for language in book.languages {
      let translations = book.translations.filter { $0.language.value == language }
      let texts = translations.flatMap(\.texts)
      checkOnce(texts, language)
      for entry in texts {
        if let original = originals[entry.text] {
          guard original.isSentence else { continue }
          comparePlaceholders(entry, Template.placeholders(in:))
        } else if isWhole, !book.texts.isEmpty {
          let nearest = RuleText.nearest(to: entry.original.value, among: originals.keys)
          diagnostics.report(.noOriginal(entry, nearest: nearest))
        }
      }
      let sentences = translations.flatMap(\.sentences)
      checkOnce(sentences, language)
      for entry in sentences { comparePlaceholders(entry, Template.placeholders(in:)) }
    }
  }

  private mutating func checkOnce(_ entries: [TranslationSyntax.Entry], _ language: String) {
    var first: [String: TranslationSyntax.Entry] = [:]
    for entry in entries {
      let words = entry.text
      if let other = first[words] {
        diagnostics.report(.translatedTwice(entry, first: other, language))
      } else {
        first[words] = entry
      }
    }
  }

  private mutating func comparePlaceholders(_ entry: TranslationSyntax.Entry, _ placeholders: (String) -> Set<String>) {
    let (wanted, given) = (placeholders(entry.original.value), placeholders(entry.translated.value))
    guard wanted != given else { return }
    diagnostics.report(
      .otherPlaceholders(entry, missing: wanted.subtracting(given).sorted(), foreign: given.subtracting(wanted).sorted()))
  }
}

extension RuleText {
  /// The text that shares most of its words with a text, at least half of them. Complexity: O(words of all texts).
  fileprivate static func nearest(to text: String, among texts: some Sequence<String>) -> String? {
    func words(_ text: String) -> Set<Substring> { Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }) }
    let own = words(text)
    var best: (share: Int, text: String)?
    for other in texts {
      let candidate = words(other)
      let share = own.intersection(candidate).count * 100 / max(1, own.union(candidate).count)
      guard share >= 50 else { continue }
      if let best, (best.share, other) >= (share, best.text) { continue }
      best = (share, other)
    }
    return best?.text
  }
}
