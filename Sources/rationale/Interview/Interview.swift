import Decisions
import Diagnostics
import Facts
import Reports
import Rules

/// Asks for the facts that matter, one at a time, until the decision is made or nothing more is known.
struct Interview {
  enum End {
    case finished(Decision)
    case quit
  }

  private let book: RuleBook
  private let decider: Decider
  private let reader: FactsReader
  private let facts: CaseFacts
  private let isFull: Bool
  private let isForLetters: Bool
  /// The fact by which the rules of the decision are chosen; nil where it is the day of the decision.
  private let clock: String?
  /// The next line that was typed; nil at the end of the input.
  private let line: () -> String?
  private let say: (String) -> Void
  private(set) var answers: InterviewAnswers

  init(
    _ graph: DecisionGraph, _ answers: InterviewAnswers, isFull: Bool, isForLetters: Bool = false,
    line: @escaping () -> String?,
    say: @escaping (String) -> Void
  ) {
    book = answers.book
    self.answers = answers
    self.isFull = isFull
    self.isForLetters = isForLetters
    clock = book.clock(of: graph.decision)
    self.line = line
    self.say = say
    decider = Decider(graph, of: book)
    reader = FactsReader(book: book)
    facts = CaseFacts(FactLayout(book))
  }

  private enum Question {
    case list(Entity)
    case fact(NextQuestion)
  }

  /// Ends with the decision also where the input does. `keep` is called after every step.
  mutating func run(keep: (InterviewAnswers) throws -> Void) throws -> End {
    var isGreeted = false
    while true {
      let decision = decide()
      if let reason = QuestionText.noRuleInForce(decision) {
        say(reason + "\n")
        return .finished(bundled(decision))
      }
      if !isGreeted { greet() }
      isGreeted = true
      guard let question = next(decision) else { return .finished(bundled(decision)) }
      switch ask(question) {
      case .answered: break
      case .back: if !answers.takeBack() { say("There is nothing to take back.\n") }
      case .quit: return .quit
      case .endOfInput: return .finished(bundled(decision))
      }
      try keep(answers)
    }
  }

  private func greet() {
    say(
      """
      An empty line or `skip`: not known. `?` explains, `why` tells what it is for, `back` takes the last answer back, `quit` \
      ends without a decision.


      """)
    let open = answers.skipped.count + answers.skippedLists.count
    let kept = answers.all.count - open
    if kept > 0 { say(kept == 1 ? "1 answer was kept.\n\n" : "\(kept) answers were kept.\n\n") }
    if open > 0 {
      say(
        open == 1
          ? "1 question was skipped and is not asked again; take its line out of the file to be asked.\n\n"
          : "\(open) questions were skipped and are not asked again; take their lines out of the file to be asked.\n\n")
    }
  }

  private func bundled(_ decision: Decision) -> Decision {
    var decision = decision
    decider.bundle(&decision, for: facts, looksAhead: true)
    return decision
  }

  /// Answers that cannot stand were never kept, so this always has a decision.
  private func decide() -> Decision {
    var diagnostics = DiagnosticSet()
    _ = reader.read(answers.document, into: facts, diagnostics: &diagnostics)
    switch decider.decide(facts) {
    case .success(let decision): return decision
    case .failure:
      return Decision(
        decision: decider.graph.decision, title: decider.graph.plan.title, outcome: Decision.undetermined, isDetermined: false,
        asOf: decider.graph.asOf)
    }
  }

  private func next(_ decision: Decision) -> Question? {
    if let urgent = decider.urgentQuestion(for: facts), isNew(urgent) { return .fact(urgent) }
    // Which rules there are is settled first: there may be none.
    if let clock, let question = best(decision.missing.filter { $0.path == clock }) { return question }
    if !decision.isDetermined || isFull {
      let entities = Set(decider.graph.facts.map { book[$0].entity })
      for entity in book.entities
      where entity.nameFact != nil && entities.contains(entity.id) && entity.isList && !facts.isListKnown(entity.id)
        && !answers.skippedLists.contains(entity.id)
      {
        return .list(entity)
      }
    }
    if let best = best(decision.missing) ?? (isFull ? best(decider.missingForRules(facts)) : nil) { return best }
    if isFull, let presumed = decider.presumedQuestions(in: decision, for: facts).first(where: isNew) { return .fact(presumed) }
    return isForLetters ? best(decider.missingForLetters(decision, facts)) : nil
  }

  private func isNew(_ question: NextQuestion) -> Bool { !answers.skipped.contains(question.fact.cell) }

  /// Of these facts, the one that is best asked for.
  private func best(_ missing: [MissingFact]) -> Question? {
    // A path without a dot is a list; lists are asked for by themselves.
    decider.nextQuestion(for: facts, among: missing.filter { $0.path.contains(".") }, besides: answers.skipped).map { .fact($0) }
  }

  // MARK: One question

  private enum Step { case answered, back, quit, endOfInput }

  private mutating func ask(_ question: Question) -> Step {
    switch question {
    case .list(let entity): askList(entity)
    case .fact(let missing): askFact(missing)
    }
  }

  private mutating func askFact(_ question: NextQuestion) -> Step {
    let missing = question.fact
    let fact = book[missing.cell.fact]
    say(QuestionText.question(missing) + "\n  (" + QuestionText.hint(fact, in: book) + ")\n")
    while true {
      say("> ")
      guard let text = line()?.trimmed else { return .endOfInput }
      switch text {
      case "", "skip": answers.append(.skipped(missing.cell))
      case "?":
        say(QuestionText.explanation(fact, in: book) + "\n")
        continue
      case "why":
        say(QuestionText.why(question) + "\n")
        continue
      case "back": return .back
      case "quit": return .quit
      default:
        answers.append(.fact(missing.cell, answers.value(of: text, for: fact)))
        if !stands() { continue }
      }
      return .answered
    }
  }

  private mutating func askList(_ entity: Entity) -> Step {
    say(QuestionText.listQuestion(entity) + "\n")
    var names: [String] = []
    while true {
      say("> ")
      guard let text = line()?.trimmed else { return .endOfInput }
      switch text {
      case "?": say("Any name will do by which you tell them apart; it is used in the questions that follow.\n")
      case "quit": return .quit
      case "back":
        if names.popLast() == nil { return .back }
      case "" where names.isEmpty, "skip" where names.isEmpty:
        answers.append(.skippedList(entity.id))
        return .answered
      case "", "done", "none":
        answers.append(.list(entity.id, names: names))
        return .answered
      default:
        if names.contains(text) {
          say("`\(text)` is already named; give each a name of its own.\n")
        } else {
          names.append(text)
        }
      }
    }
  }

  /// Whether the answers so far can be read and do not contradict each other; takes the last one back where not.
  private mutating func stands() -> Bool {
    var diagnostics = DiagnosticSet()
    _ = reader.read(answers.document, into: facts, diagnostics: &diagnostics)
    if diagnostics.containsError {
      for diagnostic in diagnostics.sorted where diagnostic.severity == .error {
        say("That cannot be: \(diagnostic.message)" + (diagnostic.help.map { "; \($0)" } ?? "") + "\n")
      }
    } else if case .failure(let contradictions) = decider.decide(facts) {
      say(ContradictionReport.render(contradictions, style: TextStyle()))
    } else {
      return true
    }
    _ = answers.takeBack()
    return false
  }
}
