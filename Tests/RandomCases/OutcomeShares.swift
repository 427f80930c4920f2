import Decisions

/// How often each outcome of each decision came up.
struct OutcomeShares {
  private var outcomes: [String: [String: Int]] = [:]
  private var items: [String: [String: Int]] = [:]
  /// Documents that were refused, for contradictions mostly.
  private var refused: [String: Int] = [:]
  private var cutOff: [String: Int] = [:]

  mutating func count(_ report: Differential.Report, _ decision: String) {
    guard let decided = report.decision else {
      refused[decision, default: 0] += 1
      return
    }
    outcomes[decision, default: [:]][decided.outcome, default: 0] += 1
    for item in decided.items { items[decision, default: [:]][item.outcome, default: 0] += 1 }
    if report.isCutOff { cutOff[decision, default: 0] += 1 }
  }

  /// The outcomes of a decision that came up, in the order of their names, with their shares.
  func percents(_ decision: String) -> [(outcome: String, percent: Int)] { Self.percents(outcomes[decision] ?? [:]) }

  /// A line for a decision, and one for its items; `possible` are the outcomes that it may have by the rules in force.
  func line(_ decision: String, of possible: [String]) -> String {
    let own = outcomes[decision] ?? [:]
    var line = "\(decision): \(own.values.reduce(0, +)) decided; \(Self.text(percents(decision)))"
    let never = possible.filter { own[$0] == nil }
    if !never.isEmpty { line += "; no document found for \(never.joined(separator: ", "))" }
    line += "; refused \(refused[decision] ?? 0), cut off \(cutOff[decision] ?? 0)"
    if let items = items[decision] { line += "\n  items: \(Self.text(Self.percents(items)))" }
    return line
  }

  private static func percents(_ counts: [String: Int]) -> [(outcome: String, percent: Int)] {
    let all = max(1, counts.values.reduce(0, +))
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value * 100 / all) }
  }

  private static func text(_ percents: [(outcome: String, percent: Int)]) -> String {
    percents.map { "\($0.outcome) \($0.percent) %" }.joined(separator: ", ")
  }
}
