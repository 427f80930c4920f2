import Analysis
import Diagnostics
import Facts
import Rules
import TestSupport
import Testing

/// The order of many cases: by which keys, how far it is settled, and that more facts never widen what may be.
@Suite struct RankingTests {
  private static let book: RuleBook = {
    var small = SmallBook()
    small.vocabulary = small.vocabulary.exchanging(
      "has_debts: {", "cost: {type: money, none: allowed, title: cost, ask: What did it cost?}\n      has_debts: {")
    small.more = [
      (
        "order.yaml",
        """
        kind: ranking
        id: order
        decision: order
        source: {document: handbook, clause: "1"}
        among: {decision: eligibility, outcome: eligible}
        order:
          - {id: problems, title: problems, by: {count: problems}, direction: highest-first}
          - {id: cost, title: cost, by: family.cost, direction: highest-first}
        """
      )
    ]
    return small.load()
  }()

  /// A case: its id, debts, absence and cost, `?` for what is not known.
  private struct Family {
    var id: String
    var answers: [String]

    init(_ text: Substring) {
      let words = text.split(separator: " ").map(String.init)
      id = words[0]
      answers = Array(words.dropFirst())
    }

    var facts: String {
      func said(_ name: String, _ answer: String) -> String { answer == "?" ? "" : "\(name): \(answer)" }
      let family = [said("has_debts", answers[0]), said("cost", answers[2])].filter { !$0.isEmpty }.joined(separator: ", ")
      let absence = answers[1] == "?" ? "" : ", absence_percent: \(answers[1])"
      return "family: {\(family)}\npeople: [{name: Child, birth_date: 2006-05-01\(absence)}]\n"
    }
  }

  private static func rank(_ families: [Family]) throws -> Ranking {
    let ranking = try #require(book.rankings.first)
    var run = try #require(RankingRun(ranking, of: book, asOf: 17_077))
    let reader = FactsReader(book: book)
    let facts = CaseFacts(FactLayout(book))
    for family in families {
      var diagnostics = DiagnosticSet()
      var files = SourceFiles()
      let file = files.add(path: "facts.yaml", bytes: Array(family.facts.utf8))
      _ = reader.read(yaml: file, into: facts, diagnostics: &diagnostics)
      #expect(!diagnostics.containsError, "\(family.facts)")
      #expect(run.add(id: family.id, facts) == nil)
    }
    return run.result()
  }

  @Test(arguments: [
    ("a yes 30 5, b yes 30 9, c no 30 1", "b 1 1-1, a 2 2-2, c 3 3-3"),
    ("a yes 30 5, b yes 30 5", "a 1 1-1, b 1 1-1"),
    ("a yes 30 ?, b yes 30 9", "b 1 1-2, a 2 1-2 (family.cost)"),
    ("a ? 30 5, b yes 30 9, c no 30 99", "b 1 1-1, c 2 2-3, a 3 2-3 (family.has_debts)"),
    ("a yes 30 null, b yes 30 0", "b 1 1-1, a 2 2-2"),
    // Who may still come in can stand before the others.
    ("a no 30 5, b ? ? 9", "a 1 1-2; open b"),
    ("a no 30 5, b no 0 9", "a 1 1-1; out b"),
  ])
  func order(_ cases: String, _ expected: String) throws {
    let ranking = try Self.rank(cases.split(separator: ",").map(Family.init))
    let places = ranking.places.map { place in
      let missing = place.missing.isEmpty ? "" : " (\(place.missing.map(\.path).joined(separator: ", ")))"
      return "\(place.id) \(place.position) \(place.highest)-\(place.lowest)\(missing)"
    }
    let apart = [("open", ranking.open), ("out", ranking.out)].filter { !$0.1.isEmpty }
      .map { "; \($0) " + $1.map(\.id).joined(separator: " ") }
    #expect(places.joined(separator: ", ") + apart.joined() == expected)
  }

  @Test func reasonForStandingBefore() throws {
    let cases = "a yes 30 5, b yes 30 9, c no 30 1, d no 30 1"
    let ranking = try Self.rank(cases.split(separator: ",").map(Family.init))
    #expect(ranking.places.map(\.before) == [.key(1), .key(0), .level, nil])
  }

  @Test(arguments: 0..<12 as Range<UInt64>) func oneMoreFactNeverWidensABound(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let choices = [["yes", "no", "?", "?"], ["30", "0", "?", "?"], ["1", "2", "3", "?"]]
    var families = (0..<6).map { index in
      Family("f\(index) \(choices.map { $0.randomElement(using: &random) ?? "?" }.joined(separator: " "))"[...])
    }
    let before = try Self.rank(families)
    let open = families.indices.flatMap { family in (0..<3).map { (family, $0) } }.filter { families[$0.0].answers[$0.1] == "?" }
    guard let (family, fact) = open.randomElement(using: &random) else { return }
    families[family].answers[fact] = choices[fact].filter { $0 != "?" }.randomElement(using: &random) ?? ""
    let after = try Self.rank(families)
    for place in before.places {
      let later = try #require(after.places.first { $0.id == place.id }, "seed \(seed): \(place.id) is not ranked any more")
      #expect(later.highest >= place.highest && later.lowest <= place.lowest, "seed \(seed): \(place) became \(later)")
      #expect(place.highest <= place.position && place.position <= place.lowest, "seed \(seed): \(place)")
    }
  }
}
