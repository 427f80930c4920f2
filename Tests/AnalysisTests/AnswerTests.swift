import Analysis
import Decisions
import Facts
import Rules
import TestSupport
import Testing

/// The short answer against the decision in full, over random cases.
@Suite struct AnswerTests {
  @Test func shortAnswersAgreeWithDecisions() throws {
    let book = SmallBook().load()
    let graph = try #require(GraphLowering.lower("eligibility", of: book, asOf: 17_077))
    let decider = Decider(graph, of: book)
    let facts = CaseFacts(FactLayout(book))
    let person = try #require(book.entity(named: "person"))
    let debts = FactCell(try #require(book.fact(at: "family.has_debts")))
    let birth = try #require(book.fact(at: "person.birth_date"))
    let absence = try #require(book.fact(at: "person.absence_percent"))
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededRandom(seed: seed)
    var answer = Answer()
    for _ in 0..<400 {
      facts.reset()
      facts.setList(person, isOpen: Int.random(in: 0..<5, using: &random) == 0)
      for _ in 0..<Int.random(in: 0..<4, using: &random) {
        let member = facts.addMember(person)
        if Bool.random(using: &random) {
          facts.set(FactCell(birth, member), integer: 17_077 - Int64.random(in: -100..<9_000, using: &random))
        }
        if Bool.random(using: &random) {
          facts.set(FactCell(absence, member), integer: Int64.random(in: 90..<110, using: &random))
        }
      }
      if Bool.random(using: &random) { facts.set(debts, flag: Bool.random(using: &random)) }
      decider.answer(facts, into: &answer)
      switch decider.decide(facts) {
      case .failure(let contradictions): #expect(answer.contradiction == contradictions.all.first?.id, "seed \(seed)")
      case .success(let decision):
        #expect(answer.outcome == decision.outcome, "seed \(seed)")
        let met = answer.met.map { graph.rules[$0.rule.index].id }
        let explained = decision.reasons.flatMap(\.because).filter { $0.truth == .met }.map(\.rule)
        #expect(met == explained, "seed \(seed)")
        let found = Set(answer.reasons.map { graph.rules[$0.rule.index].id })
        #expect(found == Set(decision.reasons.flatMap(\.because).flatMap(\.because).filter { $0.truth == .met }.map(\.rule)))
      }
    }
  }
}
