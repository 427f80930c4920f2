public import Analysis
import Decisions
public import Rules

/// The forms of the engine's own sentences that reports use.
public enum SentenceForms {
  /// Those that the reports and letters of worked cases meet, for practitioners and for officers, in the order of their letters.
  ///
  /// A form that no case leads to is not among them. Complexity: that of explaining and rendering each case.
  public static func met(by cases: [WorkedCase], of book: RuleBook, sources: RuleSources) -> [String] {
    let log = FormLog()
    var runner = CaseRunner(book)
    Wording(language: Wording.ownLanguage, forms: [:], log: log).inForce {
      for one in cases {
        guard let (decision, letters) = runner.explained(one) else { continue }
        for audience in Audience.allCases {
          _ = DecisionDocument.document(
            decision, sources: sources, audience: audience, detail: audience == .officer ? .full : .concise, withTree: true)
        }
        _ = LetterFormat.text.render(letters, sources: sources)
        _ = LetterNotes.render(letters, for: decision, sources: sources)
      }
    }
    return log.forms
  }
}
