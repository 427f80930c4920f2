import Diagnostics
import YAMLTree

extension LetterSyntax {
  static let on = Field("on", .oneOrMore(of: .id), "outcomes with which it is written; left out: any")
  static let when = Field("when", .condition, "the condition under which it is written")
  static let addresses = Field(
    "addresses", .word(among: ["each holder"]),
    "`each holder`: one letter for each holder of facts that are missing, with the questions that this one can answer")
  static let reader = Field(
    "reader", .id, "who reads it, of the readers of the vocabulary: it is written from what that one may see")
  static let to = Field("to", .oneOrMore(of: .sentence), "to whom it goes: a line, or a list of lines", required: true)
  static let sender = Field("sender", .oneOrMore(of: .sentence), "who sends it: a line, or a list of lines", required: true)
  static let subject = Field("subject", .sentence, "what it is about, in one line", required: true)
  static let body = Field(
    "body", .list(of: Part.shape), "its parts in their order: paragraphs, headings, lists, the signature", required: true)

  static let shape = Shape.record(
    RecordDeclaration(
      "letter", "a letter",
      RuleHeader.wordlessFields + [
        decisionField.declaration, exceptField.declaration, on.declaration, when.declaration, addresses.declaration,
        reader.declaration, to.declaration, sender.declaration, subject.declaration, body.declaration,
      ])
  ) { record, reading in
    let body = reading.read(Self.body, in: record)
    if let entry = record.entry("body"), entry.value.items?.isEmpty == true {
      reading.report(.emptyList("body", of: "a letter", at: entry.value.span))
    }
    // What is written wrongly is still meant.
    _ = reading.read(addresses, in: record)
    return LetterSyntax(
      header: RuleHeader(record, &reading), decision: reading.read(decisionField, in: record) ?? .hole(at: record.place),
      except: reading.readExcept(in: record), on: reading.read(on, in: record) ?? [], when: reading.read(when, in: record),
      addressesEachHolder: record.has("addresses"), reader: reading.read(reader, in: record),
      to: reading.read(to, in: record) ?? [],
      sender: reading.read(sender, in: record) ?? [], subject: reading.read(subject, in: record) ?? .hole(at: record.place),
      body: body ?? [])
  }
}

extension LetterSyntax.Part {
  static let text = Field("text", .sentence, "a paragraph")
  static let heading = Field("heading", .sentence, "a heading")
  static let list = Field("list", .word(of: LetterSyntax.List.self), "a list made from the decision")
  static let empty = Field("empty", .sentence, "what is said where the list has no entries; left out: nothing, and no heading")
  static let sign = Field("sign", .sentence, "who signs")
  static let when = Field("when", .condition, "the condition under which this part is written")
  static let holders = Field(
    "for", .oneOrMore(of: .id), "holders to whom it is written, in a letter that addresses each; left out: all")
  private static let heads = ["text", "heading", "list", "sign"]

  static let declaration = RecordDeclaration(
    "letter_part", "a part of a letter",
    [
      text.declaration, heading.declaration, list.declaration, empty.declaration, sign.declaration, when.declaration,
      holders.declaration, noteField.declaration,
    ], heads: heads)

  /// A sentence is a paragraph.
  static let shape = Shape<LetterSyntax.Part>(
    "a paragraph, or one of \(heads.map { "`\($0): ...`" }.joined(separator: ", "))",
    schema: .record([("anyOf", .list([.definition("sentence"), .definition(declaration.name)]))]), records: [declaration]
  ) { node, reading in
    guard node.entries != nil else {
      return Shape<Template>.sentence.read(node, &reading).map { LetterSyntax.Part(content: .text($0), when: nil) }
    }
    guard let record = reading.open(node, as: declaration) else { return nil }
    reading.checkNote(record)
    let given = (record.node.entries ?? []).filter { heads.contains($0.key) }
    if given.isEmpty, !record.hasUnknownKeys { reading.report(.emptyPart(at: record.place, heads: heads)) }
    for entry in given.dropFirst() {
      reading.report(.secondPart(Name(entry.key, at: entry.keySpan), after: given[0].key, at: given[0].keySpan))
    }
    if let empty = record.entry("empty"), !record.has("list"), !given.isEmpty {
      reading.report(.keyOfOther("empty", in: "`\(given[0].key)`", belongsIn: "`list`", at: empty.keySpan))
    }
    return content(record, &reading).map {
      LetterSyntax.Part(
        content: $0, when: reading.read(when, in: record), holders: reading.read(holders, in: record) ?? [])
    }
  }

  private static func content(_ record: Record, _ reading: inout Reading) -> Content? {
    if let text = reading.read(text, in: record) { return .text(text) }
    if let heading = reading.read(heading, in: record) { return .heading(heading) }
    if let list = reading.read(list, in: record) { return .list(list, empty: reading.read(empty, in: record)) }
    return reading.read(sign, in: record).map { .signature($0) }
  }
}
