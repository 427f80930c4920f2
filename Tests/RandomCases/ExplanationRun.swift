import Decisions
import Diagnostics
import Facts
public import Rules

/// The guarantees of explanations over random documents: of random rule books and of a rule book at hand.
public struct ExplanationRun {
  public private(set) var failures = 0
  /// Pairs of a rule book's decision and facts for it.
  public private(set) var pairs = 0
  public private(set) var sufficient = 0
  /// Ways to another outcome, and to one that is open.
  public private(set) var changes = 0
  public private(set) var settling = 0
  /// Facts called relevant that changed what is decided in a completion that was tried.
  public private(set) var relevant = 0
  /// Of how many lists of ways it is not proven that they are the cheapest.
  public private(set) var notProven = 0
  public private(set) var cutOff = 0
  private var tried: UInt64 = 0
  private let seed: UInt64
  private let print: (String) -> Void

  public init(seed: UInt64, print: @escaping (String) -> Void = { Swift.print($0) }) {
    self.seed = seed
    self.print = print
  }

  /// Random rule books until so many pairs were tried.
  public mutating func run(pairs wanted: Int) {
    while pairs < wanted {
      run(book: seed &* 1_000_003 &+ tried, documents: 4)
      tried += 1
    }
  }

  /// The book that is made from a seed of its own, as it stands in reports.
  public mutating func run(book seed: UInt64, documents: Int) {
    var generator = BookGenerator(seed: seed)
    var diagnostics = DiagnosticSet()
    let book = RuleBook.load(generator.files(), into: &diagnostics)
    if !diagnostics.containsError { run(book, name: "book \(seed)", seed: seed, documents: documents) }
  }

  /// Random documents for every decision of a book.
  public mutating func run(_ book: RuleBook, name: String, seed: UInt64, documents: Int) {
    let differential = Differential(book: book)
    let generator = DocumentGenerator(book: book)
    var random = SplitMix(seed: seed ^ 0xE7)
    let asOf: Int64 = [17_077, 16_800, 17_400].randomElement(using: &random) ?? 17_077
    for _ in 0..<documents {
      let document = generator.document(asOf: asOf, &random)
      for decision in book.decisions {
        let problems = problems(document, decision, asOf: asOf, differential, generator, &random)
        guard !problems.isEmpty else { continue }
        failures += 1
        if failures <= 12 {
          print("--- \(name), \(decision) as of day \(asOf): \(problems.joined(separator: "; "))\n\(document.yaml)")
        }
      }
    }
  }

  private mutating func problems(
    _ document: RandomDocument, _ name: String, asOf: Int64, _ differential: Differential, _ generator: DocumentGenerator,
    _ random: inout SplitMix
  ) -> [String] {
    let facts = differential.facts
    guard document.read(differential.reader, into: facts) == nil, let decider = differential.decider(name, asOf: asOf),
      case .success(var decision) = decider.decide(facts)
    else { return [] }
    pairs += 1
    decider.bundle(&decision, for: facts)
    var problems: [String] = []
    let isDecided = decision.isDetermined || decision.items.contains { $0.outcome != Decision.undetermined }
    if isDecided != (decision.sufficient != nil) { problems.append("a sufficient reason \(isDecided ? "lacks" : "is too many")") }
    if let reason = decision.sufficient {
      sufficient += 1
      let check = SufficientCheck(reference: differential.reference, facts: facts, decision: name, asOf: asOf)
      let found = check.problems(reason, of: decision)
      if found.isCutOff { cutOff += 1 }
      problems += found.problems.map { "sufficient reason: \($0)" }
    }
    var relevance = RelevanceCheck(differential, decider, generator, document, asOf: asOf)
    problems += relevance.problems(decision, &random)
    relevant += relevance.shown
    if let question = decision.nextQuestion, !decision.missing.contains(where: { $0.matters && $0.cell == question.fact.cell }) {
      problems.append("the next question is about \(question.fact.path), which does not matter")
    }
    return problems + wayProblems(document, decision, asOf: asOf, differential, decider, facts)
  }

  /// For every outcome, what would lead there.
  private mutating func wayProblems(
    _ document: RandomDocument, _ decision: Decision, asOf: Int64, _ differential: Differential, _ decider: Decider,
    _ facts: CaseFacts
  ) -> [String] {
    let names = decision.items.map(\.name)
    var check = WaysCheck(differential, decider, document, decision.decision, asOf: asOf)
    var problems: [String] = []
    let changes = decider.possibleOutcomes.flatMap { decider.changes(for: facts, to: $0) }
    for ways in changes + decision.settles {
      problems += check.problems(ways, item: ways.item.flatMap { names.firstIndex(of: $0) })
      if ways.extent == .notProven { notProven += 1 }
    }
    self.changes += changes.reduce(0) { $0 + $1.ways.count }
    settling += decision.settles.reduce(0) { $0 + $1.ways.count }
    if check.isCutOff { cutOff += 1 }
    return problems
  }

  public var summary: String {
    "\(pairs) pairs of rules and facts: \(sufficient) sufficient reasons, \(changes) changes, \(settling) settling sets, "
      + "\(relevant) facts shown to matter; "
      + "\(notProven) not proven, \(cutOff) cut off; \(failures) failures"
  }
}
