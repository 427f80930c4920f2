public import Decisions

/// The formats of a decision, by the names that the command takes.
public enum DecisionFormat: String, Sendable, CaseIterable {
  case text, markdown, html, json

  /// The whole report with a line break at the end. `style` is for text alone; JSON says everything to everybody.
  public func render(
    _ decision: Decision, sources: RuleSources, audience: Audience = .practitioner, detail: Detail = .concise,
    style: TextStyle = TextStyle()
  ) -> String {
    func document() -> Document {
      DecisionDocument.document(decision, sources: sources, audience: audience, detail: detail)
    }
    return switch self {
    case .text: TextReporter(style: style).render(document())
    case .markdown: MarkdownReporter().render(document())
    case .html:
      HTMLReporter().render(
        DecisionDocument.document(decision, sources: sources, audience: audience, detail: detail, withTree: true))
    case .json: JSONReporter(sources: sources).render(decision)
    }
  }
}
