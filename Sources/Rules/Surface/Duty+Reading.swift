import Diagnostics
import ExpressionSyntax
import YAMLTree

extension DutySyntax {
  static let on = Field("on", .oneOrMore(of: .id), "outcomes with which it comes; left out: any")
  static let when = Field("when", .condition, "the condition under which it is due")
  static let by = Field("by", .text, "who must do it")
  static let due = Field("due", .dueDate, "the day by which it must be done")
  static let says = Field("says", .dutySentence, "what has to be done, in one sentence")
  static let urgent = Field("urgent", .boolean, "the urgent route: reports open with it where its `when` holds")

  private static let fields =
    RuleHeader.wordlessFields + [when.declaration, by.declaration, due.declaration, says.declaration]

  /// A duty that stands inside a rule.
  static let nested = Shape.record(RecordDeclaration("rule_duty", "a duty within a rule", fields)) { record, reading in
    DutySyntax(record, decision: nil, on: [], each: nil, isUrgent: false, &reading)
  }

  /// A duty within a rule whose decision has several outcomes.
  static let nestedWithOutcomes = Shape.record(
    RecordDeclaration("determination_duty", "a duty within a determination", fields + [on.declaration])
  ) { record, reading in
    DutySyntax(record, decision: nil, on: reading.read(on, in: record) ?? [], each: nil, isUrgent: false, &reading)
  }

  /// A rule of kind `duty`.
  static let shape = Shape.record(
    RecordDeclaration(
      "duty", "a rule of kind `duty`",
      fields + [
        decisionField.declaration, exceptField.declaration, on.declaration, SharingRuleSyntax.each.declaration,
        urgent.declaration,
      ])
  ) { record, reading in
    DutySyntax(
      record, decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
      except: reading.readExcept(in: record), on: reading.read(on, in: record) ?? [],
      each: reading.read(SharingRuleSyntax.each, in: record),
      isUrgent: reading.read(urgent, in: record)?.value ?? false, &reading)
  }

  private init(
    _ record: Record, decision: Name?, except: [Name] = [], on: [Name], each: Name?, isUrgent: Bool, _ reading: inout Reading
  ) {
    self.init(
      header: RuleHeader(record, &reading), decision: decision, except: except, on: on, each: each,
      when: reading.read(Self.when, in: record),
      by: reading.read(Self.by, in: record), due: reading.read(Self.due, in: record), text: reading.read(Self.says, in: record),
      isUrgent: isUrgent)
  }
}

extension Shape where Value == Template {
  /// One sentence, where rules of other kinds have words for each truth.
  fileprivate static var dutySentence: Shape {
    let sentence = Shape.sentence
    return Shape(sentence.expected, schema: sentence.schema) { node, reading in
      guard node.entries != nil else { return sentence.read(node, &reading) }
      reading.report(.wordsOfDuty(at: reading.place(of: node)))
      return nil
    }
  }
}
