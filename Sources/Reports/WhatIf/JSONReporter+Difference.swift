public import Decisions
import Expressions

extension JSONReporter {
  /// Keys always come in this order; one that does not apply is absent. Pretty, with a line break at the end.
  public func render(_ difference: DecisionDifference) -> String {
    var writer = JSONWriter(isPretty: true)
    writer.object { writer in
      writer.member("decision", difference.after.decision)
      writer.member("as_of", Self.day(difference.after.asOf))
      writer.member("rulebook") { $0.identity(sources.identity) }
      writer.member("set", objects: difference.settings, setting)
      writer.member("outcome") { writer in
        writer.member("from", difference.before.outcome)
        writer.member("to", difference.after.outcome)
      }
      writer.member("items", objects: difference.items) { writer, change in
        writer.member("name", change.item.name)
        writer.member("from", change.from)
        writer.member("to", change.to)
      }
      writer.member("reasons_gained", objects: difference.reasonsGained, changed)
      writer.member("reasons_lost", objects: difference.reasonsLost, changed)
      writer.member("duties_gained", objects: difference.dutiesGained, duty)
      writer.member("duties_lost", objects: difference.dutiesLost, duty)
      writer.member("missing_gained", objects: difference.missingGained, missing)
      writer.member("missing_lost", objects: difference.missingLost, missing)
    }
    writer.newline()
    return writer.text
  }

  private func setting(_ writer: inout JSONWriter, _ setting: DecisionDifference.Setting) {
    writer.member("fact", setting.path)
    writer.member("member", setting.member)
    if !setting.from.isUnknown {
      writer.key("from")
      writer.value(setting.from)
    }
    if !setting.to.isUnknown {
      writer.key("to")
      writer.value(setting.to)
    }
  }

  private func changed(_ writer: inout JSONWriter, _ change: DecisionDifference.Change) {
    writer.member("item", change.item?.name)
    reason(&writer, change.reason)
  }
}
