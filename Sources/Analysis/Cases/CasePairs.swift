import Decisions
import Diagnostics
import Rules

/// Compares each worked case with the case that it is like, and with the others that are like that one.
struct CasePairs {
  private let cases: [WorkedCase]
  private var runner: CaseRunner
  /// Duties and outcomes without a condition of their own.
  private let unconditional: Set<String>
  private var standings: [SourceSpan: CaseStanding] = [:]
  private(set) var deciding: [String: [String]] = [:]
  private(set) var among: [String: [String]] = [:]

  init(_ book: RuleBook, _ cases: [WorkedCase]) {
    // Facts that are refused decide nothing.
    self.cases = cases.filter { $0.expect.outcome?.value != CaseRunner.refused }
    runner = CaseRunner(book)
    unconditional = Set(book.unconditionalParts)
    for one in self.cases { standings[one.span] = runner.standing(of: one) }
  }

  mutating func compare() {
    let bySpan = Dictionary(cases.map { ($0.span, $0) }, uniquingKeysWith: { first, _ in first })
    var siblings: [SourceSpan: [WorkedCase]] = [:]
    for one in cases {
      guard let base = one.likeSpan.flatMap({ bySpan[$0] }) else { continue }
      compare(one, base)
      siblings[base.span, default: []].append(one)
    }
    for group in siblings.values.sorted(by: { $0[0].span < $1[0].span }) {
      for (index, one) in group.enumerated() {
        for other in group[..<index] { compare(one, other, onlyOpen: true) }
      }
    }
  }

  /// `onlyOpen`: parts that no pair has told apart so far.
  private mutating func compare(_ one: WorkedCase, _ other: WorkedCase, onlyOpen: Bool = false) {
    guard one.decision == other.decision, let own = standings[one.span], let base = standings[other.span],
      !own.comesToTheSame(as: base)
    else { return }
    let parts = own.parts(differingFrom: base).filter { !onlyOpen || deciding[$0] == nil }.sorted()
    if parts.isEmpty { return }
    let told = runner.parts(parts, thatTurn: one, into: base).union(runner.parts(parts, thatTurn: other, into: own))
    for part in parts {
      if told.contains(part) || unconditional.contains(part) {
        deciding[part, default: []].append(one.id)
      } else if !onlyOpen {
        among[part, default: []].append(one.id)
      }
    }
  }
}

extension RuleBook {
  /// Duties that come with an outcome or a rule, whatever else is the case, and outcomes that are left where no other holds.
  fileprivate var unconditionalParts: [String] {
    let duties = duties + determinations.flatMap(\.duties) + sharing.flatMap(\.duties)
    return duties.filter { $0.when == nil }.map(\.header.id.value)
      + determinations.map { $0.otherwise.header(in: $0.header).id.value }
  }
}
