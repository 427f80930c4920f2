import Facts
import Rules
import Testing

@testable import Decisions

/// The fewest facts that force a decision, beside brute force over all sets of facts.
@Suite struct SmallestTests {
  @Test(arguments: [41]) func fewestFacts(seed: UInt64) throws {
    var compared = 0
    var smaller = 0
    RandomDeciders(seed: seed).forEach { decider, facts in
      guard compared < 60, let search = SufficientSearch(decider, facts), !decider.refuses(facts) else { return }
      let all = decider.graph.facts.filter { !decider.book[$0].isDerived }.flatMap { fact in
        (0..<facts.count(decider.book[fact].entity)).map { FactCell(fact, $0) }.filter(facts.isKnown)
      }
      guard all.count <= 9 else { return }
      let fewest = (0..<1 << all.count).filter { set in
        facts.withOnly(Set(all.indices.filter { set >> $0 & 1 == 1 }.map { all[$0] }), search.decidesTheSame)
      }.map(\.nonzeroBitCount).min()
      let found = search.smallest()
      guard found.isProven else { return }
      compared += 1
      if found.cells.count < search.minimal().count { smaller += 1 }
      #expect(found.cells.count == fewest, "seed \(seed): \(decider.graph.decision), \(found.cells)")
      #expect(facts.withOnly(found.cells, search.decidesTheSame), "seed \(seed)")
    }
    #expect(compared > 20)
  }

  /// Three sets in a ring: two elements hit all, and no one does.
  @Test func hittingSets() {
    func cell(_ number: Int) -> FactCell { FactCell(.init(number)) }
    let ring: [Set<FactCell>] = [[cell(1), cell(2)], [cell(2), cell(3)], [cell(3), cell(1)]]
    var hitting = HittingSet(ring, steps: 100)
    #expect(hitting.smallest()?.count == 2)
    var nothing = HittingSet([], steps: 100)
    #expect(nothing.smallest() == [])
    var stopped = HittingSet(ring, steps: 1)
    #expect(stopped.smallest() == nil)
  }
}
