import Expressions
public import Facts
import Rules

extension Decider {
  /// The letters that go with a decision on these facts: those of the letter named, or else of the only one whose outcomes and
  /// condition fit. Letters of the decision itself come before those of any decision.
  ///
  /// One letter, but for those that address each holder: one for each holder of a fact that is missing and matters, in the
  /// order in which they are first needed. The graph must have been lowered with its letters. A letter whose condition is open
  /// is written only by name.
  public func letters(
    named name: String? = nil, for decision: Decision, _ facts: CaseFacts
  ) -> Result<[Letter], LetterChoiceFailure> {
    evaluator.run(facts)
    var explainer = Explainer(self, facts)
    let known = graph.letters.map(\.id)
    if let name {
      guard let letter = graph.letters.first(where: { $0.id == name }) else {
        return .failure(.noSuchLetter(name, known: known))
      }
      if explainer.fit(letter, decision) == .notMet { return .failure(.doesNotFit(name, on: letter.on)) }
      let written = explainer.fillIn(letter, decision)
      return written.isEmpty ? .failure(.nobodyToAsk(name)) : .success(written)
    }
    let chosen = explainer.chosenLetters(decision)
    guard let letter = chosen.first else {
      let open = graph.letters.filter { explainer.fit($0, decision) == .unknown }.map(\.id)
      return .failure(.noneFits(known: known, open: open))
    }
    if chosen.count > 1 { return .failure(.several(chosen.map(\.id))) }
    return .success(explainer.fillIn(letter, decision))
  }

  /// The names of the letters of which one is written, or more where the facts leave a choice.
  public func letterNames(for decision: Decision, _ facts: CaseFacts) -> [String] {
    evaluator.run(facts)
    var explainer = Explainer(self, facts)
    return explainer.chosenLetters(decision).map(\.id)
  }

  /// Facts that the letters of the decision need and that were not given, each once.
  public func missingForLetters(_ decision: Decision, _ facts: CaseFacts) -> [MissingFact] {
    evaluator.run(facts)
    var explainer = Explainer(self, facts)
    var found: [MissingFact] = []
    for letter in explainer.chosenLetters(decision) {
      for fact in explainer.fillIn(letter, decision).flatMap(\.blanks) where !found.contains(where: { $0.cell == fact.cell }) {
        found.append(fact)
      }
    }
    return found
  }
}

extension Explainer {
  fileprivate mutating func fit(_ letter: LetterNode, _ decision: Decision) -> Truth {
    guard letter.on.isEmpty || letter.on.contains(decision.outcome) else { return .notMet }
    return letter.node.map { truth($0) } ?? .met
  }

  fileprivate mutating func chosenLetters(_ decision: Decision) -> [LetterNode] {
    var fitting: [LetterNode] = []
    for letter in graph.letters where fit(letter, decision) == .met {
      if letter.addressesEachHolder, !decision.missing.contains(where: \.matters) { continue }
      fitting.append(letter)
    }
    let own = fitting.filter { !$0.isForAny }
    return own.isEmpty ? fitting : own
  }

  fileprivate mutating func fillIn(_ letter: LetterNode, _ decision: Decision) -> [Letter] {
    let questions = decision.missing.filter(\.matters)
    guard letter.addressesEachHolder else { return [fillIn(letter, decision, questions, holder: nil)] }
    var holders: [String?] = []
    for fact in questions where !holders.contains(fact.holder) { holders.append(fact.holder) }
    return holders.map { holder in fillIn(letter, decision, questions.filter { $0.holder == holder }, holder: holder) }
  }

  private mutating func fillIn(
    _ letter: LetterNode, _ decision: Decision, _ questions: [MissingFact], holder: String?
  ) -> Letter {
    var pen = LetterPen(explainer: self, decision: decision, holder: holder)
    let to = letter.to.map { pen.phrase($0) }
    let sender = letter.sender.map { pen.phrase($0) }
    let subject = pen.phrase(letter.subject)
    var parts: [Letter.Part] = []
    var openParts = 0
    for part in letter.body where part.holders.isEmpty || part.holders.contains(where: { $0 == holder }) {
      switch part.node.map({ truth($0) }) ?? .met {
      case .met: parts.append(pen.part(part.content))
      case .unknown: openParts += 1
      case .notMet: break
      }
    }
    return Letter(
      id: letter.id, title: letter.title, to: to, sender: sender, subject: subject, parts: parts, questions: questions,
      holder: holder, lacksHolder: letter.addressesEachHolder && holder == nil, blanks: pen.blanks,
      lacksDueDate: pen.lacksDueDate, openParts: openParts)
  }
}

/// Fills in sentences and notes where blanks are left.
private struct LetterPen {
  let explainer: Explainer
  let decision: Decision
  /// The sentence that stands for `{holder}`; nil for a blank.
  private let holder: GraphTemplate?
  private(set) var blanks: [MissingFact] = []
  private(set) var lacksDueDate = false

  /// A holder that the rules do not name is called by its name in words.
  init(explainer: Explainer, decision: Decision, holder: String?) {
    self.explainer = explainer
    self.decision = decision
    self.holder = holder.map { explainer.graph.holders[$0] ?? GraphTemplate(parts: [.text($0.inWords)]) }
  }

  mutating func part(_ content: LetterNode.Part.Content) -> Letter.Part {
    switch content {
    case .text(let template): .text(phrase(template))
    case .heading(let template): .heading(phrase(template))
    case .list(let list, let empty): .list(list, empty: empty.map { phrase($0) })
    case .signature(let template): .signature(phrase(template))
    }
  }

  mutating func phrase(_ template: GraphTemplate) -> Phrase {
    note(template)
    let addressee = template.parts.contains(where: \.isHolder) ? holder : nil
    if let addressee { note(addressee) }
    let words = addressee.map { explainer.phrases.phrase($0, member: 0, scope: nil) }
    return explainer.phrases.phrase(template, member: 0, scope: nil, due: due, holder: words)
  }

  private mutating func note(_ template: GraphTemplate) {
    for case .program(let index) in template.parts where explainer.isOpen(index) {
      for fact in explainer.unknownFacts(of: index) where !blanks.contains(where: { $0.cell == fact.cell }) {
        blanks.append(fact)
      }
    }
    if due == nil, template.parts.contains(where: \.isDue) { lacksDueDate = true }
  }

  /// `{due}` in letters of retention is the date that the decision comes to.
  private var due: Int64? {
    guard case .value(.date(let date), _)? = decision.value?.parts.first else { return nil }
    return Int64(date.daysSinceEpoch)
  }
}

extension GraphTemplate.Part {
  fileprivate var isDue: Bool { if case .due = self { true } else { false } }
  fileprivate var isHolder: Bool { if case .holder = self { true } else { false } }
}

extension String {
  /// `lead-worker` as `lead worker`.
  fileprivate var inWords: String { String(map { $0 == "-" || $0 == "_" ? " " : $0 }) }
}
