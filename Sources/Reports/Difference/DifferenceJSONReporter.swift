import Analysis
import Decisions
import Diagnostics
import Expressions
import Rules

/// A difference of rule books as JSON; a key that does not apply is absent.
struct DifferenceJSONReporter {
  let oldFiles: SourceFiles
  let newFiles: SourceFiles

  func render(_ difference: RuleBookDifference) -> String {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("effects", objects: difference.effects, effect)
      writer.member("changes", objects: difference.changes, change)
      writer.member("removed_decisions", strings: difference.removedDecisions)
      writer.member("added_decisions", strings: difference.addedDecisions)
      writer.member("cases_compared", difference.casesCompared)
      writer.member("variations_compared", difference.variationsCompared)
    }
    writer.newline()
    return writer.text
  }

  private func effect(_ writer: inout JSONWriter, _ effect: RuleEffect) {
    writer.member("decision", effect.decision)
    writer.member("title", effect.title)
    writer.member("aspect", aspect(effect.aspect))
    writer.member("duty", duty(effect.aspect))
    state(&writer, "before", effect.before)
    state(&writer, "after", effect.after)
    writer.member("cases", effect.caseCount)
    writer.member("text", Catalogue.effect(effect))
    writer.member("witness") { witness(&$0, effect.witness) }
  }

  private func aspect(_ aspect: RuleEffect.Aspect) -> String {
    switch aspect {
    case .outcome: "outcome"
    case .item: "item"
    case .value: "value"
    case .duty: "duty"
    case .due: "due"
    }
  }

  private func duty(_ aspect: RuleEffect.Aspect) -> String? {
    switch aspect {
    case .outcome, .item, .value: nil
    case .duty(let id, _), .due(let id, _): id
    }
  }

  /// Absent where there is nothing.
  private func state(_ writer: inout JSONWriter, _ key: String, _ state: RuleEffect.State) {
    switch state {
    case .outcome(let name): writer.member(key, name)
    case .value(let phrase):
      writer.key(key)
      writer.phrase(phrase)
    case .truth(let truth): writer.member(key, JSONReporter.truth(truth))
    case .day(let day): writer.member(key, JSONReporter.day(day))
    case .absent: break
    }
  }

  private func witness(_ writer: inout JSONWriter, _ witness: EffectWitness) {
    writer.member("case", witness.caseID)
    writer.member("title", witness.caseTitle)
    writer.member("book", witness.isOfOldBook ? "old" : "new")
    writer.member("at", (witness.isOfOldBook ? oldFiles : newFiles).location(of: witness.span))
    writer.member("item", witness.item)
    writer.member("as_of", JSONReporter.day(witness.asOf))
    writer.member("variation", witness.variation)
    writer.member("because", objects: witness.truths, truth)
  }

  private func truth(_ writer: inout JSONWriter, _ change: EffectWitness.TruthChange) {
    writer.member("rule", change.rule)
    writer.member("title", change.title)
    writer.member("member", change.member)
    writer.member("before", change.before.map(JSONReporter.truth))
    writer.member("after", change.after.map(JSONReporter.truth))
    writer.member("text_before", strings: change.textBefore.map(Catalogue.text))
    writer.member("text_after", strings: change.textAfter.map(Catalogue.text))
    writer.member("facts", objects: change.facts) { writer, fact in
      writer.member("fact", fact.path)
      writer.member("member", fact.member)
      writer.member("text", Catalogue.value(fact.value, fact.presentation))
    }
  }

  private func change(_ writer: inout JSONWriter, _ change: RuleChange) {
    writer.member("sort", change.sort.rawValue)
    writer.member("kind", change.kind)
    writer.member("id", change.id)
    writer.member("title", change.title)
    writer.member("matter", change.matter.rawValue)
    writer.member("old_at", change.oldSpan.map(oldFiles.location))
    writer.member("new_at", change.newSpan.map(newFiles.location))
    writer.member("fields", objects: change.fields) { writer, field in
      writer.member("key", field.key)
      writer.member("before", field.before)
      writer.member("after", field.after)
    }
  }
}
