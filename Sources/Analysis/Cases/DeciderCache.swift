import Decisions
import Rules

/// A decision as of a day, in days since 1970-01-01.
struct DecisionDay: Hashable {
  var decision: String
  var day: Int64
  var withLetters = false
}

/// One graph lowered for each decision and day, and kept. Not to be shared between threads.
struct DeciderCache {
  private let book: RuleBook
  private var deciders: [DecisionDay: Decider] = [:]

  init(_ book: RuleBook) { self.book = book }

  /// Nil where no rule makes the decision. Complexity: that of one lowering, the first time.
  mutating func decider(_ decision: String, asOf day: Int64, withLetters: Bool = false) -> Decider? {
    let key = DecisionDay(decision: decision, day: day, withLetters: withLetters)
    if let decider = deciders[key] { return decider }
    guard let graph = GraphLowering.lower(decision, of: book, asOf: day, withLetters: withLetters) else { return nil }
    let decider = Decider(graph, of: book)
    deciders[key] = decider
    return decider
  }
}
