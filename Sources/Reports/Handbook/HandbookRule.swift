import Diagnostics
import Rules

/// A rule of any kind that has an article of its own.
enum HandbookRule {
  case criterion(CriterionSyntax)
  case eligibility(EligibilitySyntax)
  case determination(DeterminationSyntax)
  case sharing(SharingRuleSyntax)
  case retention(RetentionSyntax)
  case outcome(OutcomeSyntax)
  case duty(DutySyntax)
  case ranking(RankingSyntax)
  case letter(LetterSyntax)

  /// In the order of files and places. Complexity: O(n log n).
  static func all(of book: RuleBook) -> [HandbookRule] {
    let all: [HandbookRule] =
      book.criteria.map { .criterion($0) } + book.eligibility.map { .eligibility($0) }
      + book.determinations.map { .determination($0) }
      + book.sharing.map { .sharing($0) }
      + book.retention.map { .retention($0) } + book.outcomes.map { .outcome($0) } + book.duties.map { .duty($0) }
      + book.rankings.map { .ranking($0) } + book.letters.map { .letter($0) }
    return all.sorted { a, b in
      let (a, b) = (a.header.span, b.header.span)
      return (a.file.rawValue, a.start) < (b.file.rawValue, b.start)
    }
  }

  var header: RuleHeader {
    switch self {
    case .criterion(let rule): rule.header
    case .eligibility(let rule): rule.header
    case .determination(let rule): rule.header
    case .sharing(let rule): rule.header
    case .retention(let rule): rule.header
    case .outcome(let rule): rule.header
    case .duty(let rule): rule.header
    case .ranking(let rule): rule.header
    case .letter(let rule): rule.header
    }
  }

  var kind: String {
    switch self {
    case .criterion: "criterion"
    case .eligibility: "eligibility rule"
    case .determination: "determination"
    case .sharing(let rule): rule.role.rawValue
    case .retention: "retention rule"
    case .outcome(let rule): rule.alternative == nil ? "goal" : "alternative route"
    case .duty: "duty"
    case .ranking: "ranking"
    case .letter: "letter"
    }
  }

  /// Nil for a criterion, which belongs to the decisions that use it, and for a ranking.
  var decision: String? {
    switch self {
    case .criterion: nil
    case .eligibility(let rule): rule.decision.value
    case .determination(let rule): rule.decision.value
    case .sharing(let rule): rule.decision.value
    case .retention(let rule): rule.decision.value
    case .outcome(let rule): rule.decision.value
    case .duty(let rule): rule.decision?.value
    case .ranking: nil
    case .letter(let rule): rule.decision.value
    }
  }

  /// Decisions that it does not belong to, of one for every decision.
  var except: [Name] {
    switch self {
    case .duty(let rule): rule.except
    case .letter(let rule): rule.except
    default: []
    }
  }

  /// Parts with ids that conditions and cases may refer to.
  var namedParts: [RuleHeader] {
    switch self {
    case .criterion(let rule): rule.indicators.map(\.header)
    case .outcome(let rule): rule.indicators.map(\.header)
    default: []
    }
  }
}

extension RuleHeader {
  /// What readers call the rule.
  var name: String { title?.value ?? Catalogue.readable(id.value) }
}
