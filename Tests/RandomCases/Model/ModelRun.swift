public import Decisions
import Diagnostics
import Facts
public import Rules

/// What explanations guarantee, on random rule books of 4 to 300 conditions, of which 0, 10 or 30 in a hundred read facts that others
/// read too, and on random partial facts.
public struct ModelRun {
  public private(set) var failures = 0
  /// Pairs of a rule book and facts for it.
  public private(set) var pairs = 0
  /// Pairs all of whose completions were tried.
  public private(set) var exact = 0
  public private(set) var sufficient = 0
  public private(set) var ways = 0
  /// Claims that some completions confirmed, and those for which none was found by chance.
  public private(set) var shown = 0
  public private(set) var notShown = 0
  public private(set) var rendered = 0
  public private(set) var notProven = 0
  /// How many pairs of each size.
  public private(set) var sizes: [Int: Int] = [:]
  private var tried: UInt64 = 0
  private let seed: UInt64
  private let print: (String) -> Void
  private let render: (Decision, RuleBook, String) -> String

  /// `render` makes the full report of a format: `text`, `markdown`, `html` or `json`.
  public init(
    seed: UInt64, print: @escaping (String) -> Void = { Swift.print($0) },
    render: @escaping (Decision, RuleBook, String) -> String
  ) {
    self.seed = seed
    self.print = print
    self.render = render
  }

  /// So many pairs, mostly of small books; or all of books with so many conditions.
  public mutating func run(pairs wanted: Int, conditions: Int? = nil) {
    while pairs < wanted {
      run(book: seed &* 1_000_003 &+ tried, conditions: conditions)
      tried += 1
    }
  }

  /// How many conditions a book has: most have few, two of a thousand have 300.
  private static func size(_ random: inout SplitMix) -> Int {
    let rare = Int.random(in: 0..<1_000, using: &random)
    switch rare {
    case 0..<2: return 300
    case 2..<6: return 100
    case 6..<16: return 40
    case 16..<60: return 20
    default: return Int.random(in: 3...9, using: &random)
    }
  }

  /// The book that is made from a seed of its own, as it stands in reports, with a few cases.
  public mutating func run(book seed: UInt64, conditions: Int? = nil) {
    var random = SplitMix(seed: seed)
    let size = conditions ?? Self.size(&random)
    let shared = DocumentGenerator.pick([0, 10, 30], &random)
    let model = ModelMaker.model(conditions: size, sharedPercent: shared, seed: seed ^ 0x5EED)
    var diagnostics = DiagnosticSet()
    let book = RuleBook.load(model.files, into: &diagnostics)
    guard !diagnostics.containsError, let graph = GraphLowering.lower(ModelBook.decision, of: book, asOf: 17_077) else {
      fail("book \(seed) has errors: \(diagnostics.sorted.map(\.message).joined(separator: "; "))", model)
      return
    }
    let decider = Decider(graph, of: book)
    for _ in 0..<(size > 50 ? 2 : 8) {
      let example = ModelCase.random(model, book, &random)
      let problems = problems(example, decider, &random)
      sizes[size > 10 ? size : 10, default: 0] += 1
      if !problems.isEmpty {
        return fail(
          "book \(seed), \(size) conditions, \(shared) % shared: \(problems.prefix(4).joined(separator: "; "))\n\(example.text)",
          model)
      }
    }
  }

  private mutating func problems(_ example: ModelCase, _ decider: Decider, _ random: inout SplitMix) -> [String] {
    let facts = example.facts()
    pairs += 1
    guard case .success(var decision) = decider.decide(facts) else { return ["the facts are refused"] }
    decider.bundle(&decision, for: facts)
    let changes = decider.possibleOutcomes.flatMap { decider.changes(for: facts, to: $0) }
    var check = ModelCheck(example, decider, facts, decision)
    check.checkOutcomes()
    check.checkSufficient()
    check.checkReasons()
    check.checkRelevance()
    for ways in changes + decision.settles {
      check.check(ways)
      self.ways += ways.ways.count
      if ways.extent == .notProven { notProven += 1 }
    }
    if check.isExact { exact += 1 }
    if decision.sufficient != nil { sufficient += 1 }
    shown += check.shown
    notShown += check.notShown
    var problems = check.problems
    problems += ModelMonotone(less: example, more: example.filled(&random), decider: decider).problems(decision, changes)
    let formats = pairs % 16 == 0 ? ["markdown", "text", "html", "json"] : ["markdown"]
    problems += RenderedReasons(decision: decision).problems(formats) { render($0, decider.book, $1) }
    rendered += formats.count
    return problems
  }

  private mutating func fail(_ text: String, _ model: ModelBook) {
    failures += 1
    guard failures <= 8 else { return }
    print("--- \(text)")
    if model.facts.count < 30 { for file in model.files { print(String(decoding: file.bytes, as: UTF8.self)) } }
  }

  public var summary: String {
    let spread = sizes.sorted { $0.key < $1.key }.map { "\($0.value) of \($0.key == 10 ? "up to 10" : "\($0.key)")" }
    return "\(pairs) pairs of rules and facts (\(spread.joined(separator: ", ")) conditions), \(exact) against all completions: "
      + "\(sufficient) sufficient reasons, \(ways) ways, \(rendered) reports; \(shown) claims shown by two completions, "
      + "\(notShown) not; \(notProven) searches at their limit; \(failures) failures"
  }
}
