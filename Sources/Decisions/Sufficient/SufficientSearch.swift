import Expressions
public import Facts
import Rules

/// Finds facts that alone force what was decided.
///
/// It starts from what a walk over the graph finds and drops facts one by one as long as the rest decides the same. Whether it
/// does is asked of the decider, which is exact, so that what is left is minimal by definition.
struct SufficientSearch {
  let decider: Decider
  let facts: CaseFacts
  /// What was decided.
  let verdict: Verdict

  /// Nil where nothing is decided. The facts must not contradict each other.
  init?(_ decider: Decider, _ facts: CaseFacts) {
    self.decider = decider
    self.facts = facts
    verdict = decider.verdict(facts)
    if !verdict.isDetermined, verdict.items.allSatisfy({ $0 == .unknown }) { return nil }
  }

  /// A subset-minimal set. Complexity: O(facts) verdicts, of which ``Necessity`` saves most.
  func minimal() -> Set<FactCell> {
    let start = start()
    var sparing = Sparing(
      decider.evaluator, facts, decider.exactness.regions, known: allKnown(), opaque: decider.opaqueFacts, decided,
      isAll: !verdict.items.isEmpty)
    return sparing.minimal(of: start, in: start.sorted(by: isSparedBefore), decidesTheSame)
  }

  /// A set of the fewest facts, and whether it is proven that there are no fewer. Operations that fail leave open what fewer
  /// facts may settle, so that nothing is proven of them.
  func smallest() -> (cells: Set<FactCell>, isProven: Bool) {
    let known = minimal()
    decider.evaluator.run(facts)
    let hasFailed = !decider.evaluator.failures.isEmpty
    let search = SmallestSearch(all: allKnown().sorted()) { cells in facts.withOnly(cells, decidesTheSame) }
    let found = search.smallest(known: known)
    return (found.cells, found.isProven && !hasFailed)
  }

  /// Whether the facts as they are decide at least what was decided.
  func decidesTheSame() -> Bool {
    let other = decider.verdict(facts)
    if verdict.items.isEmpty { return other.isDetermined && other.outcome == verdict.outcome }
    return zip(verdict.items, other.items).allSatisfy { $0 == .unknown || $0 == $1 }
  }

  // MARK: Where to start

  /// The nodes whose truths are what was decided: all of them for items, else any.
  private var decided: [(node: NodeIndex, member: Int, truth: Truth)] {
    if let items = decider.graph.plan.items {
      return verdict.items.indices.filter { verdict.items[$0] != .unknown }.map { (items.node, $0, verdict.items[$0]) }
    }
    return decider.graph.plan.outcomes.filter { $0.name == verdict.outcome }.map { ($0.node, 0, .met) }
  }

  private func start() -> Set<FactCell> {
    decider.evaluator.run(facts)
    let all = allKnown()
    guard let walked = walked(), facts.withOnly(walked, decidesTheSame) else { return all }
    return walked
  }

  /// Nil where one pass leaves open what was decided.
  private func walked() -> Set<FactCell>? {
    var justification = Justification(decider, facts)
    var cells: Set<FactCell> = []
    // Of several outcomes of the same name one is met.
    var isMet = !verdict.items.isEmpty
    for (node, member, _) in decided {
      let truth = decider.evaluator.truths.truth(node, member: member)
      if verdict.items.isEmpty {
        guard truth == .met else { continue }
        isMet = true
      } else if truth == .unknown {
        return nil
      }
      cells.formUnion(justification.unreduced(for: node, member: member))
    }
    return isMet ? cells : nil
  }

  private func allKnown() -> Set<FactCell> { Set(decider.knownFacts(facts)) }

  // MARK: What to do without first

  /// What is more sensitive, dearer to find out or only presumed goes first, then what comes later in the vocabulary.
  private func isSparedBefore(_ a: FactCell, _ b: FactCell) -> Bool {
    let (x, y) = (decider.book[a.fact], decider.book[b.fact])
    if x.sensitivity != y.sensitivity { return x.sensitivity.rank > y.sensitivity.rank }
    let (costX, costY) = (x.cost ?? .one, y.cost ?? .one)
    if costX != costY { return costX > costY }
    let (isPresumedX, isPresumedY) = (facts.isPresumed(a), facts.isPresumed(b))
    return isPresumedX == isPresumedY ? b < a : isPresumedX
  }
}

extension Sensitivity {
  fileprivate var rank: Int { Sensitivity.allCases.firstIndex(of: self) ?? 0 }
}

extension Decider {
  /// Every given or presumed fact that the decision reads.
  func knownFacts(_ facts: CaseFacts) -> [FactCell] {
    graph.facts.filter { !book[$0].isDerived }.flatMap { fact in
      (0..<facts.count(book[fact].entity)).map { FactCell(fact, $0) }.filter(facts.isKnown)
    }
  }

  /// Facts that alone force what was decided, none of which can be spared; nil where nothing is decided, or the facts
  /// contradict each other. Complexity: O(facts) verdicts.
  ///
  /// With `smallest` one of the fewest facts, as far as that is found out within the limits of the search.
  public func sufficientReason(for facts: CaseFacts, smallest: Bool = false) -> SufficientReason? {
    guard let search = SufficientSearch(self, facts) else { return nil }
    let found: (cells: Set<FactCell>, isProven: Bool) = smallest ? search.smallest() : (search.minimal(), false)
    // Trials leave derived facts behind as they last were.
    evaluator.run(facts)
    let explainer = Explainer(self, facts)
    return SufficientReason(
      facts: found.cells.sorted().map { explainer.use(of: $0) },
      extent: !smallest ? .minimal : found.isProven ? .smallest : .notProven)
  }
}
