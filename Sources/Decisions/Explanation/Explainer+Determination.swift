import Rules

// Determinations: each outcome as written is a reason, as far as those before it leave it to count.
extension Explainer {
  mutating func explainDetermination(_ decision: inout Decision) {
    for index in graph.plan.rules {
      for part in graph.rules[index.index].children {
        if let covers = graph.rules[part.index].covers, truth(covers) == .notMet { continue }
        decision.reasons.append(reason(part, depth: 0))
      }
    }
  }
}
