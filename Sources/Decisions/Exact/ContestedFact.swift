import Facts
import Rules

/// A fact that conditions see from both sides, with one value for each region of its domain that they tell apart.
struct ContestedFact {
  let fact: FactID
  let isFlag: Bool
  let isDerived: Bool
  /// Numbers and codes; 0 and 1 for a yes-no fact.
  let values: [Int64]
  /// Whether trials cannot fill it in: it may be none, against which an order would fail, or is a text, whose tests do not run
  /// again, or has too many values to tell apart.
  let isHopeless: Bool
  /// Its scope in ``EvaluationPlan/counts``.
  private let scope: Int

  init(_ id: FactID, _ exactness: Exactness) {
    let own = exactness.evaluator.book[id]
    fact = id
    isFlag = own.storage == .flag
    isDerived = own.isDerived
    var values: [Int64] = []
    var isHopeless = own.mayBeNone || own.storage == .value
    for representative in exactness.regions.regions(of: id) {
      switch representative {
      case .flag(let flag): values.append(flag ? 1 : 0)
      case .integer(let integer): values.append(integer)
      case .none, .value: isHopeless = true
      }
    }
    self.values = values
    self.isHopeless = isHopeless || values.isEmpty
    scope = exactness.evaluator.book[own.entity].isList ? own.entity.index + 1 : 0
  }

  /// The members of whom it is unknown, of at most 64.
  @inline(__always)
  func unknown(_ facts: CaseFacts, _ plan: EvaluationPlan) -> UInt64 {
    let count = scope == 0 ? 1 : facts.count(EntityID(scope - 1))
    let all: UInt64 = count >= 64 ? .max : 1 &<< UInt64(count) &- 1
    return all & ~facts.columns.known[fact.index]
  }

  /// A contested fact, and the members for whom it is filled in.
  struct Filling {
    /// Its number among the contested facts of a plan.
    var fact: Int
    var members: UInt64

    func fill(_ fact: ContestedFact, _ value: Int64, _ facts: CaseFacts) {
      let columns = facts.columns
      let word = fact.fact.index
      columns.known[word] |= members
      if fact.isFlag {
        if value == 1 { columns.bits[word] |= members } else { columns.bits[word] &= ~members }
        return
      }
      let cells = columns.cells + Int(columns.cellBase[word])
      var left = members
      while left != 0 {
        cells[left.trailingZeroBitCount] = value
        left &= left - 1
      }
    }

    func takeBack(_ fact: ContestedFact, _ facts: CaseFacts) { facts.columns.known[fact.fact.index] &= ~members }
  }
}
