import Decisions

/// How often each outcome of a decision came up.
struct OutcomeShares: Sendable {
  private var outcomes: [String: Int] = [:]
  private var items: [String: Int] = [:]
  /// Documents that were refused, for contradictions mostly.
  private var refused = 0
  /// Left open by the reference, by the engine, because it would have taken too long.
  private var cutOff = 0
  private var limited = 0

  mutating func count(_ report: Differential.Report) {
    guard let decided = report.decision else {
      refused += 1
      return
    }
    outcomes[decided.outcome, default: 0] += 1
    for item in decided.items { items[item.outcome, default: 0] += 1 }
    if report.isCutOff { cutOff += 1 }
    if report.isLimited { limited += 1 }
  }

  /// A line, and one for items; `possible` are the outcomes that the decision may have.
  func text(of possible: [String]) -> String {
    var text = "\(outcomes.values.reduce(0, +)) decided; \(Self.text(outcomes))"
    let never = possible.filter { outcomes[$0] == nil }
    if !never.isEmpty { text += "; no document found for \(never.joined(separator: ", "))" }
    text += "; refused \(refused), cut off \(cutOff), at a limit \(limited)"
    return items.isEmpty ? text : text + "\n  items: \(Self.text(items))"
  }

  /// The smallest share, in percent, of all outcomes that came up.
  var smallest: Int? {
    let all = outcomes.values.reduce(0, +)
    return outcomes.values.min().map { $0 * 100 / all }
  }

  private static func text(_ counts: [String: Int]) -> String {
    let all = counts.values.reduce(0, +)
    return counts.sorted { $0.key < $1.key }.map { "\($0.key) \(percent($0.value, of: all)) %" }.joined(separator: ", ")
  }

  /// With one decimal.
  private static func percent(_ count: Int, of all: Int) -> String {
    let tenths = count * 1000 / all
    return "\(tenths / 10).\(tenths % 10)"
  }
}
