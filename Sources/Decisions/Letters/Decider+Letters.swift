import Expressions
public import Facts
import Rules

extension Decider {
  /// The letters that go with a decision on these facts: those of the letter named, or else of the only one whose outcomes and
  /// condition fit. Letters of the decision itself come before those of any decision.
  ///
  /// One letter, but for those that address each holder: one for each holder of a fact that is missing and matters, in the
  /// order in which they are first needed. Each is made of what its reader may see: the one that it names, or `sight`, which
  /// then reads all of them. Which letter is written goes by all facts: that it comes tells something, as the outcome does. The
  /// graph must have been lowered with its letters. A letter whose condition is open is written only by name.
  public func letters(
    named name: String? = nil, for decision: Decision, _ facts: CaseFacts, to sight: Sight? = nil
  ) -> Result<[Letter], LetterChoiceFailure> {
    var desk = LetterDesk(self, decision, facts, sight)
    let known = graph.letters.map(\.id)
    let letter: LetterNode
    if let name {
      guard let named = graph.letters.first(where: { $0.id == name }) else {
        return .failure(.noSuchLetter(name, known: known))
      }
      if desk.fit(named) == .notMet { return .failure(.doesNotFit(name, on: named.on)) }
      letter = named
    } else {
      let chosen = desk.chosen()
      guard let first = chosen.first else {
        return .failure(.noneFits(known: known, open: graph.letters.filter { desk.fit($0) == .unknown }.map(\.id)))
      }
      if chosen.count > 1 { return .failure(.several(chosen.map(\.id))) }
      letter = first
    }
    if let reader = desk.unnamedReader(of: letter) { return .failure(.needsReader(letter.id, reader: reader)) }
    let written = desk.fillIn(letter)
    return written.isEmpty ? .failure(.nobodyToAsk(letter.id)) : .success(written)
  }

  /// The names of the letters of which one is written, or more where the facts leave a choice.
  public func letterNames(for decision: Decision, _ facts: CaseFacts) -> [String] {
    var desk = LetterDesk(self, decision, facts, nil)
    return desk.chosen().map(\.id)
  }

  /// Facts that the letters of the decision need and that were not given, each once.
  public func missingForLetters(_ decision: Decision, _ facts: CaseFacts) -> [MissingFact] {
    var desk = LetterDesk(self, decision, facts, nil)
    var found: [MissingFact] = []
    for letter in desk.chosen() {
      for fact in desk.fillIn(letter).flatMap(\.blanks) where !found.contains(where: { $0.cell == fact.cell }) {
        found.append(fact)
      }
    }
    return found
  }
}

/// Where letters are chosen and written, each from what its reader may see.
private struct LetterDesk {
  private let decider: Decider
  private let decision: Decision
  private let facts: CaseFacts
  /// Who reads all of the letters, whatever they say themselves.
  private let sight: Sight?

  init(_ decider: Decider, _ decision: Decision, _ facts: CaseFacts, _ sight: Sight?) {
    self.decider = decider
    self.decision = decision
    self.facts = facts
    self.sight = sight
  }

  /// The reader of a letter, where that is one of several of whom nothing says which.
  func unnamedReader(of letter: LetterNode) -> String? {
    guard sight == nil, let reader = letter.reader.flatMap(decider.book.reader), reader.naming != .single else { return nil }
    return letter.addressesEachHolder && reader.naming == .holder ? nil : reader.id
  }

  /// The case as the reader of a letter sees it. A reader who is not named sees what all of that kind do.
  private func opened(_ letter: LetterNode, holder: String? = nil) -> (explainer: Explainer, decision: Decision) {
    let own = letter.reader.flatMap(decider.book.reader).map { Sight($0, of: decider.book, name: holder) }
    if let sight = sight ?? own, case .success(let view) = decider.view(of: facts, for: sight) {
      let decision = decider.decide(view)
      return (Explainer(decider, view.facts, view), decision)
    }
    decider.evaluator.run(facts)
    return (Explainer(decider, facts), decision)
  }

  mutating func fit(_ letter: LetterNode) -> Truth {
    guard letter.on.isEmpty || letter.on.contains(decision.outcome) else { return .notMet }
    guard let node = letter.node else { return .met }
    decider.evaluator.run(facts)
    var explainer = Explainer(decider, facts)
    return explainer.truth(node)
  }

  mutating func chosen() -> [LetterNode] {
    var fitting: [LetterNode] = []
    for letter in decider.graph.letters where fit(letter) == .met {
      if letter.addressesEachHolder, !decision.missing.contains(where: \.matters) { continue }
      fitting.append(letter)
    }
    let own = fitting.filter { !$0.isForAny }
    return own.isEmpty ? fitting : own
  }

  mutating func fillIn(_ letter: LetterNode) -> [Letter] {
    guard letter.addressesEachHolder else {
      var (explainer, decision) = opened(letter)
      return [explainer.fillIn(letter, decision, decision.missing.filter(\.matters), holder: nil)]
    }
    var holders: [String?] = []
    for fact in decision.missing.filter(\.matters) where !holders.contains(fact.holder) { holders.append(fact.holder) }
    return holders.compactMap { holder in
      var (explainer, decision) = opened(letter, holder: holder)
      let questions = decision.missing.filter { $0.matters && $0.holder == holder }
      return questions.isEmpty ? nil : explainer.fillIn(letter, decision, questions, holder: holder)
    }
  }
}

extension Explainer {
  fileprivate mutating func fillIn(
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
      id: letter.id, title: letter.title, decision: decision, to: to, sender: sender, subject: subject, parts: parts,
      questions: questions,
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
