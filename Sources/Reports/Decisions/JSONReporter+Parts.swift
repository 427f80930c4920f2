import Decisions
import Expressions
import Rules

extension JSONReporter {
  /// A list of facts may be empty: an outcome that no fact can change.
  func sufficient(_ writer: inout JSONWriter, _ sufficient: SufficientReason) {
    writer.key("facts")
    writer.array { writer in
      for fact in sufficient.facts {
        writer.element()
        writer.object { self.fact(&$0, fact) }
      }
    }
    switch sufficient.extent {
    case .minimal: break
    case .smallest: writer.member("extent", "smallest")
    case .notProven: writer.member("extent", "not proven")
    }
  }

  func nearest(_ writer: inout JSONWriter, _ nearest: NearestPermission) {
    writer.member("rule", nearest.rule)
    writer.member("title", nearest.title)
    clauses(&writer, nearest.sources)
    writer.member("at", sources.location(nearest.span))
    writer.member("lacks", objects: nearest.gaps) { writer, gap in
      writer.member("text", Catalogue.gap(gap))
      writer.member("facts", objects: gap.facts, fact)
      if let measure = gap.measure {
        writer.member("bound", measure.bound.rawValue)
        writer.key("needed")
        writer.value(measure.needed)
        writer.key("by")
        writer.value(measure.distance)
      }
    }
  }

  func reader(_ writer: inout JSONWriter, _ reader: ReaderNote) {
    writer.member("id", reader.id)
    writer.member("title", reader.title)
    writer.member("name", reader.name)
  }

  func withheld(_ writer: inout JSONWriter, _ withheld: Withheld) {
    writer.member("text", Catalogue.withheld(withheld))
    writer.member("holders", strings: withheld.holders.map(\.id))
  }

  func missing(_ writer: inout JSONWriter, _ fact: MissingFact) {
    writer.member("fact", fact.path)
    writer.member("title", fact.title)
    writer.member("member", fact.member)
    writer.member("question", fact.question.map(Catalogue.text))
    writer.member("holder", fact.holder)
    writer.member("matters", fact.matters)
  }

  func duty(_ writer: inout JSONWriter, _ duty: DutyReport) {
    writer.member("rule", duty.id)
    writer.member("title", duty.title)
    writer.member("text", duty.text.map(Catalogue.text))
    writer.member("by", duty.by)
    writer.member("due", duty.due.flatMap(Self.day))
    writer.member("overdue_days", duty.overdueDays.map { Int($0) })
    writer.member("truth", Self.truth(duty.truth))
    writer.member("member", duty.member)
    clauses(&writer, duty.sources)
    writer.member("at", sources.location(duty.span))
  }

  func item(_ writer: inout JSONWriter, _ item: ItemReport) {
    writer.member("name", item.name)
    writer.member("item", item.item)
    writer.member("subject", item.subject)
    writer.member("form", item.form)
    writer.member("outcome", item.outcome)
    writer.member("reasons", objects: item.reasons, reason)
    writer.member("might_also_fail", objects: item.mightAlsoFail, reason)
    if let nearest = item.nearest { writer.member("nearest") { self.nearest(&$0, nearest) } }
    if let withheld = item.withheld { writer.member("withheld") { self.withheld(&$0, withheld) } }
  }

  func assumption(_ writer: inout JSONWriter, _ assumption: AssumptionReport) {
    writer.member("id", assumption.id)
    writer.member("title", assumption.title)
    writer.member("reason", assumption.reason.isEmpty ? nil : assumption.reason)
    writer.member("alternatives", strings: assumption.alternatives)
    writer.member("rules", strings: assumption.rules)
    if let presumed = assumption.presumed { writer.member("presumed") { fact(&$0, presumed) } }
  }

  func problem(_ writer: inout JSONWriter, _ problem: Problem) {
    writer.member("code", problem.code)
    writer.member("text", Catalogue.problem(problem))
    writer.member("member", problem.member)
    writer.member("at", sources.location(problem.span))
  }
}

extension Problem {
  /// A stable name of its kind.
  var code: String {
    switch kind {
    case .evaluation(let error): "evaluation/\(error.code.rawValue)"
    case .noRuleInForce: "no-rule-in-force"
    case .parameterWithoutValue: "parameter-without-value"
    case .noItems: "no-items"
    case .nothingCovers: "nothing-covers"
    case .limit: "limit"
    }
  }
}
