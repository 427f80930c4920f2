import Analysis

/// What `translations` says.
extension Catalogue {
  static let translationsTitle = "What is said in other languages"
  static let noTranslations = "The rules are in English only: there is no file of kind translation"
  static func translatedKinds(_ language: String) -> String { "Texts of the rules in `\(language)`" }
  static let missingTexts = "Not translated, by files"
  static let missingSentences = "The program's own sentences that are not translated"
  static let unusedTexts = "Translations of texts that the rules do not have, or not any more"
  static let unmetSentences = "Translations of sentences that no case led to"

  /// `criterion: 12 of 40`
  static func share(_ count: TranslationCoverage.Count) -> String { "\(count.name): \(count.translated) of \(count.total)" }

  /// The last line of `translations` for each language, which other programs read.
  static func translationTotals(_ coverage: TranslationCoverage) -> String {
    let sentences = coverage.translatedSentences.count + coverage.missingSentences.count
    return "\(coverage.language): \(coverage.translated) of \(coverage.total) texts of the rules and "
      + "\(coverage.translatedSentences.count) of \(sentences) sentences of the program are translated"
  }
}
