import Diagnostics
import Facts
import Rules

/// A made-up rule book of so many conditions, a share of which reads a fact that another condition reads too, and cases for it.
///
/// Criteria of three indicators each, which are all, any or some of three or four conditions; a third of the criteria is needed,
/// and two of them exclude.
struct BundleBook {
  let book: RuleBook
  let graph: DecisionGraph
  private var random: Numbers

  /// A small generator, so that every run measures the same.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  init?(conditions: Int, sharedPercent: Int, seed: UInt64 = 1) {
    var random = Numbers(state: seed)
    var facts: [String] = []
    var made = 0
    func condition() -> String {
      made += 1
      let isShared = !facts.isEmpty && Int.random(in: 0..<100, using: &random) < sharedPercent
      let number = isShared ? Int.random(in: facts.indices, using: &random) : facts.count
      if !isShared { facts.append(Self.declaration(number)) }
      let threshold = Int.random(in: 2...8, using: &random)
      switch number % 4 {
      case 0: return "matter.f\(number) >= \(threshold)"
      case 1: return "matter.f\(number) = \"\(["a", "b", "c"][threshold % 3])\""
      default: return Int.random(in: 0..<10, using: &random) == 0 ? "not(matter.f\(number))" : "matter.f\(number)"
      }
    }
    var criteria = "kind: criterion\nrules:\n"
    var names: [String] = []
    while made < conditions {
      names.append("c\(names.count)")
      criteria += "  - id: c\(names.count - 1)\n    group: problems\n    indicators:\n"
      for indicator in 0..<3 where made < conditions {
        let parts = (0..<min(3 + indicator % 2, conditions - made)).map { _ in "'\(condition())'" }.joined(separator: ", ")
        let gate = ["all: [\(parts)]", "any: [\(parts)]", "at_least: 2, of: [\(parts)]"][parts.contains(",") ? indicator : 0]
        criteria += "      - {id: c\(names.count - 1)-\(indicator), when: {\(gate)}}\n"
      }
    }
    let rule = """
      kind: eligibility
      rules:
        - id: rule
          decision: right
          outcomes: {met: entitled, not_met: not-entitled}
          when: {all: [{at_least: \(max(1, names.count / 3)), of: problems}, {not: {all: [{met: \(names[0])}, {met: \(names[names.count - 1])}]}}]}

      """
    let vocabulary =
      "kind: vocabulary\nid: words\nentities:\n  matter:\n    title: matter\n    facts:\n"
      + facts.map { "      \($0)\n" }.joined()
    var diagnostics = DiagnosticSet()
    let files = [("vocabulary.yaml", vocabulary), ("criteria.yaml", criteria), ("rule.yaml", rule)]
    book = RuleBook.load(files.map { (path: $0.0, bytes: Array($0.1.utf8)) }, into: &diagnostics)
    guard !diagnostics.containsError, let graph = GraphLowering.lower("right", of: book, asOf: 20_000) else {
      complain("the made-up rules have errors: \(diagnostics.sorted.first?.message ?? "")")
      return nil
    }
    self.graph = graph
    self.random = random
  }

  private static func declaration(_ number: Int) -> String {
    let kind =
      switch number % 4 {
      case 0: "type: integer, between: [0, 10]"
      case 1: "type: choice, choices: {a: a, b: b, c: c}"
      default: "type: yes-no"
      }
    let by = number % 2 == 0 ? "" : ", actionable_by: somebody"
    return "f\(number): {\(kind), title: fact \(number), ask: \"What is fact \(number)?\"\(by)}"
  }

  /// Facts of which some are unknown.
  mutating func facts(missingPercent: Int) -> CaseFacts {
    let facts = CaseFacts(FactLayout(book))
    for fact in book.facts where Int.random(in: 0..<100, using: &random) >= missingPercent {
      switch fact.storage {
      case .flag: facts.set(FactCell(fact.id), flag: Bool.random(using: &random))
      case .code: facts.set(FactCell(fact.id), integer: Int64.random(in: 0...2, using: &random))
      default: facts.set(FactCell(fact.id), integer: Int64.random(in: 0...10, using: &random))
      }
    }
    return facts
  }
}
