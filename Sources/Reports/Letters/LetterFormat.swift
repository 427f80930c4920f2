public import Decisions
import Facts

/// The formats of letters, by the names that the command takes.
public enum LetterFormat: String, Sendable, CaseIterable {
  case text, markdown, html

  /// The letters one after the other, each on a page of its own where the format has pages, with a line break at the end.
  /// `style` is for text alone.
  public func render(
    _ letters: [Letter], sources: RuleSources, style: TextStyle = TextStyle()
  ) -> String {
    let pages = letters.map { letter in
      var writer = LetterWriter(letter, sources: sources)
      return writer.page()
    }
    return switch self {
    case .text: TextReporter(style: style).render(pages)
    case .markdown: MarkdownReporter().render(pages)
    case .html: HTMLReporter().render(pages)
    }
  }

  /// How names of files in the format end.
  public var fileExtension: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .html: "html"
    }
  }
}

/// What the sender of a letter has to know and the letter does not say.
public enum LetterNotes {
  /// The urgent route first, then blanks and what is left out, a line each; empty where there is nothing to say. What several
  /// letters share is said once.
  public static func render(_ letters: [Letter], for decision: Decision, sources: RuleSources) -> String {
    var notes: [String] = []
    for note in letters.flatMap({ self.notes(on: $0, decision, sources) }) where !notes.contains(note) { notes.append(note) }
    return notes.map { $0.printable + "\n" }.joined()
  }

  private static func notes(on letter: Letter, _ decision: Decision, _ sources: RuleSources) -> [String] {
    var writer = LetterWriter(letter, sources: sources)
    _ = writer.page()
    var notes = decision.urgent.map { "\(Catalogue.letterUrgent): \(Catalogue.duty($0))" }
    if let override = decision.override, override.outcome != decision.outcome {
      notes.append(warning(Catalogue.letterFollowsAdvice(override, decision)))
    }
    if letter.lacksHolder { notes.append(warning(Catalogue.nobodyNamed)) }
    notes += letter.blanks.map(Catalogue.letterBlank).map(warning)
    if letter.lacksDueDate { notes.append(warning(Catalogue.dueDateBlank)) }
    if writer.blanksInLists > 0 { notes.append(warning(Catalogue.blanksInLists(writer.blanksInLists))) }
    if letter.openParts > 0 { notes.append(warning(Catalogue.openParts(letter.openParts))) }
    return notes
  }

  private static func warning(_ text: String) -> String { "warning: \(text)" }
}
