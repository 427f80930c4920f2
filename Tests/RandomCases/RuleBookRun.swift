import Decisions
public import Rules

/// Random documents against all decisions of one rule book.
public struct RuleBookRun {
  public private(set) var failures = 0
  /// Documents that were neither refused nor contradictory.
  public private(set) var decided = 0
  private let differential: Differential
  private let generator: DocumentGenerator
  private let bases: [WorkedCases.Base]
  private let days: [Int64]
  private var random: SplitMix
  private var outcomes: [String: [String: Int]] = [:]
  private var itemOutcomes: [String: [String: Int]] = [:]
  private var refused: [String: Int] = [:]
  private var cutOff: [String: Int] = [:]
  private let print: (String) -> Void

  public init(book: RuleBook, seed: UInt64, print: @escaping (String) -> Void = { Swift.print($0) }) {
    self.print = print
    differential = Differential(book: book)
    generator = DocumentGenerator(book: book)
    bases = WorkedCases.all(of: book)
    random = SplitMix(seed: seed)
    // The days about which the worked cases are, and those around a change of the rules.
    let usual: [Int64] = [17_077, 17_077, 17_077, 17_077]
    days = usual + book.changes.flatMap { [$0 - 1, $0] }
  }

  public mutating func run(_ count: Int) {
    let decisions = differential.book.decisions
    for number in 0..<count {
      let decision = decisions[number % decisions.count]
      let isUsual = DocumentGenerator.chance(0.8, &random)
      let asOf = isUsual ? days[0] : days.randomElement(using: &random) ?? days[0]
      let own = bases.filter { $0.decision == decision }
      let document: RandomDocument
      if let base = own.randomElement(using: &random), DocumentGenerator.chance(0.7, &random) {
        document = generator.mutated(base.document, asOf: asOf, &random)
      } else {
        document = generator.document(asOf: asOf, &random)
      }
      check(document, decision, asOf, number)
    }
  }

  private mutating func check(_ document: RandomDocument, _ decision: String, _ asOf: Int64, _ number: Int) {
    let report = differential.compare(document, decision, asOf: asOf)
    count(report, decision)
    if !report.differences.isEmpty {
      fail(document, decision, asOf, number, report.differences) { [differential] in
        !differential.compare($0, decision, asOf: asOf).differences.isEmpty
      }
    }
    guard let decided = report.decision, decided.isDetermined else { return }
    let more = generator.filled(document, asOf: asOf, &random)
    if let change = differential.isMonotone(document, more, decision, asOf: asOf) {
      fail(more, decision, asOf, number, ["not monotone: \(change); with less:\n\(document.yaml)"]) { _ in false }
    }
  }

  private mutating func count(_ report: Differential.Report, _ decision: String) {
    guard let decided = report.decision else {
      refused[decision, default: 0] += 1
      return
    }
    self.decided += 1
    outcomes[decision, default: [:]][decided.outcome, default: 0] += 1
    for item in decided.items { itemOutcomes[decision, default: [:]][item.outcome, default: 0] += 1 }
    if report.isCutOff { cutOff[decision, default: 0] += 1 }
  }

  private mutating func fail(
    _ document: RandomDocument, _ decision: String, _ asOf: Int64, _ number: Int, _ differences: [String],
    _ isWrong: (RandomDocument) -> Bool
  ) {
    failures += 1
    guard failures <= 10 else { return }
    let small = differential.shrunk(document, isWrong)
    let now = differential.compare(small, decision, asOf: asOf).differences
    print("--- document \(number), \(decision) as of day \(asOf): \(differences.joined(separator: "; "))")
    print(small.yaml)
    if !now.isEmpty { print("shrunk: \(now.joined(separator: "; "))") }
  }

  /// Shares of outcomes and counts, a line for each decision.
  public var summary: String {
    var lines: [String] = []
    for decision in differential.book.decisions {
      let own = outcomes[decision] ?? [:]
      lines.append("\(decision): \(Self.shares(own)); refused \(refused[decision] ?? 0), cut off \(cutOff[decision] ?? 0)")
      if let items = itemOutcomes[decision] { lines.append("  items: \(Self.shares(items))") }
    }
    return (lines + ["\(failures) differences"]).joined(separator: "\n")
  }

  private static func shares(_ counts: [String: Int]) -> String {
    let all = max(1, counts.values.reduce(0, +))
    return counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value * 100 / all) %" }.joined(separator: ", ")
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
