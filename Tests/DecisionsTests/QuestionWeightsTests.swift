import Diagnostics
import Facts
import Rules
import Testing

@testable import Decisions

/// Costs and chances as the vocabulary declares them.
@Suite struct QuestionWeightsTests {
  private static let vocabulary = """
    kind: vocabulary
    id: matters
    title: Matters
    entities:
      matter:
        title: the matter
        facts:
          plain: {type: yes-no, title: plain, ask: "Plain?"}
          rare: {type: yes-no, title: rare, ask: "Rare?", likelihood: 0.05, cost: 3, holder: office}
          visits: {type: integer, title: visits, ask: "Visits?", between: [0, 19], likelihood: {0: 0.5, 10: 0.5}, holder: office}
          kind: {type: choice, choices: {a: first, b: second, c: third}, title: kind, ask: "Kind?", likelihood: {a: 0.8}}
          place: {type: choice, choices: {here: here, there: there, away: away, gone: gone}, title: place, ask: "Place?"}
          closed: {type: date, none: allowed, title: closed, ask: "Closed?", likelihood: {none: 0.9}}
          needs: {type: choices, choices: {food: food, work: work}, title: needs, ask: "Needs?", likelihood: {food: 0.25}}
    holders:
      office: {title: the office, cost: 0.5}
    """

  private static let rules = """
    kind: eligibility
    id: rule
    decision: right
    title: Right
    outcomes: {met: yes-indeed, not_met: no-indeed}
    when:
      any:
        - matter.plain
        - matter.rare
        - matter.visits >= 15
        - matter.kind = "b"
        - matter.place = "gone"
        - matter.closed = null
        - list contains(matter.needs, "food") and list contains(matter.needs, "work")
    """

  @Test func areAsDeclared() throws {
    var diagnostics = DiagnosticSet()
    let files = [("vocabulary.yaml", Self.vocabulary), ("rule.yaml", Self.rules)]
    let book = RuleBook.load(files.map { (path: $0.0, bytes: Array(($0.1 + "\n").utf8)) }, into: &diagnostics)
    #expect(!diagnostics.containsError, "\(diagnostics.sorted.map(\.message))")
    let graph = try #require(GraphLowering.lower("right", of: book, asOf: 17_000))
    let decider = Decider(graph, of: book)

    func fact(_ name: String) throws -> FactID { try #require(book.fact(at: "matter." + name)) }
    #expect(decider.weights.cost(of: try fact("plain")) == 1)
    #expect(decider.weights.cost(of: try fact("rare")) == 3)
    #expect(decider.weights.cost(of: try fact("visits")) == 0.5)

    /// The chance of the region in which a value lies.
    func chance(_ name: String, _ value: FactRegions.Representative) throws -> Double {
      let id = try fact(name)
      let count = decider.exactness.regions.regions(of: id).count
      let region = try #require(decider.exactness.regions.region(of: id, value))
      return decider.weights.chances(of: .fact(FactCell(id)), regions: count)[region]
    }
    let expected: [(String, FactRegions.Representative, Double)] = [
      ("plain", .flag(true), 0.5), ("rare", .flag(true), 0.05), ("rare", .flag(false), 0.95), ("visits", .integer(15), 0.25),
      ("visits", .integer(3), 0.75), ("kind", .integer(1), 0.1), ("kind", .integer(0), 0.9), ("place", .integer(3), 0.25),
      ("place", .integer(0), 0.75), ("closed", .none, 0.9), ("needs", .integer(3), 0.125),
    ]
    for (name, value, declared) in expected {
      let found = try chance(name, value)
      #expect(abs(found - declared) < 1e-9, "\(name), \(value): \(found) instead of \(declared)")
    }
  }
}
