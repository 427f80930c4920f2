import Diagnostics

// All wording of this pass. Each function is one code; its comment says when it is reported.

extension Diagnostic {
  // MARK: The file as a whole

  /// The file is larger than the limit; nothing of it was read.
  static func fileTooLarge(_ size: Int, limit: Int, at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/too-large", "the file has \(size) bytes, more than the \(limit) allowed", at: span,
      help: "split it into several files")
  }

  static func outOfMemory(at span: SourceSpan) -> Diagnostic {
    .error("yaml/out-of-memory", "there is not enough memory to read the file", at: span)
  }

  /// More keys, values and collections than the limit.
  static func tooManyNodes(limit: Int, at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/too-many-values", "the file has more than \(limit) keys and values", at: span, help: "split it into several files")
  }

  /// Collections inside each other past the limit.
  static func tooDeep(limit: Int, at span: SourceSpan) -> Diagnostic {
    .error("yaml/too-deep", "lists and mappings stand more than \(limit) levels deep here", at: span)
  }

  /// Bytes that are not UTF-8, as from an editor that saves in an older encoding or as UTF-16.
  static func notUTF8(_ bytes: ArraySlice<UInt8>, offset: Int, at span: SourceSpan) -> Diagnostic {
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
    return .error(
      "yaml/not-utf-8", "byte \(offset) (`\(hex)`) is not UTF-8", at: span, help: "save the file in the encoding UTF-8")
  }

  /// NUL, control characters, and characters that nobody can see but that change what is read.
  static func forbiddenCharacter(_ character: String, at span: SourceSpan) -> Diagnostic {
    let name = "U+" + (character.unicodeScalars.first.map(hex) ?? "0000")
    return .error(
      "yaml/forbidden-character", "the invisible character \(name) may not stand in a file", at: span,
      help: "delete it; it may have come in by copying from another program", fixes: [Fix("delete it", [TextEdit(span, "")])])
  }

  /// `\0` in a double-quoted text.
  static func escapedNUL(at span: SourceSpan) -> Diagnostic {
    .error("yaml/forbidden-character", "a text may not hold the character NUL (`\\0`)", at: span, help: "delete the `\\0`")
  }

  /// Nothing but blank lines and comments.
  static func emptyFile(at span: SourceSpan) -> Diagnostic {
    .error("yaml/empty", "the file is empty", at: span, help: "begin it with a line such as `kind: criterion`")
  }

  /// A second `---`.
  static func severalDocuments(at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    .error(
      "yaml/several-documents", "a second document begins here; a file holds one", at: span,
      labels: [Label(first, "the first document")], help: "put what follows into a file of its own")
  }

  /// A tab among the white space that begins a line.
  static func tabIndentation(at span: SourceSpan, indentation: SourceSpan, isAllTabs: Bool) -> Diagnostic {
    let spaces = String(repeating: "  ", count: indentation.range.count)
    return .error(
      "yaml/tab", "this line is indented with a tab", at: span, help: "indent with spaces, two for each level",
      fixes: isAllTabs ? [Fix("indent with spaces", [TextEdit(indentation, spaces)])] : [])
  }

  // MARK: What YAML has and rule files do not

  /// The same key twice in one mapping, compared after quotes and escapes are undone.
  static func duplicateKey(_ key: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    .error(
      "yaml/duplicate-key", "`\(key)` stands twice here", at: span, labels: [Label(first, "it stands here already")],
      help: "remove one of the two, or rename it")
  }

  /// A tag other than `!` and `!!str`. `!= 5` is the trap: YAML reads a tag `!=` and the value `5`.
  static func tag(_ tag: String, value: String, valueSpan: SourceSpan, at span: SourceSpan) -> Diagnostic {
    guard tag.hasPrefix("!=") else {
      return .error(
        "yaml/tag", "the tag `\(tag)` has no meaning here", at: span,
        help: "remove it; a field has the type that its rule kind gives it",
        fixes: [Fix("remove the tag", [TextEdit(span, "")])])
    }
    return .error(
      "yaml/not-equal-tag", "YAML takes `!=` at the start of a value for a tag", at: span, help: inQuotes(value),
      fixes: [quoting(value, valueSpan)])
  }

  /// `&name` before a value.
  static func anchor(_ anchor: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/anchor", "`\(anchor)` is a YAML anchor, which rule files do not have", at: span,
      help: "remove it; to use something twice, give it an id and refer to that",
      fixes: [Fix("remove the anchor", [TextEdit(span, "")])])
  }

  /// `*name` as a value.
  static func alias(_ alias: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/alias", "`\(alias)` is a YAML alias, which rule files do not have", at: span,
      help: "write out what it stands for, or put the text in single quotes: '\(alias)'")
  }

  /// The plain key `<<`.
  static func mergeKey(at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/merge-key", "`<<` merges mappings in YAML 1.1, which rule files do not do", at: span,
      help: "write out the entries it would bring in")
  }

  /// A space in a key that looks like a common one, or like nothing.
  static func oddSpaceInKey(_ character: UnicodeScalar, at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/forbidden-character", "there is an invisible character U+\(hex(character)) in this key", at: span,
      help: "type the key and the spaces before it anew; it may have come in by copying from another program")
  }

  /// A list or a mapping as a key.
  static func keyIsCollection(_ key: YAMLNode, at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/key", "\(key.kindName) cannot be a key; a key is a name", at: span, help: "put the key in quotes if it is a text")
  }

  /// A `:` with nothing before it.
  static func emptyKey(at span: SourceSpan) -> Diagnostic {
    .error("yaml/key", "a key is missing before `:`", at: span, help: "write a name before the `:`")
  }

  // MARK: Expressions that YAML takes for something else

  /// A value that begins with a character YAML keeps for itself: `>= 18`, `@"2020-01-01"`, `* 2`.
  static func indicatorAtStart(_ text: String, value: SourceSpan, first: UnicodeScalar) -> Diagnostic {
    let meaning = TrapMeaning.of(first)?.inYAML ?? "means something else"
    return .error(
      "yaml/indicator-at-start", "\(first == "`" ? "a backtick" : "`\(first)`") at the start of a value \(meaning) in YAML",
      at: value, help: inQuotes(text),
      fixes: [quoting(text, value)])
  }

  /// A value that begins with a quoted text and goes on: `"a" + "b"`.
  static func textAfterQuotes(_ text: String, value: SourceSpan, rest: SourceSpan) -> Diagnostic {
    .error(
      "yaml/text-after-quotes", "the value ended with its closing quote; this stands after it", at: rest,
      labels: [Label(value, "YAML reads the first quotes as quotes around the whole value")], help: inQuotes(text),
      fixes: [quoting(text, value)])
  }

  /// Quotes that are part of a text in the same quotes: `'it's fine'`.
  static func quoteInsideText(_ text: String, value: SourceSpan, rest: SourceSpan) -> Diagnostic {
    let inner = String(text.dropFirst().dropLast()).singleQuoted
    return .error(
      "yaml/text-after-quotes", "the text ended with the quote before this", at: rest,
      labels: [Label(value, "quotes inside a text end it")],
      help: "use single quotes around the text, and double a `'` that is part of it: \(inner)",
      fixes: [Fix("write quotes that are part of the text as such", [TextEdit(value, inner)])])
  }

  /// `: ` inside a plain value: `name = "a: b"`.
  static func colonInValue(_ text: String, value: SourceSpan, colon: SourceSpan) -> Diagnostic {
    .error(
      "yaml/colon-in-value", "`:` before a space parts key and value in YAML, also inside this value", at: colon,
      help: inQuotes(text), fixes: [quoting(text, value)])
  }

  /// `: ` in a further line of a plain value.
  static func colonInLine(at colon: SourceSpan) -> Diagnostic {
    .error(
      "yaml/colon-in-value", "`:` before a space parts key and value in YAML, also in the middle of a value", at: colon,
      help: "write the value as a block after `|`")
  }

  /// `{` or `[` at the start of a value, not closed.
  static func openBracket(_ text: String, value: SourceSpan, bracket: SourceSpan) -> Diagnostic {
    let (open, close, kind) = text.utf8.first == UInt8(ascii: "{") ? ("{", "}", "mapping") : ("[", "]", "list")
    let asExpression = text == open ? "" : "; if it is an expression, \(inQuotes(text))"
    return .error(
      "yaml/open-bracket", "`\(open)` begins a YAML \(kind) that is not closed", at: bracket,
      help: "close it with `\(close)`\(asExpression)")
  }

  /// A value that begins with brackets and goes on: `{child.name} missed school`, `[1..5] or x`.
  static func textAfterBracket(_ text: String, value: SourceSpan, rest: SourceSpan) -> Diagnostic {
    .error(
      "yaml/text-after-bracket", "the value ended with its closing bracket; this stands after it", at: rest,
      labels: [Label(value, "YAML reads the first brackets as a list or mapping of its own")], help: inQuotes(text),
      fixes: [quoting(text, value)])
  }

  /// Something in a flow list or mapping that cannot stand there unquoted.
  static func insideBrackets(_ text: String, at place: SourceSpan) -> Diagnostic {
    let kind = text.first == "{" ? "mapping" : "list"
    return .error(
      "yaml/inside-brackets", "this cannot stand inside the YAML \(kind) `\(text)`", at: place,
      help: "put the item in single quotes; if the whole is an expression, \(inQuotes(text))")
  }

  // MARK: Structure

  static func openQuote(at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/open-quote", "the quotes that open here are not closed", at: span,
      help: "close them, or double a `'` that is part of the text")
  }

  static func badEscape(at span: SourceSpan, in text: SourceSpan?) -> Diagnostic {
    .error(
      "yaml/escape", "this escape is not one of YAML's", at: span, labels: text.map { [Label($0, "in this text")] } ?? [],
      help: "use single quotes, in which a backslash is only a backslash")
  }

  static func blockHeader(at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/block", "this cannot stand here in a block text", at: span,
      help: "leave the line of `|` or `>` empty and indent the text under it with spaces")
  }

  static func missingColon(at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/missing-colon", "a key without `:`", at: span,
      help: "write `key: value`, or indent the line under the value it goes on with")
  }

  /// `id:school`, which is one word to YAML.
  static func missingSpace(at colon: SourceSpan) -> Diagnostic {
    let after = SourceSpan(file: colon.file, start: colon.end, end: colon.end)
    return .error(
      "yaml/missing-space", "`:` needs a space after it", at: colon, help: "write `key: value`",
      fixes: [Fix("put a space after `:`", [TextEdit(after, " ")])])
  }

  static func bracketStructure(at span: SourceSpan, began: SourceSpan?) -> Diagnostic {
    .error(
      "yaml/inside-brackets", "this list or mapping in brackets is not closed, or lacks a comma", at: began ?? span,
      labels: began == nil ? [] : [Label(span, "it cannot go on here")],
      help: "close the bracket, or put a comma between the items")
  }

  static func misplacedItem(_ text: String, at span: SourceSpan, began: SourceSpan?) -> Diagnostic {
    .error(
      "yaml/indentation", text == "-" ? "a list item cannot stand among keys" : "`\(text)` stands among the items of a list",
      at: span,
      labels: began.map { [Label($0, "the list begins here")] } ?? [], help: "begin each item in the same column with `- `")
  }

  static func deeperThanItsParent(_ text: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/indentation", "`\(text)` is indented under a key that already has a value", at: span,
      help: "indent the line as the one before it, or put the value of the key before it in quotes")
  }

  static func doesNotLineUp(_ text: String, at span: SourceSpan, began: SourceSpan?) -> Diagnostic {
    .error(
      "yaml/indentation", "`\(text)` does not line up with the keys before it", at: span,
      labels: began.map { [Label($0, "the keys begin in this column")] } ?? [], help: "indent keys that belong together alike")
  }

  static func badAnchor(at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/anchor", "`&` and `*` make anchors and aliases in YAML, which rule files do not have", at: span,
      help: "put the value in single quotes")
  }

  static func badTag(at span: SourceSpan) -> Diagnostic {
    .error("yaml/tag", "`!` at the start of a value begins a tag in YAML", at: span, help: "put the value in single quotes")
  }

  static func directive(at span: SourceSpan) -> Diagnostic {
    .error("yaml/directive", "`%` at the start of a line begins a YAML directive", at: span, help: "remove the line")
  }

  static func afterTheEnd(_ text: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/after-end", "`\(text)` stands after the end of the document", at: span,
      help: "write the file as `key: value` lines that begin in the first column")
  }

  static func cannotStart(_ text: String, at span: SourceSpan) -> Diagnostic {
    // White space is no word: what libyaml stumbles over there is a tab.
    text.isEmpty
      ? .error("yaml/tab", "a tab stands where a value begins", at: span, help: "write a space in its place")
      : .error(
        "yaml/indicator-at-start", "`\(text)` cannot begin a value in YAML", at: span, help: "put the value in single quotes")
  }

  static func notUnderstood(_ text: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/syntax", "`\(text)` does not fit the structure of the file", at: span,
      help: "look at the indentation and the quotes of this line and the one before")
  }

  // MARK: Fields

  /// Nothing where an expression must stand.
  static func expectedExpression(at span: SourceSpan) -> Diagnostic {
    .error("yaml/expected-expression", "expected an expression", at: span, help: "write a condition, such as `child.age >= 5`")
  }

  /// `[18..21]`, `{a: 1}` or a block collection where an expression must stand.
  static func expressionIsCollection(_ node: YAMLNode, written: String, at span: SourceSpan) -> Diagnostic {
    guard !written.utf8.contains(where: { $0.isBreak }) else {
      return .error(
        "yaml/expression-is-collection", "\(node.kindName) stands here; an expression was expected", at: span,
        help: "write an expression on one line, or as a block after `|`")
    }
    return .error(
      "yaml/expression-is-collection", "`\(written)` is \(node.kindName) in YAML, not an expression", at: span,
      help: inQuotes(written), fixes: [quoting(written, span)])
  }

  /// `"High"`: YAML takes the quotes away and a name is left.
  static func quotesLost(_ text: String, written: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "yaml/quotes-lost", "YAML takes these quotes away; what is left is `\(text)`, not a text", at: span,
      help: "for the text write \(written.singleQuoted); for a name or a number write \(text) without quotes",
      fixes: [Fix("keep the quotes", [TextEdit(span, written.singleQuoted)])])
  }

  /// Any other expression in double quotes, whose escapes YAML undoes first.
  static func doubleQuotedExpression(_ text: String, at span: SourceSpan) -> Diagnostic {
    .warning(
      "yaml/double-quoted-expression",
      "an expression in double quotes is hard to read: YAML takes the quotes and escapes away first",
      at: span, help: inQuotes(text))
  }

  /// A `//` comment in a text whose lines YAML joins.
  static func commentInFolded(at span: SourceSpan, value: SourceSpan) -> Diagnostic {
    .error(
      "yaml/comment-in-folded", "YAML joins the lines of this value, so the comment takes in all that follows", at: span,
      labels: [Label(value, "the value")], help: "write the value as a block after `|`, which keeps its lines")
  }

  /// `x = "a #b"`: YAML cuts a plain value at ` #`.
  static func cutAtHash(at span: SourceSpan, value: SourceSpan, whole: String) -> Diagnostic {
    .error(
      "yaml/cut-at-hash", "YAML takes ` #` for the start of a comment and cuts the value inside its quotes", at: span,
      labels: [Label(value, "all that is left of the value")], help: inQuotes(whole),
      fixes: [quoting(whole, value.extended(toCover: span))])
  }

  /// A collection where a text must stand.
  static func expectedText(_ node: YAMLNode, written: String, at span: SourceSpan) -> Diagnostic {
    let isOneLine = node.isFlow && !written.utf8.contains { $0.isBreak }
    return .error(
      "yaml/expected-text", "\(node.kindName) stands here; a text was expected", at: span,
      help: isOneLine ? inQuotes(written) : "write the text on one line, or as a block after `|`",
      fixes: isOneLine ? [quoting(written, span)] : [])
  }

  /// `title: Form #3`: what follows ` #` is a comment, and may not have been meant as one.
  static func textCutAtHash(at span: SourceSpan, value: SourceSpan, whole: String) -> Diagnostic {
    .warning(
      "yaml/cut-at-hash", "YAML takes ` #` for the start of a comment; this is not part of the text", at: span,
      labels: [Label(value, "all of the text")], help: "if it is part of it, \(inQuotes(whole)); if not, put a space after `#`")
  }

  /// A list item indented deeper than its list: YAML takes it for more of the item before.
  static func itemInText(at span: SourceSpan, value: SourceSpan) -> Diagnostic {
    .warning(
      "yaml/item-in-text", "this line looks like a list item and is part of the text before it", at: span,
      labels: [Label(value, "the text")], help: "begin it in the column of the item before, or put the whole text in quotes")
  }

  // MARK: What to write instead

  private static func hex(_ character: UnicodeScalar) -> String {
    let digits = String(character.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  private static func inQuotes(_ text: String) -> String {
    "put single quotes around the whole value: \(text.singleQuoted); or write it as a block after `|`"
  }

  private static func quoting(_ text: String, _ span: SourceSpan) -> Fix {
    Fix("put the value in single quotes", [TextEdit(span, text.singleQuoted)])
  }
}
