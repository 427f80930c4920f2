import Diagnostics
import ExpressionSyntax
import Expressions

// Due dates and the words of rules.
extension GraphLowering {
  // MARK: Due dates

  /// `due < today()`, as an exact condition where `due` is a single fact.
  mutating func lowerIsPast(_ due: ExpressionSource, span: SourceSpan) -> NodeIndex {
    let tree = book.tree(of: due)
    if case .fact(let path) = names().meaning(of: tree.root, in: tree, book: book), path.reference == nil,
      book[path.fact].type == .date
    {
      return atom(.compare(path.fact, .less, asOf), on: path.fact, span)
    }
    return comparison(of: due, "<", nil, span)
  }

  /// Two due dates against each other.
  mutating func compareDue(
    _ a: ExpressionSource, _ comparison: Comparison, _ b: ExpressionSource, at span: SourceSpan
  ) -> NodeIndex {
    self.comparison(of: a, comparison == .greater ? ">" : ">=", b, span)
  }

  /// A comparison of expressions that stand in different places, joined into one tree.
  private mutating func comparison(
    of a: ExpressionSource, _ op: String, _ b: ExpressionSource?, _ span: SourceSpan
  ) -> NodeIndex {
    let text = "(\(a.text)) \(op) (\(b?.text ?? "today()"))"
    let joined = ExpressionSource(text: text, map: OffsetMap(file: span.file, opaque: span))
    var ignored = DiagnosticSet()
    let tree = FEELParser.parseExpression(joined, names: Builtins.names, into: &ignored)
    let index = program(tree, tree.root, joined, names())
    let node = builder.add(.program(index), scope: nil, at: span)
    note(condition: node)
    return node
  }

  // MARK: Words

  mutating func lower(_ words: Words, _ scope: NameScope) -> GraphWords {
    GraphWords(
      met: words.met.map { lower($0, scope) }, notMet: words.notMet.map { lower($0, scope) },
      unknown: words.unknown.map { lower($0, scope) })
  }

  mutating func lower(_ template: Template, _ scope: NameScope) -> GraphTemplate {
    var parts: [GraphTemplate.Part] = []
    for part in template.parts {
      switch part {
      case .text(let text): parts.append(.text(text))
      case .placeholder(let source):
        if source.text.hasPrefix("count."), let count = CountPlaceholder(rawValue: String(source.text.dropFirst(6))) {
          parts.append(.count(count))
        } else if source.text == "due" {
          parts.append(.due)
        } else if addressesHolders, source.text == "holder" {
          parts.append(.holder)
        } else {
          let source = wordDates[source.text] ?? source
          let tree = book.tree(of: source)
          parts.append(.program(program(tree, tree.root, source, scope)))
        }
      }
    }
    return GraphTemplate(parts: parts)
  }
}

extension OffsetMap {
  /// A text of the engine's own making about a place in a file.
  init(file: FileID, opaque span: SourceSpan) {
    self.init(
      file: file,
      runs: [Run(textStart: 0, fileStart: span.start, fileLength: span.end - span.start, isOpaque: true)], fileEnd: span.end)
  }
}
