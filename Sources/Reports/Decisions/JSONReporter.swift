public import Decisions
import Expressions
import Facts
import Rules

/// Writes a decision as JSON: the keys of ``decisionSchema``, always in the same order; a key that does not apply is absent.
public struct JSONReporter {
  let sources: RuleSources

  public init(sources: RuleSources) { self.sources = sources }

  /// Pretty, with a line break at the end. Complexity: linear in the decision.
  public func render(_ decision: Decision) -> String {
    var writer = JSONWriter(isPretty: true)
    write(decision, to: &writer)
    writer.newline()
    return writer.text
  }

  public func write(_ decision: Decision, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("decision", decision.decision)
      writer.member("outcome", decision.outcome)
      if let value = decision.value {
        writer.key("value")
        writer.phrase(value)
      }
      writer.member("overdue_days", decision.overdueDays.map { Int($0) })
      writer.member("as_of", Self.day(decision.asOf))
      writer.member("rulebook") { $0.identity(sources.identity) }
      if let reader = decision.reader { writer.member("reader") { self.reader(&$0, reader) } }
      writer.member("urgent", objects: decision.urgent, duty)
      writer.member("summary", Catalogue.summary(decision))
      writer.member("reasons", objects: decision.reasons, reason)
      writer.member("might_also_fail", objects: decision.mightAlsoFail, reason)
      if let nearest = decision.nearest { writer.member("nearest") { self.nearest(&$0, nearest) } }
      if let withheld = decision.withheld { writer.member("withheld") { self.withheld(&$0, withheld) } }
      if let sufficient = decision.sufficient { writer.member("sufficient") { self.sufficient(&$0, sufficient) } }
      writer.member("missing", objects: decision.missing, missing)
      if let question = decision.nextQuestion { writer.member("next_question") { nextQuestion(&$0, question) } }
      writer.member("settles", objects: decision.settles, ways)
      writer.member("changes", objects: decision.changes, ways)
      if let change = decision.changesItself {
        writer.member("changes_itself") { writer in
          writer.member("on", Self.day(change.day))
          writer.member("outcome", change.outcome)
        }
      }
      writer.member("duties", objects: decision.duties, duty)
      writer.member("items", objects: decision.items, item)
      writer.member("assumptions", objects: decision.assumptions, assumption)
      writer.member("problems", objects: decision.problems, problem)
      if let override = decision.override {
        writer.member("override") { writer in
          writer.member("outcome", override.outcome)
          writer.member("by_role", override.byRole)
          writer.member("reason", decision.reader == nil ? override.reason : nil)
          writer.member("at", override.at)
        }
      }
    }
  }

  /// ISO 8601; nil outside the calendar.
  static func day(_ day: Int64) -> String? { CivilDate(daysSinceEpoch: Int(day))?.description }
}

extension JSONReporter {
  func reason(_ writer: inout JSONWriter, _ reason: Reason) {
    writer.member("rule", reason.rule)
    writer.member("title", reason.title)
    writer.member("role", reason.role.rawValue)
    writer.member("truth", Self.truth(reason.truth))
    if reason.isWithheld { writer.member("withheld", true) }
    writer.member("member", reason.member)
    writer.member("text", Self.text(reason))
    if let count = reason.count {
      writer.member("count") { writer in
        writer.member("met", count.met)
        writer.member("not_met", count.notMet)
        writer.member("open", count.open)
        writer.member("all", count.all)
        writer.member(count.isAtMost ? "at_most" : "needed", count.needed)
      }
    }
    writer.member("sustained_from", reason.sustainedFrom.flatMap(Self.day))
    clauses(&writer, reason.sources)
    writer.member("at", sources.location(reason.span))
    writer.member("facts", objects: reason.facts, fact)
    writer.member("exceptions", objects: reason.exceptions, self.reason)
    writer.member("because", objects: reason.because, self.reason)
    writer.member("assumptions", strings: reason.assumptions)
  }

  /// The rule's own words, else what it counted.
  private static func text(_ reason: Reason) -> String? {
    if reason.texts.isEmpty { return reason.count.map(Catalogue.count) }
    return reason.texts.map(Catalogue.text).joined(separator: "; ")
  }

  static func truth(_ truth: Truth) -> String {
    switch truth {
    case .met: "true"
    case .notMet: "false"
    case .unknown: "unknown"
    }
  }

  /// `source` is the first clause; where there are several, `sources` has them all.
  func clauses(_ writer: inout JSONWriter, _ clauses: [ClauseReference]) {
    guard let first = clauses.first else { return }
    writer.member("source") { $0.clause(first) }
    if clauses.count > 1 { writer.member("sources", objects: clauses) { $0.clause($1) } }
  }

  func fact(_ writer: inout JSONWriter, _ fact: FactUse) {
    writer.member("fact", fact.path)
    writer.member("title", fact.title)
    writer.member("member", fact.member)
    writer.key("value")
    writer.value(fact.value)
    writer.member("text", Catalogue.value(fact.value, fact.presentation))
    if fact.isPresumed { writer.member("presumed", true) }
    writer.member("quality", fact.annotation?.quality)
    writer.member("recorded", fact.annotation?.recorded)
    writer.member("recorded_by", fact.annotation?.source)
  }
}

extension JSONWriter {
  mutating func clause(_ reference: ClauseReference) {
    member("document", reference.document)
    member("clause", reference.clause)
  }

  mutating func identity(_ identity: RuleBookIdentity) {
    member("name", identity.name)
    member("version", identity.version)
    member("digest", identity.digest)
    member("meaning", identity.meaning)
  }

  /// A phrase that is one value is written as that value.
  mutating func phrase(_ phrase: Phrase) {
    if phrase.parts.count == 1, case .value(let value, _) = phrase.parts[0] {
      self.value(value)
    } else {
      string(Catalogue.text(phrase))
    }
  }
}
