import Decisions
import Facts
import Rules

/// Prints how long the parts of an explanation take, by the size of the rules and the share of facts that stand in several
/// conditions: medians over cases with all facts, and with a fifth of them missing, in microseconds.
func bundle() {
  print(
    "| conditions | facts shared | decide, all reasons | sufficient reason | changes | next question | settling sets | bundle |")
  print("|---:|---:|---:|---:|---:|---:|---:|---:|")
  for conditions in [50, 300, 3_000] {
    for shared in [0, 10, 30] {
      guard var made = BundleBook(conditions: conditions, sharedPercent: shared) else { return }
      let decider = Decider(made.graph, of: made.book)
      var times: [[Int]] = Array(repeating: [], count: 6)
      for number in 0..<(conditions > 1_000 ? 12 : 40) { time(decider, made.facts(missingPercent: number % 2 * 20), &times) }
      let medians = times.map { Int($0.sorted()[$0.count / 2] / 1_000) }.map(String.init)
      print("| \(conditions) | \(shared)% | \(medians.joined(separator: " | ")) |")
    }
  }
}

/// Adds the nanoseconds that each part takes for one case; the first time is to warm up.
private func time(_ decider: Decider, _ facts: CaseFacts, _ times: inout [[Int]]) {
  for isWarm in [false, true] {
    var taken: [Int] = []
    func measure(_ body: () -> Void) {
      let start = threadTime()
      body()
      taken.append(threadTime() - start)
    }
    var missing: [MissingFact] = []
    measure { if case .success(let decision) = decider.decide(facts) { missing = decision.missing } }
    measure { _ = decider.sufficientReason(for: facts) }
    let target = decider.verdict(facts).outcome == "entitled" ? "not-entitled" : "entitled"
    measure { _ = decider.changes(for: facts, to: target) }
    measure { _ = decider.nextQuestion(for: facts, among: missing) }
    measure { _ = decider.settlingFacts(for: facts) }
    if isWarm { for (part, time) in (taken + [taken[1...3].reduce(0, +)]).enumerated() { times[part].append(time) } }
  }
}
