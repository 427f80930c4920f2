import Decisions
public import Rules

/// Random documents against all decisions of one rule book: engine and reference agree, more facts undo no decision, and the
/// same facts give the same bytes.
public struct RuleBookRun {
  public private(set) var failures = 0
  /// Documents that were neither refused nor contradictory.
  public private(set) var decided = 0
  /// How many documents were tried.
  public private(set) var tried = 0
  private let differential: Differential
  private let generator: DocumentGenerator
  private let stability: Stability?
  private let days: [Int64]
  private let seed: UInt64
  private var random: SplitMix
  private var steering: OutcomeSteering
  private var shares = OutcomeShares()
  private let print: (String) -> Void

  public init(
    book: RuleBook, seed: UInt64, stability: Stability? = nil, print: @escaping (String) -> Void = { Swift.print($0) }
  ) {
    self.print = print
    self.seed = seed
    self.stability = stability
    differential = Differential(book: book)
    generator = DocumentGenerator(book: book)
    steering = OutcomeSteering(differential, generator)
    random = SplitMix(seed: seed)
    // The days about which the worked cases are, and those around a change of the rules.
    let usual: [Int64] = [17_077, 17_077, 17_077, 17_077]
    days = usual + book.changes.flatMap { [$0 - 1, $0] }
  }

  /// Tries so many documents; that more facts undo nothing, and that bytes are stable, on one of every `thorough`.
  public mutating func run(_ count: Int, thorough: Int = 1) {
    let decisions = differential.book.decisions
    for number in tried..<tried + count {
      tried += 1
      let decision = decisions[number % decisions.count]
      let isUsual = DocumentGenerator.chance(0.8, &random)
      let asOf = isUsual ? days[0] : days.randomElement(using: &random) ?? days[0]
      let document = steering.document(decision, asOf: asOf, &random)
      // Over all decisions alike, whatever their number is.
      check(document, decision, asOf, number, isThorough: number / decisions.count % thorough == 0)
    }
  }

  private mutating func check(
    _ document: RandomDocument, _ decision: String, _ asOf: Int64, _ number: Int, isThorough: Bool
  ) {
    let report = differential.compare(document, decision, asOf: asOf)
    shares.count(report, decision)
    if !report.differences.isEmpty {
      fail(document, decision, asOf, number, report.differences) { [differential] in
        !differential.compare($0, decision, asOf: asOf).differences.isEmpty
      }
    }
    if isThorough, let difference = stability?.difference(document, decision, asOf: asOf, differential) {
      fail(document, decision, asOf, number, [difference]) { _ in false }
    }
    guard let decided = report.decision else { return }
    self.decided += 1
    steering.note(document, decision, decided.outcome, &random)
    guard isThorough, decided.isDetermined || !decided.items.isEmpty else { return }
    let more = generator.filled(document, asOf: asOf, &random)
    if let change = differential.isMonotone(document, more, decision, asOf: asOf) {
      fail(more, decision, asOf, number, ["not monotone: \(change); with less:\n\(document.yaml)"]) { _ in false }
    }
  }

  private mutating func fail(
    _ document: RandomDocument, _ decision: String, _ asOf: Int64, _ number: Int, _ differences: [String],
    _ isWrong: (RandomDocument) -> Bool
  ) {
    failures += 1
    guard failures <= 10 else { return }
    let small = differential.shrunk(document, isWrong)
    let now = differential.compare(small, decision, asOf: asOf).differences
    print("--- seed \(seed), document \(number), \(decision) as of day \(asOf): \(differences.joined(separator: "; "))")
    print(small.yaml)
    if !now.isEmpty { print("shrunk: \(now.joined(separator: "; "))") }
  }

  /// Shares of outcomes and counts, a line for each decision.
  public var summary: String {
    let lines = differential.book.decisions.map { decision in
      shares.line(decision, of: steering.outcomes(decision, asOf: days[0]))
    }
    return (lines + ["\(failures) differences"]).joined(separator: "\n")
  }

  /// The smallest share of an outcome that a decision may have, of all decisions whose outcomes all came up, in percent.
  public var smallestShare: Int {
    differential.book.decisions.flatMap { shares.percents($0).map(\.percent) }.min() ?? 0
  }
}

/// Repeatable random numbers (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
