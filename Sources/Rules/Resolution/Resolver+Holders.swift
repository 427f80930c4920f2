import Diagnostics

// Who holds facts: where the vocabulary names holders, facts name them by the same names.
extension Resolver {
  mutating func checkHolders(_ items: [RuleFileItem]) {
    var spans: [String: SourceSpan] = [:]
    for holder in book.holders {
      if let first = spans[holder.id.value] { diagnostics.report(.declaredTwice(holder.id, what: "holder", first: first)) }
      spans[holder.id.value] = holder.id.span
    }
    if spans.isEmpty { return }
    for case .vocabulary(let vocabulary) in items {
      for name in vocabulary.entities.flatMap(\.facts).compactMap(\.holder) where spans[name.value] == nil {
        diagnostics.report(.unknownName(name, what: "holder", among: spans.keys.sorted()))
      }
    }
  }
}
