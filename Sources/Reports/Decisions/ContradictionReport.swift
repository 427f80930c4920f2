public import Decisions

/// What is said when facts contradict each other and are refused.
public enum ContradictionReport {
  /// Urgent routes first, then each contradiction in the words of its check.
  public static func render(_ contradictions: Contradictions, style: TextStyle) -> String {
    let urgent = UrgentNotice.render(contradictions.urgent, style: style)
    if contradictions.all.isEmpty { return urgent + Catalogue.contradictionsNotShown + "\n" }
    let lines = contradictions.all.map { contradiction in
      "- " + Catalogue.contradiction(contradiction)
    }
    return urgent + ([Catalogue.contradictions(contradictions.all.count)] + lines).joined(separator: "\n") + "\n"
  }
}
