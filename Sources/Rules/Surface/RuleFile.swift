public import Diagnostics
public import ExpressionSyntax

/// One thing that a rule file holds.
public enum RuleFileItem: Sendable {
  case decision(DecisionSyntax)
  case vocabulary(VocabularySyntax)
  case parameters([ParameterSyntax])
  case register(RegisterSyntax)
  case criterion(CriterionSyntax)
  case eligibility(EligibilitySyntax)
  case determination(DeterminationSyntax)
  case sharing(SharingRuleSyntax)
  case retention(RetentionSyntax)
  case outcome(OutcomeSyntax)
  case duty(DutySyntax)
  case ranking(RankingSyntax)
  case letter(LetterSyntax)
  case assumptions([AssumptionSyntax])
  case source(DocumentSyntax)
  case translation(TranslationSyntax)
  case cases(CasesSyntax)
}

/// A rule file as written: nothing in it is resolved yet.
public struct RuleFile: Sendable {
  public var file: FileID
  public var items: [RuleFileItem]
  /// The decision tables in it, by the expressions that they stand for.
  public var tables: [(composed: ExpressionSource, table: DecisionTableSyntax)] = []
  /// What readers see of it, as written; only where that was asked for.
  public var texts: [RuleText] = []

  public init(file: FileID, items: [RuleFileItem]) {
    self.file = file
    self.items = items
  }
}
