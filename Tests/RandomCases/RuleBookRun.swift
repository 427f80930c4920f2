import Dispatch
public import Rules
import Synchronization

/// Random documents against all decisions of one rule book: engine and reference agree, more facts undo no decision, and the
/// same facts give the same bytes.
///
/// Each decision has random numbers of its own, so that what is tried depends on the seed alone, not on threads or on the other
/// decisions.
public struct RuleBookRun: Sendable {
  private let decisions: [String]
  private let generator: DocumentGenerator
  private let worked: [WorkedCases.Base]
  private let seed: UInt64
  private let stability: @Sendable () -> Stability?
  private var tallies: [String: DecisionTally] = [:]

  /// `decisions` are those to try, nil for all; each thread makes a `stability` of its own.
  public init(
    book: RuleBook, seed: UInt64, decisions: [String]? = nil, stability: @escaping @Sendable () -> Stability? = { nil }
  ) {
    self.decisions = decisions ?? book.decisions
    self.seed = seed
    self.stability = stability
    generator = DocumentGenerator(book: book)
    worked = WorkedCases.all(of: book)
  }

  /// Tries so many documents, spread evenly over the decisions; that more facts undo nothing, and that bytes are stable, on one
  /// of every `thorough`. `tell` hears of each decision when it is through.
  public mutating func run(
    _ count: Int, thorough: Int = 1, threads: Int = 1, tell: @Sendable (String) -> Void = { _ in }
  ) {
    let results = Mutex<(next: Int, tallies: [String: DecisionTally])>((0, [:]))
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { [self] _ in
      while let number = results.withLock({ results in
        defer { results.next += 1 }
        return results.next < decisions.count ? results.next : nil
      }) {
        let tally = run(number, count, thorough)
        results.withLock { results in
          results.tallies[decisions[number]] = tally
          tell("\(results.tallies.count) of \(decisions.count) decisions: \(decisions[number]), \(tally.failures) differences")
          for report in tally.reports { tell(report) }
        }
      }
    }
    tallies = results.withLock { $0.tallies }
  }

  private func run(_ number: Int, _ count: Int, _ thorough: Int) -> DecisionTally {
    let decision = decisions[number]
    // By its name, so that a decision that is added leaves the documents of the others as they are.
    let own = decision.utf8.reduce(seed &* 1_000_003) { $0 &* 31 &+ UInt64($1) }
    var run = DecisionRun(decision, generator, worked, seed: own, stability())
    return run.run(count / decisions.count + (number < count % decisions.count ? 1 : 0), thorough: thorough)
  }

  public var failures: Int { tallies.values.reduce(0) { $0 + $1.failures } }
  /// Documents that were neither refused nor contradictory.
  public var decided: Int { tallies.values.reduce(0) { $0 + $1.decided } }
  /// The first failures of each decision.
  public var reports: [String] { decisions.flatMap { tallies[$0]?.reports ?? [] } }

  /// Shares of outcomes and counts, a line for each decision.
  public var summary: String {
    let lines = decisions.compactMap { decision in
      tallies[decision].map { "\(decision): \($0.shares.text(of: $0.outcomes))" }
    }
    return (lines + ["\(failures) differences"]).joined(separator: "\n")
  }
}
