import Diagnostics

/// Something with an id that can hold a clause of a document: a rule or a part of one, a value of a parameter, a register, an
/// assumption, a check of facts.
public struct ClauseHolder: Sendable {
  /// What it is called in messages: `indicator`, `parameter` ...
  public var kind: String
  public var id: Name
  public var title: String?
  public var sources: [SourceReference]
  /// Whether the rule book is incomplete while it names no source of its own.
  public var needsSource: Bool
}

extension RuleBook {
  /// Everything that can hold a clause, in the order of kinds and files; each version of a rule and each value of a
  /// parameter by itself. Complexity: linear in the rules.
  public var clauseHolders: [ClauseHolder] {
    let rules = entries.map { entry in
      ClauseHolder(
        kind: entry.what, id: entry.header.id, title: entry.header.title?.value, sources: entry.header.sources,
        needsSource: !entry.isPart)
    }
    let values = parameters.flatMap { history in
      history.entries.map { entry in
        ClauseHolder(
          kind: "parameter", id: Name(history.fact.name, at: entry.span), title: history.fact.title, sources: entry.sources,
          needsSource: entry.assumes.isEmpty)
      }
    }
    let assumed = assumptions.map { assumption in
      ClauseHolder(
        kind: "assumption", id: assumption.id, title: assumption.title.value, sources: assumption.sources, needsSource: true)
    }
    let others =
      registers.map {
        ClauseHolder(kind: "register", id: Name($0.name, at: $0.span), title: $0.title, sources: [], needsSource: false)
      }
      + checks.map { ClauseHolder(kind: "check", id: $0.id, title: nil, sources: [], needsSource: false) }
    return rules + values + assumed + others
  }
}
