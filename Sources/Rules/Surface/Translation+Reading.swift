import Diagnostics
import YAMLTree

extension TranslationSyntax {
  static let language = Field("language", .language, "the language of the translations, such as `cy`", required: true)
  static let texts = Field("texts", .translations, "texts of the rules: each text with its translation")
  static let sentences = Field(
    "sentences", .translations, "sentences of the program: each English form with its translation, `{1}` for what is put in")

  static let shape = Shape.record(
    RecordDeclaration(
      "translation", "a translation",
      [
        RuleHeader.id.declaration, RuleHeader.fileTitle.declaration, noteField.declaration, language.declaration,
        texts.declaration, sentences.declaration,
      ], heads: ["texts", "sentences"])
  ) { record, reading in
    if !record.has("texts"), !record.has("sentences") {
      reading.report(.missingKey("texts", summary: texts.declaration.summary, in: "a translation", at: record.place))
    }
    reading.checkNote(record)
    return TranslationSyntax(
      id: reading.read(RuleHeader.id, in: record) ?? .hole(at: record.place),
      title: reading.read(RuleHeader.fileTitle, in: record),
      language: reading.read(language, in: record) ?? .hole(at: record.place),
      texts: reading.read(texts, in: record) ?? [], sentences: reading.read(sentences, in: record) ?? [])
  }
}

extension Shape where Value == Name {
  /// A language tag (RFC 5646, clause 2.1) of a language alone, or with a region.
  fileprivate static var language: Shape {
    let expected = "a language such as `cy` or `pt-BR`"
    let pattern = "^[a-z]{2,3}(-[A-Z]{2})?$"
    let schema = SchemaValue.record([("type", .text("string")), ("pattern", .text(pattern))])
    return Shape(expected, schema: schema) { node, reading in
      guard let name = reading.text(node, expected: expected) else { return nil }
      let parts = name.value.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8)
      let isLanguage = (2...3).contains(parts[0].count) && parts[0].allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
      let isRegion =
        parts.count == 1 || parts.count == 2 && parts[1].count == 2 && parts[1].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
      if isLanguage, isRegion { return name }
      reading.report(.notALanguage(name))
      return nil
    }
  }
}

extension Shape where Value == [TranslationSyntax.Entry] {
  fileprivate static var translations: Shape {
    let entry = Shape<TranslationSyntax.Entry>("the translation", schema: .definition("text")) { node, reading in
      reading.text(node, expected: "the translation").map {
        TranslationSyntax.Entry(original: reading.owner ?? .hole(at: node.span), translated: $0, node: node)
      }
    }
    let map = Shape<[(key: Name, value: TranslationSyntax.Entry)]>.map(nil, of: entry)
    return Shape("texts, each with its translation", schema: map.schema) { node, reading in
      map.read(node, &reading)?.map(\.value)
    }
  }
}
