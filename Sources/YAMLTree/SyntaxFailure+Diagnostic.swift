import Diagnostics

extension SyntaxFailure {
  /// What libyaml found, in our words: the FEEL-in-YAML traps first, told from the text at the place, then the rest.
  func diagnostic(in file: SourceFile) -> Diagnostic {
    trap(in: file) ?? quoteLeftOpen(in: file) ?? structureProblem(in: file)
  }

  /// A quote that opens a value and is not closed on its line: libyaml reads on and stumbles over the next quote.
  private func quoteLeftOpen(in file: SourceFile) -> Diagnostic? {
    guard !context.contains("quoted scalar") else { return nil }
    for index in (0..<file.lineIndex(at: min(place, file.bytes.count))).reversed() {
      guard let line = ValueLine(file, at: file.lineRange(index).lowerBound), let quote = line.bytes.first,
        quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      else { continue }
      if line.bytes.dropFirst().contains(quote) { return nil }
      return .openQuote(at: SourceSpan(file: file.id, line.value.lowerBound..<line.value.lowerBound + 1))
    }
    return nil
  }

  // MARK: Expressions that YAML takes for something else

  private func trap(in file: SourceFile) -> Diagnostic? {
    // A construct that could not be finished began at its context; anything else is where it is.
    let candidates = startsConstruct ? [contextPlace ?? place, place] : [place]
    for place in candidates {
      guard let line = ValueLine(file, at: place), line.value.contains(place) || place == line.value.upperBound else { continue }
      return trap(line, at: place, in: file)
    }
    return unclosedBracket(in: file)
  }

  /// A bracket at the start of the last value before the place at which libyaml missed its end.
  private func unclosedBracket(in file: SourceFile) -> Diagnostic? {
    guard context.contains("flow") else { return nil }
    var last = min(place, file.bytes.count)
    while last > 0, file.bytes[last - 1].isBlank || file.bytes[last - 1].isBreak { last -= 1 }
    guard let line = ValueLine(file, at: last), line.text.first == "{" || line.text.first == "[" else { return nil }
    return trap(line, at: line.value.upperBound, in: file)
  }

  private var startsConstruct: Bool {
    ["block scalar", "alias", "anchor", "tag", "flow mapping", "flow sequence", "flow node", "quoted scalar"]
      .contains { context.contains($0) }
  }

  private func trap(_ line: ValueLine, at place: Int, in file: SourceFile) -> Diagnostic? {
    func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: file.id, range) }
    let value = span(line.value)
    // Neither quotes left open nor a block whose text is at fault can be helped by quotes around the line.
    if context.contains("quoted scalar") || problem.contains("indentation") { return nil }
    switch line.bytes.first.map(UnicodeScalar.init) {
    case "\"", "'":
      guard let rest = line.restAfterQuotes else { return nil }
      if line.isQuotedThroughout, let first = file.text(rest).unicodeScalars.first, first.properties.isAlphabetic,
        !file.bytes[rest.lowerBound - 1].isBlank
      {
        return .quoteInsideText(line.text, value: value, rest: span(rest))
      }
      return .textAfterQuotes(line.text, value: value, rest: span(rest))
    case "{", "[":
      if let rest = line.restAfterBrackets, place >= rest.lowerBound {
        return .textAfterBracket(line.text, value: value, rest: span(rest))
      }
      return line.value.lowerBound == place || place >= line.value.upperBound
        ? .openBracket(line.text, value: value, bracket: span(line.value.lowerBound..<line.value.lowerBound + 1))
        : .insideBrackets(line.text, at: span(place..<place + 1))
    case let first? where TrapMeaning.of(first) != nil && place == line.value.lowerBound:
      return .indicatorAtStart(line.text, value: value, first: first)
    default:
      guard problem.contains("mapping values"), place > line.value.lowerBound else { return nil }
      return .colonInValue(line.text, value: value, colon: span(place..<place + 1))
    }
  }

  // MARK: Structure

  private func structureProblem(in file: SourceFile) -> Diagnostic {
    let here = SourceSpan(file: file.id, wordRange(at: place, in: file))
    let began = contextPlace.map { SourceSpan(file: file.id, wordRange(at: $0, in: file)) }
    let text = file.text(here.range)
    switch (context, problem) {
    case let (context, problem) where context.contains("quoted scalar") && problem.contains("unexpected"):
      return .openQuote(at: began ?? here)
    case let (context, _) where context.contains("quoted scalar"):
      return .badEscape(at: SourceSpan(file: file.id, place..<min(here.range.upperBound, place + 2)), in: began)
    case let (context, _) where context.contains("block scalar"): return .blockHeader(at: here)
    case let (context, _) where context.contains("simple key"):
      let key = began ?? here
      guard let colon = file.bytes[key.range].firstIndex(of: UInt8(ascii: ":")) else { return .missingColon(at: key) }
      return .missingSpace(at: SourceSpan(file: file.id, colon..<colon + 1))
    case let (context, _) where context.contains("flow"): return .bracketStructure(at: here, began: began)
    case let (context, problem) where context.contains("block collection") || problem.contains("block sequence entries"):
      return .misplacedItem(text, at: here, began: began)
    case let (_, problem) where problem.contains("mapping values"):
      let key = SourceSpan(file: file.id, keyRange(before: place, in: file))
      let looksLikeExpression = file.bytes[key.range].contains { "\"=<>()+*/".utf8.contains($0) }
      return looksLikeExpression
        ? .colonInLine(at: SourceSpan(file: file.id, place..<place + 1)) : .deeperThanItsParent(file.text(key.range), at: key)
    case let (context, _) where context.contains("block mapping") && text == ":": return .emptyKey(at: here)
    case let (context, _) where context.contains("block mapping") && text == "-":
      return .misplacedItem(text, at: here, began: nil)
    case let (context, problem) where context.contains("block mapping") || problem.contains("mapping keys"):
      return .doesNotLineUp(text, at: here, began: began)
    case let (context, _) where context.contains("anchor") || context.contains("alias"): return .badAnchor(at: here)
    case let (context, problem) where context.contains("tag") || problem.contains("tag"): return .badTag(at: here)
    case let (context, problem) where context.contains("directive") || problem.contains("YAML document"):
      return .directive(at: here)
    case let (_, problem) where problem.contains("document start") && file.bytes.first == UInt8(ascii: "%"):
      return .directive(at: SourceSpan(file: file.id, wordRange(at: 0, in: file)))
    case let (_, problem) where problem.contains("document start"): return .afterTheEnd(text, at: here)
    case let (_, problem) where problem.contains("cannot start any token") || problem.contains("node content"):
      return .cannotStart(text, at: here)
    default: return .notUnderstood(text, at: here)
    }
  }

  /// The key that ends with the colon at `colon`.
  private func keyRange(before colon: Int, in file: SourceFile) -> Range<Int> {
    var start = file.lineRange(file.lineIndex(at: colon)).lowerBound
    while start < colon, file.bytes[start].isBlank { start += 1 }
    return start..<min(colon + 1, file.bytes.count)
  }

  /// What stands at a place up to the next white space, at most 40 bytes of it.
  private func wordRange(at place: Int, in file: SourceFile) -> Range<Int> {
    var end = min(place, file.bytes.count)
    let start = end
    while end < file.bytes.count, end < start + 40 || file.bytes[end] & 0xC0 == 0x80, file.bytes[end] > 0x20 { end += 1 }
    return start..<end
  }
}

/// What a character at the start of a value means to YAML, and what it was meant as.
struct TrapMeaning {
  var inYAML: String

  static func of(_ first: UnicodeScalar) -> TrapMeaning? {
    switch first {
    case ">": TrapMeaning(inYAML: "begins a folded block")
    case "|": TrapMeaning(inYAML: "begins a literal block")
    case "-": TrapMeaning(inYAML: "begins an item of a list")
    case "?": TrapMeaning(inYAML: "begins a key")
    case "@", "`": TrapMeaning(inYAML: "is reserved")
    case "%": TrapMeaning(inYAML: "begins a directive")
    case "*": TrapMeaning(inYAML: "refers to an anchor")
    case "&": TrapMeaning(inYAML: "names an anchor")
    case "!": TrapMeaning(inYAML: "begins a tag")
    case "]", "}", ",": TrapMeaning(inYAML: "closes or parts a list or mapping")
    default: nil
    }
  }
}
