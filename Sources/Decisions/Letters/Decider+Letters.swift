import Expressions
public import Facts
import Rules

extension Decider {
  /// The letter that goes with a decision on these facts: the one named, or else the only one whose outcomes and condition fit.
  /// Letters of the decision itself come before those of any decision.
  ///
  /// The graph must have been lowered with its letters. A letter whose condition is open is written only by name.
  public func letter(
    named name: String? = nil, for decision: Decision, _ facts: CaseFacts
  ) -> Result<Letter, LetterChoiceFailure> {
    evaluator.run(facts)
    var explainer = Explainer(self, facts)
    let known = graph.letters.map(\.id)
    func fit(_ letter: LetterNode) -> Truth {
      guard letter.on.isEmpty || letter.on.contains(decision.outcome) else { return .notMet }
      return letter.node.map { explainer.truth($0) } ?? .met
    }
    if let name {
      guard let letter = graph.letters.first(where: { $0.id == name }) else {
        return .failure(.noSuchLetter(name, known: known))
      }
      if fit(letter) == .notMet { return .failure(.doesNotFit(name, on: letter.on)) }
      return .success(explainer.fillIn(letter, decision))
    }
    let fitting = graph.letters.filter { fit($0) == .met }
    let own = fitting.filter { !$0.isForAny }
    let chosen = own.isEmpty ? fitting : own
    guard let letter = chosen.first else { return .failure(.noneFits(known: known)) }
    if chosen.count > 1 { return .failure(.several(chosen.map(\.id))) }
    return .success(explainer.fillIn(letter, decision))
  }
}

extension Explainer {
  fileprivate mutating func fillIn(_ letter: LetterNode, _ decision: Decision) -> Letter {
    var pen = LetterPen(explainer: self, decision: decision)
    let to = letter.to.map { pen.phrase($0) }
    let sender = letter.sender.map { pen.phrase($0) }
    let subject = pen.phrase(letter.subject)
    var parts: [Letter.Part] = []
    var openParts = 0
    for part in letter.body {
      switch part.node.map({ truth($0) }) ?? .met {
      case .met: parts.append(pen.part(part.content))
      case .unknown: openParts += 1
      case .notMet: break
      }
    }
    return Letter(
      id: letter.id, title: letter.title, to: to, sender: sender, subject: subject, parts: parts, blanks: pen.blanks,
      lacksDueDate: pen.lacksDueDate, openParts: openParts)
  }
}

/// Fills in sentences and notes where blanks are left.
private struct LetterPen {
  let explainer: Explainer
  let decision: Decision
  private(set) var blanks: [MissingFact] = []
  private(set) var lacksDueDate = false

  init(explainer: Explainer, decision: Decision) {
    self.explainer = explainer
    self.decision = decision
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
    for case .program(let index) in template.parts where explainer.isOpen(index) {
      for fact in explainer.unknownFacts(of: index) where !blanks.contains(where: { $0.cell == fact.cell }) {
        blanks.append(fact)
      }
    }
    if due == nil, template.parts.contains(where: \.isDue) { lacksDueDate = true }
    return explainer.phrases.phrase(template, member: 0, scope: nil, due: due)
  }

  /// `{due}` in letters of retention is the date that the decision comes to.
  private var due: Int64? {
    guard case .value(.date(let date), _)? = decision.value?.parts.first else { return nil }
    return Int64(date.daysSinceEpoch)
  }
}

extension GraphTemplate.Part {
  fileprivate var isDue: Bool { if case .due = self { true } else { false } }
}
