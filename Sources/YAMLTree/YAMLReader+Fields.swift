public import Diagnostics

extension YAMLReader {
  /// The FEEL expression that a field holds and the way back to the file, or nil, reported, where it holds none.
  ///
  /// Plain, single-quoted and literal scalars are taken as they are; whatever YAML would take for a boolean, a date
  /// or a number stays text.
  public static func expressionText(
    of node: YAMLNode, in file: SourceFile, into diagnostics: inout DiagnosticSet
  ) -> (text: String, map: OffsetMap)? {
    guard let scalar = node.scalar else {
      diagnostics.report(.expressionIsCollection(node, written: file.text(node.span.range), at: node.span))
      return nil
    }
    guard scalar.text.utf8.contains(where: { !$0.isBlank && !$0.isBreak }) else {
      diagnostics.report(.expectedExpression(at: node.span))
      return nil
    }
    let map = offsetMap(of: node, in: file)
    let scan = ExpressionScan(scalar.text)
    if let problem = problem(of: scalar, node.span, scan, map, in: file) {
      diagnostics.report(problem)
      if problem.severity == .error { return nil }
    }
    // No plain scalar can begin with `*`: this is an alias, which was reported.
    if scalar.style == .plain, scalar.text.utf8.first == UInt8(ascii: "*") { return nil }
    return (scalar.text, map)
  }

  /// The text that a field holds, whatever it looks like, or nil, reported, where a collection stands.
  ///
  /// Warns of a ` #` with a word right after it, which cuts the text, and of a further line that begins with `- `.
  public static func plainText(
    of node: YAMLNode, in file: SourceFile, into diagnostics: inout DiagnosticSet
  ) -> String? {
    if let scalar = node.scalar {
      if scalar.style == .plain, !scalar.text.isEmpty, let cut = commentAfter(node.span, in: file), looksLikeText(cut, in: file) {
        let whole = file.text(Int(node.span.start)..<Int(cut.end))
        diagnostics.report(.textCutAtHash(at: cut, value: node.span, whole: whole))
      }
      if scalar.style == .plain, let item = itemLine(in: node.span, in: file) {
        diagnostics.report(.itemInText(at: item, value: node.span))
      }
      return scalar.text
    }
    diagnostics.report(.expectedText(node, written: file.text(node.span.range), at: node.span))
    return nil
  }

  private static func problem(
    of scalar: YAMLScalar, _ span: SourceSpan, _ scan: ExpressionScan, _ map: OffsetMap, in file: SourceFile
  ) -> Diagnostic? {
    let isOnOneLine = file.lineIndex(at: Int(span.start)) == file.lineIndex(at: Int(span.end))
    if scalar.style != .literal, !isOnOneLine, let comment = scan.lineComment {
      return .commentInFolded(at: map.span(comment), value: span)
    }
    switch scalar.style {
    case .doubleQuoted:
      return ExpressionScan.isWords(scalar.text)
        ? .quotesLost(scalar.text, written: file.text(span.range), at: span)
        : .doubleQuotedExpression(scalar.text, at: span)
    case .plain where scan.endsInString:
      guard let cut = commentAfter(span, in: file) else { return nil }
      let whole = file.text(Int(span.start)..<Int(cut.end))
      return .cutAtHash(at: cut, value: span, whole: whole)
    default: return nil
    }
  }

  /// A further line of a plain text that begins as list items do.
  private static func itemLine(in span: SourceSpan, in file: SourceFile) -> SourceSpan? {
    let lines = file.lineIndex(at: Int(span.start))...file.lineIndex(at: Int(span.end))
    for index in lines.dropFirst() {
      let line = file.lineRange(index)
      guard let start = line.first(where: { !file.bytes[$0].isBlank }), start + 1 < line.upperBound else { continue }
      if file.bytes[start] == UInt8(ascii: "-"), file.bytes[start + 1].isBlank {
        return SourceSpan(file: file.id, start..<min(line.upperBound, Int(span.end)))
      }
    }
    return nil
  }

  /// Whether a comment begins as comments do not: with a `#` that a word follows.
  private static func looksLikeText(_ comment: SourceSpan, in file: SourceFile) -> Bool {
    let second = Int(comment.start) + 1
    return second < Int(comment.end) && !file.bytes[second].isBlank && file.bytes[second] != UInt8(ascii: "#")
  }

  /// The YAML comment on the line on which a value ends.
  private static func commentAfter(_ span: SourceSpan, in file: SourceFile) -> SourceSpan? {
    let line = file.lineRange(file.lineIndex(at: Int(span.end)))
    var i = Int(span.end)
    while i < line.upperBound, file.bytes[i].isBlank { i += 1 }
    guard i < line.upperBound, file.bytes[i] == UInt8(ascii: "#") else { return nil }
    var end = line.upperBound
    while file.bytes[end - 1].isBlank { end -= 1 }
    return SourceSpan(file: file.id, i..<end)
  }
}
