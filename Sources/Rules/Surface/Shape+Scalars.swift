import Diagnostics
import YAMLTree

extension Shape where Value == Name {
  /// Any text but the empty one.
  static var text: Shape { text("a text") }

  static func text(_ expected: String) -> Shape {
    Shape(expected, schema: .definition("text")) { $1.text($0, expected: expected) }
  }

  /// A text that readers see, in their language.
  static var words: Shape { words("a text") }

  static func words(_ expected: String) -> Shape {
    Shape(expected, schema: .definition("text")) { $1.words($0, expected: expected, isSentence: false)?.text }
  }

  /// The id of a rule, decision, group, document ...
  static var id: Shape { word(.hyphens, "an id") }
  /// The name of a fact, entity, role or parameter.
  static var factName: Shape { word(.underscores, "a name") }
  static var code: Shape { word(.either, "a code") }

  private static func word(_ form: WordForm, _ phrase: String) -> Shape {
    let expected = "\(phrase): \(form.phrase)"
    return Shape(expected, schema: .definition(form.definitionName)) { node, reading in
      guard let name = reading.text(node, expected: expected) else { return nil }
      reading.check(name, is: form)
      return name
    }
  }

  /// One of a closed list of words.
  static func word(among words: [String]) -> Shape {
    let expected = "one of \(words.map { "`\($0)`" }.joined(separator: ", "))"
    return Shape(expected, schema: .record([("enum", .texts(words))])) { node, reading in
      guard let name = reading.text(node, expected: expected) else { return nil }
      if words.contains(name.value) { return name }
      reading.report(
        .unknownWord(name, of: reading.owner, expected: expected, meant: Suggestion.nearest(to: name.value, among: words)))
      return nil
    }
  }

  /// A decimal number, kept as written.
  static var decimal: Shape {
    let expected = "a number such as `10` or `0.5`"
    return Shape(expected, schema: .record([("type", .text("number"))])) { node, reading in
      guard let name = reading.text(node, expected: expected) else { return nil }
      if isDecimal(name.value) { return name }
      reading.report(.notANumber(name, expected: "a number", help: "expected \(expected)", likely: likelyDecimal(name.value)))
      return nil
    }
  }

  static func isDecimal(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
  }

  /// The number without a percent sign, currency, blanks and separators of thousands, if that is one.
  private static func likelyDecimal(_ text: String) -> String? {
    var plain = ""
    for scalar in text.unicodeScalars where !",_ %£€+".unicodeScalars.contains(scalar) { plain.unicodeScalars.append(scalar) }
    if plain.hasPrefix(".") { plain = "0" + plain }
    return isDecimal(plain) ? plain : nil
  }
}

extension Shape where Value == Located<Bool> {
  /// `true` or `false`; nothing else that YAML readers have taken for one.
  static var boolean: Shape {
    let expected = "`true` or `false`"
    return Shape(expected, schema: .record([("type", .text("boolean"))])) { node, reading in
      guard let name = reading.text(node, expected: expected) else { return nil }
      if name.value == "true" { return Located(true, at: name.span) }
      if name.value == "false" { return Located(false, at: name.span) }
      let likely: Bool? =
        switch name.value.lowercased() {
        case "yes", "y", "on", "true", "1": true
        case "no", "n", "off", "false", "0": false
        default: nil
        }
      reading.report(.notABoolean(name, of: reading.owner, likely: likely))
      return likely.map { Located($0, at: name.span) }
    }
  }
}

extension Shape where Value == Located<Int> {
  /// A whole number within bounds.
  static func integer(_ range: ClosedRange<Int>) -> Shape {
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    let schema: SchemaValue = .record([
      ("type", .text("integer")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
    ])
    return Shape(expected, schema: schema) { node, reading in
      guard let name = reading.text(node, expected: expected) else { return nil }
      if let value = Int(name.value), range.contains(value) { return Located(value, at: name.span) }
      reading.report(.notANumber(name, expected: expected, likely: nil))
      return nil
    }
  }
}

extension Shape {
  /// One of the words of an enumeration.
  static func word<Word>(of type: Word.Type) -> Shape<Located<Word>>
  where Value == Located<Word>, Word: RawRepresentable<String> & CaseIterable & Sendable {
    let words = Shape<Name>.word(among: Word.allCases.map(\.rawValue))
    return Shape(words.expected, schema: words.schema) { node, reading in
      words.read(node, &reading).flatMap { name in Word(rawValue: name.value).map { Located($0, at: name.span) } }
    }
  }
}

extension WordForm {
  var definitionName: String {
    switch self {
    case .hyphens: "id"
    case .underscores: "name"
    case .either: "code"
    }
  }
}

extension Reading {
  /// Reports a word that is not spelt as ids of its form are.
  mutating func check(_ name: Name, is form: WordForm) {
    if !form.accepts(name.value) {
      report(.malformedWord(name, form: form))
    } else if form == .underscores, WordForm.feelKeywords.contains(name.value) {
      report(.keywordAsName(name))
    }
  }
}
