import Diagnostics
public import Rules

/// What readers see of the rules and of the engine that is said in another language, and what stays as it is.
public struct TranslationCoverage: Sendable {
  /// How many texts there are of one sort, each counted once.
  public struct Count: Sendable {
    public var name: String
    public var translated: Int
    public var total: Int
    public var missing: [RuleText]
  }

  public let language: String
  /// By the kinds of rule files, in the order in which they first come.
  public var kinds: [Count]
  /// By the paths of files, in the order of the files. A text that several files have is counted with each.
  public var files: [Count]
  /// Translations of texts that the rules no longer have.
  public var unusedTexts: [TranslationSyntax.Entry]
  /// Forms of the engine's sentences that were met, with and without a translation.
  public var translatedSentences: [String]
  public var missingSentences: [String]
  /// Translations of sentences that were not met.
  public var unmetSentences: [TranslationSyntax.Entry]

  /// - Parameter forms: the forms of the engine's sentences that renderings met.
  /// - Complexity: linear in texts, translations and forms.
  public init(of book: RuleBook, in language: String, forms: [String]) {
    self.language = language
    let translations = book.translations.filter { $0.language.value == language }
    let texts = translations.flatMap(\.texts)
    let translated = Set(texts.map(\.text))
    let written = book.texts.sorted { ($0.span.file.rawValue, $0.span.start) < ($1.span.file.rawValue, $1.span.start) }
    kinds = Self.counts(written, by: \.kind, translated)
    files = Self.counts(written, by: { book.files[$0.span.file].path }, translated)
    let originals = Set(book.texts.map(\.words))
    unusedTexts = texts.filter { !originals.contains($0.text) }
    let sentences = translations.flatMap(\.sentences)
    let said = Set(sentences.map(\.original.value))
    translatedSentences = forms.filter(said.contains)
    missingSentences = forms.filter { !said.contains($0) }
    let met = Set(forms)
    unmetSentences = sentences.filter { !met.contains($0.original.value) }
  }

  public var total: Int { kinds.reduce(0) { $0 + $1.total } }
  public var translated: Int { kinds.reduce(0) { $0 + $1.translated } }

  private static func counts(_ texts: [RuleText], by name: (RuleText) -> String, _ translated: Set<String>) -> [Count] {
    var places: [String: Int] = [:]
    var seen: Set<[String]> = []
    var counts: [Count] = []
    for text in texts {
      let name = name(text)
      guard seen.insert([name, text.words]).inserted else { continue }
      let place = places[name] ?? counts.count
      if place == counts.count {
        places[name] = place
        counts.append(Count(name: name, translated: 0, total: 0, missing: []))
      }
      counts[place].total += 1
      if translated.contains(text.words) { counts[place].translated += 1 } else { counts[place].missing.append(text) }
    }
    return counts
  }
}
