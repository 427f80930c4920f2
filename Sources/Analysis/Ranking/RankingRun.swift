public import Decisions
import Expressions
public import Facts
public import Rules

/// Takes case after case and puts them into the order of a ranking: a fold over single decisions.
///
/// Not to be shared between threads.
public struct RankingRun {
  private let ranking: RankingSyntax
  private let asOf: Int64
  private let admission: Decider?
  private let measures: [KeyMeasure]
  private var admitted: [Candidate] = []
  private var open: [(apart: Ranking.Apart, best: [Standing])] = []
  private var out: [Ranking.Apart] = []

  private struct Candidate {
    var place: Ranking.Place
    var best: [Standing]
    var worst: [Standing]
  }

  /// Nil where the ranking's decision is none of the book.
  public init?(_ ranking: RankingSyntax, of book: RuleBook, asOf: Int64) {
    self.ranking = ranking
    self.asOf = asOf
    var admission: Decider?
    if let among = ranking.among {
      guard let graph = GraphLowering.lower(among.decision.value, of: book, asOf: asOf) else { return nil }
      admission = Decider(graph, of: book)
    }
    self.admission = admission
    measures = ranking.order.map { KeyMeasure($0, of: book, asOf: asOf) }
  }

  /// Takes one case; returns what contradicts itself in its facts, which keeps it from being ranked.
  public mutating func add(id: String, _ facts: CaseFacts) -> Contradictions? {
    var decision: Decision?
    if let admission {
      switch admission.decide(facts) {
      case .failure(let contradictions): return contradictions
      case .success(let made): decision = made
      }
    }
    if let decision, decision.isDetermined, decision.outcome != ranking.among?.outcome.value {
      out.append(Ranking.Apart(id: id, decision: decision))
      return nil
    }
    let keys = measures.map { $0.measure(facts) }
    let ranges = zip(keys, ranking.order).map { Standing.range(of: $0.measured, isHighestFirst: $1.isHighestFirst) }
    if let decision, !decision.isDetermined {
      open.append((Ranking.Apart(id: id, decision: decision), ranges.map(\.best)))
      return nil
    }
    var missing: [MissingKeyFact] = []
    for fact in keys.flatMap(\.missing) where !missing.contains(fact) { missing.append(fact) }
    let place = Ranking.Place(
      id: id, position: 0, highest: 0, lowest: 0, keys: keys.map(\.measured), missing: missing, before: nil)
    admitted.append(Candidate(place: place, best: ranges.map(\.best), worst: ranges.map(\.worst)))
    return nil
  }

  /// The order of all cases taken so far: by what is known at least, and of two that nothing tells apart the one that was taken
  /// first. Complexity: O(n log n) in the cases.
  public func result() -> Ranking {
    let order = admitted.enumerated().sorted { a, b in
      a.element.worst == b.element.worst ? a.offset < b.offset : a.element.worst.lexicographicallyPrecedes(b.element.worst)
    }.map(\.element)
    let worst = order.map(\.worst)
    // One that is open may still come in, at best before all that it can stand before.
    let best = (order.map(\.best) + open.map(\.best)).sorted { $0.lexicographicallyPrecedes($1) }
    var places: [Ranking.Place] = []
    for (index, candidate) in order.enumerated() {
      var place = candidate.place
      let isLevel = index > 0 && worst[index - 1] == candidate.worst
      place.position = isLevel ? places[index - 1].position : index + 1
      place.highest = 1 + Self.count(before: candidate.best, in: worst)
      // A case whose own best is before its worst counts itself there.
      let itself = candidate.best.lexicographicallyPrecedes(candidate.worst) ? 1 : 0
      place.lowest = 1 + Self.count(before: candidate.worst, in: best) - itself
      if index + 1 < order.count {
        let differing = zip(candidate.worst, worst[index + 1]).enumerated().first { $0.element.0 != $0.element.1 }
        place.before = differing.map { .key($0.offset) } ?? .level
      }
      places.append(place)
    }
    return Ranking(ranking: ranking, asOf: asOf, places: places, open: open.map(\.apart), out: out)
  }

  /// How many of a sorted list come before.
  private static func count(before standing: [Standing], in sorted: [[Standing]]) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].lexicographicallyPrecedes(standing) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
