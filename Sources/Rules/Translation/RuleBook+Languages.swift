extension RuleBook {
  var withoutTexts: RuleBook {
    var book = self
    book.texts = []
    return book
  }

  /// The languages that there are translations for, in the order of their letters.
  public var languages: [String] {
    Set(translations.map(\.language.value).filter { !$0.isEmpty }).sorted()
  }

  /// What the engine's own sentences are in a language, by their English forms.
  public func sentences(in language: String) -> [String: String] {
    let entries = translations.filter { $0.language.value == language }.flatMap(\.sentences)
    return Dictionary(entries.map { ($0.original.value, $0.translated.value) }, uniquingKeysWith: { first, _ in first })
  }
}
