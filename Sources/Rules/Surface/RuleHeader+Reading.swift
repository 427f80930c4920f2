import Diagnostics
import ExpressionSyntax
import YAMLTree

/// A remark for readers of the file; the engine does not use it.
let noteField = Field("note", .text, "a remark for readers of the file; the engine does not use it")

extension SourceReference {
  static let document = Field("document", .id, "id of a document of kind `source`", required: true)
  static let clause = Field("clause", .text, "number of the clause", required: true)
  static let shape = Shape.record(
    RecordDeclaration("source_reference", "a source", [document.declaration, clause.declaration])
  ) { record, reading in
    SourceReference(
      document: reading.read(document, in: record) ?? .hole(at: record.place),
      clause: reading.read(clause, in: record) ?? .hole(at: record.place))
  }

  static let field = Field(
    "source", .oneOrMore(of: shape), "where it comes from: `{document: ..., clause: ...}`, or a list of these")
}

extension Words {
  static let met = Field("met", .sentence, "what is said when it holds")
  static let notMet = Field("not_met", .sentence, "what is said when it does not hold")
  static let unknown = Field("unknown", .sentence, "what is said when it is not known whether it holds")
  static let declaration = RecordDeclaration(
    "words", "the words of a rule", [met.declaration, notMet.declaration, unknown.declaration])

  static let shape = Shape(
    "the words for `met`, `not_met` and `unknown`", schema: .definition("words"), records: [declaration]
  ) { node, reading in
    if let scalar = node.scalar, !node.isAbsent {
      reading.report(.plainWords(Name(scalar.text, at: node.span)))
      return Shape<Template>.sentence.read(node, &reading).map { Words(met: $0) }
    }
    return reading.open(node, as: declaration).map {
      Words(met: reading.read(met, in: $0), notMet: reading.read(notMet, in: $0), unknown: reading.read(unknown, in: $0))
    }
  }

  static let field = Field("says", shape, "the words it speaks: `met`, `not_met`, `unknown`")
}

extension RuleHeader {
  static let id = Field("id", .id, "its name, by which others refer to it", required: true)
  static let title = Field("title", .words, "what it is called in reports")
  /// Of a file that holds several things.
  static let fileTitle = Field("title", .text, "what it is called")
  static let assumes = Field("assumes", .oneOrMore(of: .id), "ids of declared assumptions that it rests on")

  /// What every rule may say but its words.
  static let wordlessFields = [
    id.declaration, title.declaration, SourceReference.field.declaration, EffectivePeriod.from.declaration,
    EffectivePeriod.until.declaration, assumes.declaration, noteField.declaration,
  ]
  static let fields = wordlessFields + [Words.field.declaration]

  /// Reads what the record's declaration has of it.
  init(_ record: Record, _ reading: inout Reading) {
    let hasWords = record.declaration.fields.contains { $0.key == "says" && $0.records.contains { $0.name == "words" } }
    self.init(
      id: reading.read(Self.id, in: record) ?? .hole(at: record.place),
      title: reading.read(Self.title, in: record),
      sources: reading.read(SourceReference.field, in: record) ?? [],
      period: EffectivePeriod(record, &reading),
      says: hasWords ? reading.read(Words.field, in: record) ?? .none : .none,
      assumes: reading.read(Self.assumes, in: record) ?? [],
      span: record.node.span)
    reading.checkNote(record)
  }
}

extension Reading {
  /// A note must be a text, though it is not kept.
  mutating func checkNote(_ record: Record) { _ = read(noteField, in: record) }
}

/// The decision that a rule belongs to.
let decisionField = Field("decision", .id, "the decision that it belongs to", required: true)

/// Of what belongs to any decision: those to which it does not.
let exceptField = Field("except", .oneOrMore(of: .id), "with `decision: any`: decisions to which it does not belong")

extension Reading {
  /// What is left out of `any` decision; of a single one nothing can be.
  mutating func readExcept(in record: Record) -> [Name] {
    if let entry = record.entry(exceptField.key), let decision = record.entry(decisionField.key)?.value.scalarText,
      decision != "any"
    {
      report(.exceptOfOneDecision(at: entry.keySpan))
    }
    return read(exceptField, in: record) ?? []
  }
}

extension Diagnostic {
  static func exceptOfOneDecision(at span: SourceSpan) -> Diagnostic {
    .error(
      "rules/except", "`except` goes with `decision: any` only", at: span,
      help: "remove it: what belongs to one decision belongs to no other")
  }
}

extension Shape where Value == ExpressionSource {
  static var dueDate: Shape { .expression("a FEEL expression that gives a date") }
}
