import Expressions
import Facts
import Rules

/// Fills in the words of rules with the facts of a case.
struct PhraseWriter {
  let evaluator: GraphEvaluator
  let facts: CaseFacts
  /// Whose hidden facts are not called unknown.
  var view: ReaderView?

  private var book: RuleBook { _read { yield evaluator.book } }
  private var graph: DecisionGraph { _read { yield evaluator.graph } }

  /// `holder` is to whom a letter goes; without one a blank is left for it.
  func phrase(
    _ template: GraphTemplate, member: Int, scope: EntityID?, count: CountReport? = nil, due: Int64? = nil,
    holder: Phrase? = nil
  ) -> Phrase {
    Phrase(
      template.parts.flatMap { part -> [Phrase.Part] in
        switch part {
        case .text(let text): [.text(text)]
        case .program(let index):
          [value(index, member: member, scope: scope)]
        case .due: [.value(Self.date(due), ValuePresentation(type: .date))]
        case .count(let which): [.value(.number(Decimal(Self.number(which, count))), ValuePresentation(type: .integer))]
        case .holder: holder?.parts ?? [.value(.unknown, ValuePresentation(type: .text))]
        }
      })
  }

  private func value(_ program: ProgramIndex, member: Int, scope: EntityID?) -> Phrase.Part {
    let value = evaluator.evaluate(program, member, scope, facts)
    if value.isUnknown, let view {
      let open = OpenFacts(evaluator: evaluator, facts: facts).reads(program, scope: scope, member)
      if open.contains(where: view.hides) { return .withheld }
    }
    return .value(value, graph.programs[program.index].presentation)
  }

  private static func date(_ days: Int64?) -> Value {
    days.flatMap { CivilDate(daysSinceEpoch: Int($0)) }.map { .date($0) } ?? .unknown
  }

  private static func number(_ which: CountPlaceholder, _ count: CountReport?) -> Int {
    guard let count else { return 0 }
    switch which {
    case .met: return count.met
    case .notMet: return count.notMet
    case .open: return count.open
    case .all: return count.all
    case .needed: return count.needed
    }
  }

  /// What a member is called: by its name, else by its entity's title and number.
  func name(of member: Int, _ entity: EntityID) -> String {
    if case .string(let name) = facts.name(of: member, entity, book: book) { return name }
    return "\(book[entity].title) \(member + 1)"
  }
}
