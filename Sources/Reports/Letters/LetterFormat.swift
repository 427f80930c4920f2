public import Decisions
import Facts

/// The formats of letters, by the names that the command takes.
public enum LetterFormat: String, Sendable, CaseIterable {
  case text, markdown, html

  /// The letter with a line break at the end. `style` is for text alone.
  public func render(
    _ letter: Letter, for decision: Decision, sources: RuleSources, style: TextStyle = TextStyle()
  ) -> String {
    var writer = LetterWriter(letter, for: decision, sources: sources)
    let page = writer.page()
    return switch self {
    case .text: TextReporter(style: style).render(page)
    case .markdown: MarkdownReporter().render(page)
    case .html: HTMLReporter().render(page)
    }
  }
}

/// What the sender of a letter has to know and the letter does not say.
public enum LetterNotes {
  /// The urgent route first, then blanks and what is left out, a line each; empty where there is nothing to say.
  public static func render(_ letter: Letter, for decision: Decision, sources: RuleSources) -> String {
    var writer = LetterWriter(letter, for: decision, sources: sources)
    _ = writer.page()
    var notes = decision.urgent.map { "\(Catalogue.letterUrgent): \(Catalogue.duty($0))" }
    if let override = decision.override, override.outcome != decision.outcome {
      notes.append(warning(Catalogue.letterFollowsAdvice(override, decision)))
    }
    notes += letter.blanks.map(Catalogue.letterBlank).map(warning)
    if letter.lacksDueDate { notes.append(warning(Catalogue.dueDateBlank)) }
    if writer.blanksInLists > 0 { notes.append(warning(Catalogue.blanksInLists(writer.blanksInLists))) }
    if letter.openParts > 0 { notes.append(warning(Catalogue.openParts(letter.openParts))) }
    return notes.map { $0.printable + "\n" }.joined()
  }

  private static func warning(_ text: String) -> String { "warning: \(text)" }
}
