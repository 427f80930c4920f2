import Rules

/// Decision tables in the handbook.
extension Catalogue {
  static let byTable = "By the table below. "
  static let tableOutput = "gives"
  static let tableAny = "any"
  static let tableOtherwise = "otherwise"

  static func hitPolicy(
    _ policy: DecisionTableSyntax.HitPolicy, _ aggregation: DecisionTableSyntax.Aggregation?
  ) -> String {
    switch (policy, aggregation) {
    case (.unique, _): "One row at most matches."
    case (.any, _): "Rows that match give the same."
    case (.first, _): "The first row that matches counts."
    case (.priority, _): "Of the rows that match, the one whose value goes first counts."
    case (.collect, .sum?): "The values of all rows that match are added up."
    case (.collect, .count?): "The rows that match are counted."
    case (.collect, .min?): "The least value of the rows that match counts."
    case (.collect, .max?): "The greatest value of the rows that match counts."
    case (.outputOrder, _): "The values of all rows that match, in their own order."
    case (.collect, nil), (.ruleOrder, _): "The values of all rows that match."
    }
  }
}
