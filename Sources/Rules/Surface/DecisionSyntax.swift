public import Diagnostics
import YAMLTree

/// What is said of a decision as a whole, whatever kind of rules make it.
public struct DecisionSyntax: Sendable {
  public var id: Name
  public var title: Name
  /// Of decisions about records: what keeps every record, whichever rule covers it.
  public var holds: [ExceptionSyntax]
  public var span: SourceSpan

  public init(id: Name, title: Name, holds: [ExceptionSyntax], span: SourceSpan) {
    self.id = id
    self.title = title
    self.holds = holds
    self.span = span
  }
}

extension DecisionSyntax {
  static let id = Field("id", .id, "the name under which rules and commands know it", required: true)
  static let title = Field("title", .words, "what reports call it: a question or a few words", required: true)
  static let holds = Field(
    "holds", .list(of: ExceptionSyntax.shape), "for decisions about records: what keeps every record all the same")

  static let shape = Shape.record(
    RecordDeclaration(
      "decision", "a decision", [id.declaration, title.declaration, holds.declaration, noteField.declaration])
  ) { record, reading in
    reading.checkNote(record)
    return DecisionSyntax(
      id: reading.read(id, in: record) ?? .hole(at: record.place),
      title: reading.read(title, in: record) ?? .hole(at: record.place),
      holds: reading.read(holds, in: record) ?? [], span: record.node.span)
  }
}
