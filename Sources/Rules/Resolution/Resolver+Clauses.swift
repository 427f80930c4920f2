import Diagnostics

// What documents say of their clauses: that the rule book holds them, or why no rule can.
extension Resolver {
  mutating func checkClauses() {
    let holders = book.clauseHolders
    let known = holders.map(\.id.value).unique
    var citing: [ClauseKey: ClauseHolder] = [:]
    for holder in holders {
      for source in holder.sources {
        let key = ClauseKey(document: source.document.value, clause: source.clause.value)
        if citing[key] == nil { citing[key] = holder }
      }
    }
    for document in book.documents {
      for clause in document.clauses {
        for name in clause.coveredBy where !known.contains(name.value) {
          var problem = Diagnostic.unknownName(
            name, what: "rule, parameter, register, assumption, check or letter", among: known)
          if problem.fixes.isEmpty { problem.help = "name what holds the clause by its id, or leave it out until something does" }
          diagnostics.report(problem)
        }
        guard let noRule = clause.noRule else { continue }
        let key = ClauseKey(document: document.id.value, clause: clause.number.value)
        if let first = clause.coveredBy.first {
          diagnostics.report(.answeredTwice(noRule, clause: clause.number, by: first.value, at: first.span))
        } else if let holder = citing[key] {
          diagnostics.report(.answeredTwice(noRule, clause: clause.number, by: holder.id.value, at: holder.id.span))
        }
      }
    }
  }

  private struct ClauseKey: Hashable {
    var document: String
    var clause: String
  }
}

extension Diagnostic {
  static func answeredTwice(
    _ noRule: Located<DocumentSyntax.NoRule>, clause: Name, by holder: String, at span: SourceSpan
  ) -> Diagnostic {
    .warning(
      "sources/answered-twice", "the clause `\(clause.value)` gives a reason why no rule can hold it, but `\(holder)` does",
      at: noRule.span, labels: [Label(span, "holds the clause")], help: "remove `no_rule`, or the other if it is wrong")
  }
}
