import Analysis

/// What `check` and `test` say.
extension Catalogue {
  static let help = "help"
  static let fix = "fix"

  static func checkSummary(_ summary: RuleBookSummary) -> String {
    let whole = "\(count(summary.files, "file")), \(count(summary.rules, "rule"))"
    let found = problems(summary.errors, summary.warnings)
    guard let part = summary.part else { return "\(whole): \(found)" }
    let these = part.files == 1 ? "in this file" : "in these \(count(part.files, "file"))"
    return "\(whole); \(these): \(found); in the others: \(problems(part.errorsElsewhere, part.warningsElsewhere))"
  }

  private static func problems(_ errors: Int, _ warnings: Int) -> String {
    let found = [errors > 0 ? count(errors, "error") : nil, warnings > 0 ? count(warnings, "warning") : nil].compactMap { $0 }
    return found.isEmpty ? "no problems" : list(found)
  }

  /// The last line of `test`, which other programs read.
  static func caseTotals(_ run: CaseRun) -> String {
    "\(run.results.count) cases: \(run.passed) passed, \(run.failed) failed"
  }

  static func line(_ number: Int) -> String { "[line \(number)]" }

  static func caseFailed(_ id: String, _ title: String?) -> String {
    "case `\(id)` failed" + (title.map { " (\($0))" } ?? "")
  }

  private static func letters(_ names: [String]) -> String {
    names.isEmpty ? "no letter" : "\(verb(names.count, "the letter", "the letters")) \(list(names.map { "`\($0)`" }))"
  }

  static func caseFailure(_ failure: CaseFailure) -> String {
    switch failure.kind {
    case .outcome(let expected, let actual): "expected the outcome `\(expected)`, got `\(actual)`"
    case .rule(let rule, let expected, let actual?):
      "expected rule `\(rule)` to be \(readable(expected)), but it is \(readable(actual))"
    case .rule(let rule, let expected, nil):
      "expected rule `\(rule)` to be \(readable(expected)), but it has no part in this decision"
    case .missing(let fact, true): "expected `\(fact)` to be missing and to matter, but it does not"
    case .missing(let fact, false): "expected `\(fact)` not to be missing, but it is, and it matters"
    case .duty(let duty, true): "expected the duty `\(duty)`, but it does not come with this outcome"
    case .duty(let duty, false): "expected no duty `\(duty)`, but it comes with this outcome"
    case .assumption(let id): "expected the decision to rest on the assumption `\(id)`, but it does not"
    case .item(let item, let expected, let actual?): "expected item `\(item)` to be `\(expected)`, got `\(actual)`"
    case .item(let item, let expected, nil): "expected item `\(item)` to be `\(expected)`, but there is no such item"
    case .value("none", let actual?): "expected no value, got \(actual)"
    case .value(let expected, let actual?): "expected the value \(expected), got \(actual)"
    case .value(let expected, nil): "expected the value \(expected), but the decision has none"
    case .letters(let expected, let actual): "expected \(letters(expected)), got \(letters(actual))"
    case .urgent(true): "expected the urgent route, but it does not apply"
    case .urgent(false): "expected no urgent route, but one applies"
    case .factsRefused(let message): "the facts were refused: \(message)"
    case .notRun(let obstacle): caseObstacle(obstacle)
    }
  }

  private static func caseObstacle(_ obstacle: CaseFailure.Obstacle) -> String {
    func likely(_ name: String?) -> String { name.map { "; did you mean `\($0)`?" } ?? "" }
    return switch obstacle {
    case .noSuchCase(let name, let name2): "there is no case `\(name)` to be like\(likely(name2))"
    case .circle: "the case is, by way of `like`, like itself"
    case .noDay: "the day is not said: write `as_of` in the case or at the head of its file"
    case .badDay(let text): "`\(text)` is not a date; write year-month-day, such as 2016-10-03"
    case .noSuchDecision(let name, let name2): "there is no decision `\(name)`\(likely(name2))"
    }
  }

  static func notGiven(_ facts: [String]) -> String { "not given: " + list(facts) }

  static func coverageGap(_ gap: CaseCoverage.Gap) -> String {
    "no two cases tell the \(gap.kind) `\(gap.id)` apart" + (gap.title.map { " (\($0))" } ?? "")
  }

  static func coverageTotals(_ coverage: CaseCoverage) -> String {
    "\(coverage.total - coverage.gaps.count) of \(coverage.total) rules and parts are told apart by worked cases"
  }

  // MARK: Assumptions

  static func assumptionsTitle(_ number: Int) -> String { "What the sources do not settle: \(count(number, "assumption"))" }
  static let restingOnIt = "What rests on it:"
  static let nothingRests = "Nothing rests on it."

  static func assumptionUser(_ user: AssumptionUse.User, at place: String) -> String {
    "\(user.kind) `\(user.id)`" + (user.title.map { " (\($0))" } ?? "") + ", \(place)"
  }
}
