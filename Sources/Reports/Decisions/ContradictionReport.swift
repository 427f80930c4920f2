public import Decisions

/// What is said when facts contradict each other and are refused.
public enum ContradictionReport {
  /// Each contradiction in the words of its check.
  public static func render(_ contradictions: Contradictions, style: TextStyle) -> String {
    if contradictions.all.isEmpty { return Catalogue.contradictionsNotShown + "\n" }
    let lines = contradictions.all.map { contradiction in
      "- " + Catalogue.contradiction(contradiction)
    }
    return ([Catalogue.contradictions(contradictions.all.count)] + lines).joined(separator: "\n") + "\n"
  }
}
