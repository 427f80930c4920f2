import Diagnostics

// All that is said about translations.

extension Diagnostic {
  static func notALanguage(_ name: Name) -> Diagnostic {
    .error(
      "translation/language", "`\(name.value)` is not a language", at: name.span,
      help: "write its short name, such as `cy`, with the region where that matters, such as `pt-BR`")
  }

  static func translatedTwice(_ entry: TranslationSyntax.Entry, first: TranslationSyntax.Entry, _ language: String) -> Diagnostic
  {
    .error(
      "translation/twice", "this text is translated twice into `\(language)`", at: entry.original.span,
      labels: [Label(first.original.span, "first here")], help: "keep one of the two")
  }

  static func noOriginal(_ entry: TranslationSyntax.Entry, nearest: String?) -> Diagnostic {
    .warning(
      "translation/no-original", "the rules do not have this text, so its translation is not used", at: entry.original.span,
      help: nearest.map { "did the text change? the nearest one is now “\($0)”" }
        ?? "take it away, or write the text as the rules do",
      fixes: [])
  }

  static func otherPlaceholders(_ entry: TranslationSyntax.Entry, missing: [String], foreign: [String]) -> Diagnostic {
    func listed(_ names: [String]) -> String { names.map { "`{\($0)}`" }.joined(separator: ", ") }
    let parts = [
      missing.isEmpty ? nil : "lacks \(listed(missing))",
      foreign.isEmpty ? nil : "has \(listed(foreign)), which the text has not",
    ]
    return .error(
      "translation/placeholders", "the translation \(parts.compactMap { $0 }.joined(separator: " and "))",
      at: entry.translated.span, labels: [Label(entry.original.span, "the text")],
      help: "put in what the text puts in, in the order that the language wants")
  }
}
