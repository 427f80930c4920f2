import Receipts

/// What `verify` says.
extension Catalogue {
  static func receiptFinding(_ finding: ReceiptCheck.Finding) -> String {
    switch (finding.matter, finding.holds) {
    case (.seal, true): "the receipt is as it was written"
    case (.seal, false): "the receipt was changed after it was written: its digest does not fit"
    case (.ruleBook, true): "the rule book says the same as when the decision was made"
    case (.ruleBook, false): "the rule book says something else than when the decision was made"
    case (.rule(let rule), true): "rule `\(rule)` says the same"
    case (.rule(let rule), false): "rule `\(rule)` says something else, or is gone"
    case (.facts, true): "the facts do not contradict each other"
    case (.facts, false): "the facts contradict each other by these rules"
    case (.outcome(_, let now), true): "derived anew, the outcome is `\(now)`, as in the receipt"
    case (.outcome(let was, let now), false): "derived anew, the outcome is `\(now)`; the receipt says `\(was)`"
    case (.value(let was, let now), _): "derived anew, the value is \(now); the receipt says \(was)"
    case (.item(let name, _, let now), true): "`\(name)`: `\(now)`, as in the receipt"
    case (.item(let name, let was, let now), false): "`\(name)`: `\(now)`; the receipt says `\(was)`"
    case (.truth(let rule, let was, let now), _):
      "derived anew, rule `\(rule)` is \(readable(now)); the receipt says \(readable(was))"
    }
  }

  static func receiptHeading(_ decision: String, _ asOf: String) -> String {
    "Receipt of the decision `\(decision)` as of \(asOf)"
  }

  static func receiptVerdict(_ holds: Bool) -> String { holds ? "the receipt holds" : "the receipt does not hold" }

  static func rulesSaySame(_ number: Int) -> String {
    number == 1 ? "1 rule that bore on it says the same" : "\(number) rules that bore on it say the same"
  }
}
