public import Decisions

/// What is said when facts contradict each other and are refused.
public enum ContradictionReport {
  /// Urgent routes first, then each contradiction in the words of its check, with the places of its facts where `places` has
  /// some.
  public static func render(
    _ contradictions: Contradictions, style: TextStyle, places: (Contradiction) -> [String] = { _ in [] }
  ) -> String {
    let urgent = UrgentNotice.render(contradictions.urgent, style: style)
    if contradictions.all.isEmpty { return urgent + Catalogue.contradictionsNotShown + "\n" }
    let lines = contradictions.all.flatMap { contradiction in
      ["- " + Catalogue.contradiction(contradiction)] + places(contradiction).map { "  at \($0)" }
    }
    return urgent + ([Catalogue.contradictions(contradictions.all.count)] + lines).joined(separator: "\n") + "\n"
  }

  /// All on one line, with the names of the checks.
  public static func line(_ contradictions: Contradictions) -> String {
    let all = contradictions.all.map { "\(Catalogue.text($0.text)) (`\($0.id)`)" }
    return "the facts contradict each other: " + all.joined(separator: "; ")
  }
}
