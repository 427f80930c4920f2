import Expressions
import Rules

/// What the handbook says besides the rules' own words.
extension Catalogue {
  static func handbookTitle(_ document: String) -> String { "Handbook of the rules: \(document)" }
  static let aboutHandbook = "About this handbook"
  static func handbookLead(_ rules: Int) -> String {
    "This handbook is written from the rule files themselves. It has \(count(rules, "rule")), each in plain words with the clauses "
      + "that it comes from. Texts in another type are names and formulas as the rule files have them."
  }
  static let contentsHeading = "Contents"
  static let contentsAndSearch = "Contents and search"
  static let indexesHeading = "Indexes"
  static let onThisPage = "On this page"
  static let skipToText = "Skip to the text"
  static let pagesLabel = "Pages of the handbook"
  static let searchLabel = "Search rules, clauses, facts, parameters and assumptions"
  static let searchFound = "found"
  static let searchNeedsScript =
    "The search needs scripts, which are switched off. The contents and indexes below lead everywhere."

  /// `Criteria` for `Rules/criteria`.
  static func folderTitle(_ folders: [String]) -> String {
    let inner = folders.count > 1 ? Array(folders.dropFirst()) : folders
    return inner.isEmpty ? "Rules" : sentenceStart(inner.map(readable).joined(separator: ": "))
  }

  // MARK: Articles

  static let kindFor = "{0} for the decision {1}."
  static let kindForAll = "{0} for every decision."
  static let kindForAllBut = "{0} for every decision but these: {1}."
  static let belongsTo = "It belongs to the group {0}."
  static func criterionIsMet(_ indicators: Int) -> String {
    indicators == 1 ? "Met when its indicator is met." : "Met when at least one of its \(indicators) indicators is met."
  }
  static let givesOutcomes = "The outcome is {0} when it is met, {1} when it is not."
  static let metWhen = "Met when"
  static let clock = "Rules and parameters are those of this day: {0}."
  static let clockOrToday = "Rules and parameters are those of this day: {0}. Where there is none, they are those of today."
  static let appliesTo = "Applies when"
  static func lookedAtForEach(_ member: String) -> String { "Looked at for each \(member)." }
  static func sharingWhen(_ role: SharingRuleSyntax.Role) -> String {
    switch role {
    case .permission: "Permitted when"
    case .requirement: "Required:"
    case .prohibition: "Forbidden when"
    }
  }
  static let unlessExcuses = "Not required where one of these applies:"
  static let unlessBlocks = "Not where one of these applies:"
  static let allHeldWhen = "Any record is kept nevertheless while one of these applies:"
  static let commonHolds = "It is kept nevertheless by what holds for the whole decision {0}: {1}."
  static let heldWhen = "Kept nevertheless while one of these applies:"
  static let withDuties = "With it come these duties:"
  static func retentionDue(_ action: RetentionSyntax.Action) -> String {
    switch action {
    case .destroy: "Kept until {0}. After that day it is destroyed."
    case .review: "Kept until {0}. After that day it is looked at again."
    case .offerToArchive: "Kept until {0}. After that day it is offered to the archive."
    }
  }
  static let routeWhen = "A claim can be made in another way when"
  static let facedWhen = "The family faces it when"
  static let allMeasures = "All of its measures must be achieved."
  static let anyMeasure = "One of its measures must be achieved."
  static let significantWhen = "Significant when"
  static let sustainedWhen = "Sustained when"
  static func evidence(_ evidence: String) -> String { "Evidence: \(sentence(evidence))" }
  static let evidenceHolder = "Evidence held by: {0}."
  static let urgentRoute = "This is the urgent route: reports open with it."
  static let doneBy = "By: {0}."
  static let dueOn = "Due: {0}."
  static func comesWith(_ outcomes: [String]) -> String { "Comes where the outcome is: \(list(outcomes.map(outcome), "or"))." }
  static let firstOutcomeCounts = "The first of these that is met gives the outcome:"
  static let outcomeEntry = "{0}: {1}"
  static let otherwiseEntry = "Otherwise {0}: {1}"
  static let amountsTo = "{0}: {1}."
  static let valueName = "Value"
  static let keptFor = "it has been kept for {0} since {1}"
  static let claimFrom = "A claim can be made from this day on: {0}."
  static let rankedBy = "This command puts cases in this order: {0}."
  static let rankedAmong = "Only cases of the decision {0} with the outcome {1} are in the order."
  static let rankingOrder = "What comes first:"
  static let countedGroup = "the number of {0} that are met"
  static func rankingKey(isHighestFirst: Bool) -> String { "{0}: {1}, \(isHighestFirst ? "highest" : "lowest") first" }
  static let dutyWhen = "Has to be done when"
  static func writtenWith(_ outcomes: [String]) -> String {
    "Written where the outcome is: \(list(outcomes.map(outcome), "or"))."
  }
  static let writtenWhen = "Written when"
  static let letterSubject = "Subject: {0}"
  static let letterBody = "The letter"
  static let onlyWhen = "Only when"
  static let addressesEachHolder =
    "One letter goes to each of those who hold facts that are missing, with the questions that this one can answer."
  static func onlyTo(_ holders: [String]) -> String { "Only to: \(list(holders.map(readable), "or"))." }
  static func notInDecisions(_ names: [String]) -> String { "Not in these decisions: \(list(names.map(readable)))." }
  static func deadline(_ outcomes: [String]) -> String {
    "It is overdue after that day where the outcome is: \(list(outcomes.map(outcome), "or"))."
  }
  static func letterList(_ list: LetterSyntax.List) -> String {
    let what =
      switch list {
      case .reasons: "the reasons, each with its clause"
      case .items: "all items, and what became of each"
      case .permittedItems: "the items that are shared"
      case .refusedItems: "the items that are refused"
      case .openItems: "the items about which something is open"
      case .missing: "the questions whose answers still matter"
      case .mightAlsoFail: "what is not settled and may stand in the way as well"
      case .duties: "what has to be done"
      case .assumptions: "the assumptions on which the decision rests"
      case .urgent: "the urgent route, where it applies"
      case .holds: "the holds that are in force"
      }
    return "Here the letter lists \(what)."
  }
  static let placeholder = "[{0}]"
  static let saysMet = "When it is met"
  static let saysNotMet = "When it is not met"
  static let saysUnknown = "When it is not known"
  static let whatReportsSay = "What reports say"
  static let inForce = "In force"
  static let otherVersions = "Other versions"
  static let restsOnAssumptionsName = "Rests on assumptions"
  static let inRuleFiles = "In the rule files"
  static let sourceWord = "Source"

  // MARK: Worked cases

  enum CaseWord { case met, notMet, unknown, comes, doesNotCome }

  static func caseExpectation(_ word: CaseWord, outcome name: String?) -> String {
    let rule =
      switch word {
      case .met: "Here it is met"
      case .notMet: "Here it is not met"
      case .unknown: "Here it is not known"
      case .comes: "Here it comes"
      case .doesNotCome: "Here it does not come"
      }
    return rule + (name.map { "; the outcome is \(outcome($0))." } ?? ".")
  }

  static func workedCases(_ number: Int) -> String { count(number, "worked case") }
  static func moreCases(_ number: Int) -> String { "And \(number) more in the files of cases." }
  /// `Child A (age: 9 years; absence: 4%)`
  static func memberFacts(_ member: String, _ facts: [String]) -> String { "\(member) (\(facts.joined(separator: "; ")))" }
  static func likeCase(_ name: String, _ changes: String) -> String {
    changes.isEmpty ? "Like \(quoted(name))." : "Like \(quoted(name)), but \(changes)."
  }
  static func shortFact(_ title: String, _ value: String) -> String { "\(title): \(value)" }
  static var notKnown: String { say("not known") }

  // MARK: Indexes

  static let clausesTitle = "Clauses and their rules"
  static let heldBy = "Held by "
  static let factsTitle = "Facts"
  static let parametersTitle = "Parameters"
  static let registersTitle = "Registers"
  static let decisionsTitle = "Decisions and outcomes"
  static let outcomeColumns = ["Outcome", inRuleFiles]
  static let parameterColumns = ["Value", "In force", "Source", "Assumptions"]
  static let rowWord = inRuleFiles
  static let everyDecisionHeading = "With every decision"
  static func groupHeading(_ name: String) -> String { "Group: \(readable(name))" }
  /// Kinds of rules with the heading of their list.
  static let decisionKinds: [([String], String)] = [
    (["eligibility rule", "determination"], "Decided by"), (["goal"], "Goals"), (["alternative route"], "Alternative routes"),
    (["permission"], "Permissions"), (["requirement"], "Requirements"), (["prohibition"], "Prohibitions"),
    (["retention rule"], "How long records are kept"), (["duty"], "Duties"), (["letter"], "Letters"),
  ]
  static let checksHeading = "Facts that contradict each other"
  static let checksLead = "Where one of these is true the facts are refused, with these words:"
  static func rolesLead(_ entity: String) -> String { "Rules call \(a(entity)) by these names where this is true:" }
  static let nameInRules = inRuleFiles
  static let couldBe = "It could also be:"
  static let asFormula = "As a formula"
  static let workedOut = "Worked out as"
  static let questionWord = "Question"
  static let answerWord = "Answer"
  static let holderWord = "Held by"
  static let sensitivityWord = "Sensitivity"
  static let marksWord = "Note"
  static let usedBy = "Used by"
  static let noUse = "no rule"

  static func sensitivity(_ sensitivity: Sensitivity) -> String {
    switch sensitivity {
    case .ordinary: "ordinary"
    case .personal: "personal: about a person"
    case .sensitive: "sensitive: about a person, and of a kind that needs particular care"
    }
  }

  /// - Parameter actor: who can change it, in words.
  static func marks(of fact: Fact, by actor: String?) -> String {
    let presentation = ValuePresentation(type: fact.type, unit: fact.unit, choices: fact.choices)
    let marks = [
      fact.isFixed ? "nobody can change it" : nil, fact.isFinding ? "found by judgement" : nil,
      actor.map { "who can bring about a change of it: \($0)" },
      fact.proposed.map { "a change is proposed to \($0 ? "yes" : "no") alone" },
      fact.presumed.map { "while nothing is recorded it is presumed to be \(value($0, presentation))" },
      fact.mayBeNone ? "there may be none" : nil,
    ]
    return sentence(marks.compactMap { $0 }.joined(separator: "; "))
  }

  /// What may be answered, in one line.
  static func factKind(_ fact: Fact, in book: RuleBook) -> String {
    if fact.choices.isEmpty { return answers(fact, in: book)[0] }
    return sentence((fact.type == .choice ? "" : "any of these: ") + list(fact.choices.map(\.words), "or"))
  }
}
