import Decisions
import Facts
import Rules

/// Prints how long the parts of an explanation take, by the size of the rules and the share of facts that stand in several
/// conditions: medians in microseconds, over cases with all facts and with a fifth of them missing; for the next question and
/// the sets that settle it over cases that are open, with most facts missing.
func bundle(_ only: Int?) {
  print(
    "| conditions | facts shared | decide, all reasons | sufficient reason | changes | next question | settling sets | bundle |")
  print("|---:|---:|---:|---:|---:|---:|---:|---:|")
  for conditions in only.map({ [$0] }) ?? [50, 300, 3_000] {
    for shared in [0, 10, 30] {
      guard var made = BundleBook(conditions: conditions, sharedPercent: shared) else { return }
      let decider = Decider(made.graph, of: made.book)
      var times = Times()
      let count = conditions > 1_000 ? 12 : 40
      for number in 0..<count { measure(decider, made.facts(missingPercent: number % 2 * 20), &times) }
      for _ in 0..<count { measureOpen(decider, made.facts(missingPercent: 70), &times) }
      print("| \(conditions) | \(shared)% | \(times.medians) |")
    }
  }
}

/// Nanoseconds by part.
private struct Times {
  var decide: [Int] = []
  var sufficient: [Int] = []
  var changes: [Int] = []
  var question: [Int] = []
  var settling: [Int] = []

  var medians: String {
    let parts = [decide, sufficient, changes, question, settling].map { times in
      times.isEmpty ? 0 : times.sorted()[times.count / 2] / 1_000
    }
    return (parts + [parts[1...3].reduce(0, +)]).map(String.init).joined(separator: " | ")
  }
}

private func nanoseconds(_ body: () -> Void) -> Int {
  // Once to warm up.
  body()
  let start = threadTime()
  body()
  return threadTime() - start
}

private func measure(_ decider: Decider, _ facts: CaseFacts, _ times: inout Times) {
  times.decide.append(nanoseconds { _ = decider.decide(facts) })
  times.sufficient.append(nanoseconds { _ = decider.sufficientReason(for: facts) })
  let target = decider.verdict(facts).outcome == "entitled" ? "not-entitled" : "entitled"
  times.changes.append(nanoseconds { _ = decider.changes(for: facts, to: target) })
}

private func measureOpen(_ decider: Decider, _ facts: CaseFacts, _ times: inout Times) {
  guard case .success(let decision) = decider.decide(facts), !decision.isDetermined else { return }
  times.question.append(nanoseconds { _ = decider.nextQuestion(for: facts, among: decision.missing) })
  times.settling.append(nanoseconds { _ = decider.settlingFacts(for: facts) })
}
