import Decisions
import Rules

/// What came of random documents against one decision.
struct DecisionTally: Sendable {
  var tried = 0
  /// Documents that were neither refused nor contradictory.
  var decided = 0
  var failures = 0
  /// The first failures, as they are printed.
  var reports: [String] = []
  var shares = OutcomeShares()
  /// The outcomes that the decision may have.
  var outcomes: [String] = []
}

/// Random documents against one decision of a rule book.
struct DecisionRun {
  private let decision: String
  private let differential: Differential
  private let generator: DocumentGenerator
  private let stability: Stability?
  private var steering: OutcomeSteering
  private var random: SplitMix
  private var tally = DecisionTally()

  init(_ decision: String, _ generator: DocumentGenerator, _ worked: [WorkedCases.Base], seed: UInt64, _ stability: Stability?) {
    self.decision = decision
    self.generator = generator
    self.stability = stability
    differential = Differential(book: generator.book)
    steering = OutcomeSteering(decision, differential, generator, worked)
    random = SplitMix(seed: seed)
  }

  /// Tries so many documents; that more facts undo nothing, and that bytes are stable, on one of every `thorough`.
  mutating func run(_ count: Int, thorough: Int) -> DecisionTally {
    tally.outcomes = steering.outcomes
    for number in 0..<count {
      tally.tried += 1
      check(steering.next(&random), isThorough: number % thorough == 0)
    }
    return tally
  }

  private mutating func check(_ example: RandomCase, isThorough: Bool) {
    let (document, asOf) = (example.document, example.asOf)
    let report = differential.compare(document, decision, asOf: asOf)
    tally.shares.count(report)
    if !report.differences.isEmpty {
      fail(example, report.differences) { [differential, decision] in
        !differential.compare($0, decision, asOf: asOf).differences.isEmpty
      }
    }
    if isThorough, let difference = stability?.difference(document, decision, asOf: asOf, differential) {
      fail(example, [difference]) { _ in false }
    }
    guard let decided = report.decision else { return }
    tally.decided += 1
    steering.note(example, decided.outcome, &random)
    guard isThorough, decided.isDetermined || !decided.items.isEmpty else { return }
    let more = generator.filled(document, asOf: asOf, &random)
    if let change = differential.isMonotone(document, more, decision, asOf: asOf) {
      fail(RandomCase(document: more, asOf: asOf), ["not monotone: \(change); with less:\n\(document.yaml)"]) { _ in false }
    }
  }

  private mutating func fail(_ example: RandomCase, _ differences: [String], _ isWrong: (RandomDocument) -> Bool) {
    tally.failures += 1
    guard tally.reports.count < 5 else { return }
    let small = differential.shrunk(example.document, isWrong)
    let now = differential.compare(small, decision, asOf: example.asOf).differences
    var report = "--- document \(tally.tried), \(decision) as of day \(example.asOf): \(differences.joined(separator: "; "))\n"
    report += small.yaml
    if !now.isEmpty { report += "shrunk: \(now.joined(separator: "; "))\n" }
    tally.reports.append(report)
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
