import Diagnostics

// Who holds facts: where the vocabulary names holders, facts and rules name them by the same names.
extension Resolver {
  mutating func checkHolders(_ items: [RuleFileItem]) {
    var spans: [String: SourceSpan] = [:]
    for holder in book.holders {
      if let first = spans[holder.id.value] { diagnostics.report(.declaredTwice(holder.id, what: "holder", first: first)) }
      spans[holder.id.value] = holder.id.span
    }
    if spans.isEmpty { return }
    var named =
      book.criteria.flatMap(\.indicators).compactMap(\.holder) + book.outcomes.flatMap(\.indicators).compactMap(\.holder)
    for case .vocabulary(let vocabulary) in items { named += vocabulary.entities.flatMap(\.facts).compactMap(\.holder) }
    for name in named where spans[name.value] == nil {
      diagnostics.report(.unknownName(name, what: "holder", among: spans.keys.sorted()))
    }
  }
}
