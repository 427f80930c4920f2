import Decisions
import Diagnostics
import Expressions
import Facts
import Rules
import Testing
import YAMLTree

/// What a determination comes to, over facts that are known and not.
@Suite struct DeterminationTests {
  static let rules = """
    kind: determination
    rules:
      - id: fee
        decision: fee
        outcomes:
          - {id: by-flag, outcome: free, when: case.a}
          - {id: by-other-flag, outcome: reduced, when: case.b, unless: [{id: not-then, when: case.c}]}
          - {id: by-number, outcome: free, when: case.n > 3}
        otherwise: full
        value: if case.a then 0 else case.n * rate
    """

  typealias File = (String, String)

  static func book(_ rules: String = rules, besides others: [File] = []) throws -> RuleBook {
    let (book, diagnostics) = load(rules, besides: others)
    let errors = diagnostics.sorted.filter { $0.severity == .error }.map(\.message)
    try #require(errors.isEmpty, "\(errors)")
    return book
  }

  static func load(_ rules: String, besides others: [File] = []) -> (book: RuleBook, diagnostics: DiagnosticSet) {
    let files: [File] = [
      (
        "words.yaml",
        """
        kind: vocabulary
        id: words
        entities:
          case:
            title: the case
            facts:
              a: {type: yes-no, title: a, ask: A?}
              b: {type: yes-no, title: b, ask: B?}
              c: {type: yes-no, title: c, ask: C?}
              n: {type: integer, title: n, ask: N?}
              on: {type: date, none: allowed, title: day, ask: On?}
              t: {type: text, title: text, ask: T?}
        """
      ),
      (
        "rate.yaml",
        """
        kind: parameters
        id: rates
        parameters:
          rate: {type: integer, title: rate, values: [{value: 2, until: 2015-12-31}, {value: 10, from: 2016-01-01}]}
        """
      ), ("rules.yaml", rules),
    ]
    var diagnostics = DiagnosticSet()
    let book = RuleBook.load((files + others).map { ($0.0, Array($0.1.utf8)) }, into: &diagnostics)
    return (book, diagnostics)
  }

  /// The decision of 3 October 2016 on facts in YAML.
  static func decide(
    _ text: String, _ rules: String = rules, as name: String = "fee", besides others: [File] = []
  ) throws -> Decision {
    let book = try book(rules, besides: others)
    let graph = try #require(GraphLowering.lower(name, of: book, asOf: 17_077))
    let facts = CaseFacts(FactLayout(book))
    var diagnostics = DiagnosticSet()
    let reader = FactsReader(book: book)
    let file = SourceFile(id: FileID(0), path: "facts.yaml", bytes: Array("case: {\(text)}".utf8))
    _ = reader.read(yaml: file, into: facts, diagnostics: &diagnostics)
    try #require(!diagnostics.containsError)
    let decider = Decider(graph, of: book)
    let decision = try decider.decide(facts).get()
    #expect(decider.verdict(facts).outcome == decision.outcome)
    var answer = Answer()
    decider.answer(facts, into: &answer)
    #expect(answer.outcome == decision.outcome)
    return decision
  }

  @Test(arguments: [
    ("a: yes", "free"), ("a: yes, b: yes", "free"), ("a: no, b: yes, c: no", "reduced"), ("a: no, b: no, n: 4", "free"),
    ("a: no, b: no, n: 3", "full"), ("a: no, b: yes, c: yes, n: 4", "free"),
    // What is not known does not matter where all ways of filling it in lead to one outcome.
    ("b: no, n: 4", "free"), ("b: yes, c: yes, n: 9", "free"), ("a: no, b: no", "undetermined"),
    ("b: yes, c: no", "undetermined"),
    ("n: 3", "undetermined"), ("a: no, n: 4", "undetermined"), ("", "undetermined"),
  ])
  func theFirstThatHolds(_ facts: String, _ outcome: String) throws {
    #expect(try Self.decide(facts).outcome == outcome)
  }

  /// Values are told once the outcome is settled; what they wait for is missing.
  @Test(
    arguments: [
      ("a: yes", "0", []), ("a: no, b: yes, c: no", nil, ["case.n"]), ("a: no, b: yes, c: no, n: 7", "70", []),
      ("b: no, n: 4", nil, ["case.a"]), ("a: no, b: no", nil, ["case.n"]),
    ] as [(String, String?, [String])])
  func values(_ facts: String, _ value: String?, _ missing: [String]) throws {
    let decision = try Self.decide(facts)
    #expect(decision.valueText == value)
    #expect(decision.missing.filter(\.matters).map(\.path) == missing)
  }

  /// An outcome's own value goes before that of all; it waits until it is settled which counts.
  @Test(
    arguments: [
      ("a: yes", "1", []), ("a: no, b: yes, c: no, n: 3", "6", []), ("a: no, b: no, n: 4", "8", []),
      ("b: no, n: 4", nil, ["case.a"]), ("a: no, b: no, n: 2", "-1", []),
    ] as [(String, String?, [String])])
  func valuesOfOutcomes(_ facts: String, _ value: String?, _ missing: [String]) throws {
    let rules = Self.rules.replacing("when: case.a}", with: "when: case.a, value: 1}")
      .replacing("otherwise: full", with: "otherwise: {outcome: full, value: -1}")
      .replacing("if case.a then 0 else case.n * rate", with: "case.n * 2")
    let decision = try Self.decide(facts, rules)
    #expect(decision.isDetermined)
    #expect(decision.valueText == value)
    #expect(decision.missing.filter(\.matters).map(\.path) == missing)
  }

  /// The outcome that counts, those before it that do not apply, and nothing after it.
  @Test(arguments: [
    ("a: yes, b: yes", ["by-flag met"]), ("a: no, b: yes, c: no", ["by-flag notMet", "by-other-flag met"]),
    ("a: no, b: no, n: 1", ["by-flag notMet", "by-other-flag notMet", "by-number notMet", "fee-otherwise met"]),
    ("a: no, c: no, n: 1", ["by-flag notMet", "by-other-flag unknown", "by-number notMet", "fee-otherwise unknown"]),
  ])
  func reasons(_ facts: String, _ reasons: [String]) throws {
    #expect(try Self.decide(facts).reasons.map { "\($0.rule) \($0.truth)" } == reasons)
  }

  /// The clock's fact chooses version and parameters; where it is not known, there may be none.
  @Test(
    arguments: [
      ("on: 2015-05-01, n: 4", "old", "8"), ("on: 2016-05-01, n: 4", "new", "40"), ("n: 4", "undetermined", nil),
      ("n: 1", "undetermined", nil), ("on: 2015-05-01, n: 1", "same", "2"), ("on: null, n: 4", "new", "40"),
      ("on: 2013-05-01, n: 4", "undetermined", nil),
    ] as [(String, String, String?)])
  func clock(_ facts: String, _ outcome: String, _ value: String?) throws {
    let rules = """
      kind: determination
      rules:
        - {id: one, decision: fee, from: 2014-01-01, until: 2015-12-31, clock: case.on, clock_default: as_of, outcomes: [{id: x, outcome: old, when: case.n > 2}], otherwise: same, value: case.n * rate}
        - {id: two, decision: fee, from: 2016-01-01, clock: case.on, clock_default: as_of, outcomes: [{id: x, outcome: new, when: case.n > 3}], otherwise: same, value: case.n * rate}
      """
    let decision = try Self.decide(facts, rules)
    #expect(decision.outcome == outcome)
    #expect(decision.valueText == value)
  }

  @Test func aValueThatFailsIsAProblem() throws {
    let rules = Self.rules.replacing("case.n * rate", with: "number(case.t, \",\", \".\")")
    let decision = try Self.decide("a: no, b: yes, c: no, t: x", rules)
    #expect(decision.outcome == "reduced" && decision.value == nil)
    guard case .evaluation? = decision.problems.first?.kind else {
      Issue.record("no problem is told")
      return
    }
  }

  @Test func dutiesComeWithTheirOutcomes() throws {
    let rules = Self.rules + "\n    duties: [{id: pay, on: [full, reduced], says: Pay}, {id: write, says: Write}]"
    #expect(try Self.decide("a: yes", rules).duties.map(\.id) == ["write"])
    #expect(try Self.decide("a: no, b: yes, c: no", rules).duties.map(\.id) == ["pay", "write"])
    #expect(try Self.decide("", rules).duties.map(\.id) == ["write"])
  }
}

extension Decision {
  /// The value of a determination as expressions write it.
  var valueText: String? {
    guard case .value(let value, _)? = value?.parts.first else { return nil }
    return value.description
  }
}
