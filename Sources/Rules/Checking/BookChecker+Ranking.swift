import Diagnostics
import ExpressionSyntax
import Expressions

extension BookChecker {
  /// Decisions, outcomes and groups that rankings name, and what their keys go by.
  mutating func checkRankings() {
    for ranking in book.rankings {
      if let among = ranking.among {
        if book.decisions.contains(among.decision.value) {
          checkOutcomes([among.outcome], of: among.decision.value)
        } else {
          diagnostics.report(.unknownName(among.decision, what: "decision", among: book.decisions))
        }
      }
    }
    for (index, ranking) in book.rankings.enumerated() {
      let other = book.rankings[..<index].first {
        $0.decision.value == ranking.decision.value && $0.header.id.value != ranking.header.id.value
          && $0.header.period.overlaps(ranking.header.period)
      }
      if let other { diagnostics.report(.declaredTwice(ranking.decision, what: "ranking", first: other.decision.span)) }
    }
    for ranking in part.rankings {
      var keys: [String: SourceSpan] = [:]
      for key in ranking.order {
        if let other = keys[key.id.value] { diagnostics.report(.declaredTwice(key.id, what: "key", first: other)) }
        keys[key.id.value] = key.id.span
        check(key)
      }
    }
  }

  private mutating func check(_ key: RankingSyntax.Key) {
    switch key.by {
    case .count(let group):
      if !groups.contains(group.value) {
        diagnostics.report(.unknownName(group, what: "group of criteria", among: groups.sorted()))
      }
    case .value(let source):
      if let type = check(source, NameScope(), expected: nil), !type.isOrdered {
        diagnostics.report(.unorderedKey(type, at: source.wholeSpan))
      }
    }
    for case .placeholder(let source) in key.says?.parts ?? [] where source.text != "value" {
      diagnostics.report(.onlyValue(source.text, at: source.wholeSpan))
    }
  }
}

extension ValueType {
  /// Whether a ranking can go by it.
  fileprivate var isOrdered: Bool {
    switch self {
    case .number, .date, .boolean, .any: true
    default: false
    }
  }
}

extension Diagnostic {
  static func unorderedKey(_ type: ValueType, at span: SourceSpan) -> Diagnostic {
    .error(
      "rankings/no-order", "cases cannot be ordered by \(type)", at: span,
      help: "write an expression that gives a number, a date or true and false, or `{count: group}`")
  }

  static func onlyValue(_ text: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rankings/placeholder", "a key has no `{\(text)}`", at: span,
      help: "write `{value}` for what the key comes to", fixes: [Fix("write `value`", [TextEdit(span, "value")])])
  }
}
