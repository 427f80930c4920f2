import ExpressionSyntax
import Expressions
import Facts
import Rules

/// Where a condition is looked at.
struct Here {
  /// The day by which rules and parameters are chosen.
  var day: Int64
  /// The list entity whose member is at hand.
  var entity: EntityID?
  var member = 0
  /// The member to which a reference is taken to lead.
  var followed: (reference: FactID, member: Int)?

  /// The member of which a fact is read that no reference leads to.
  func own(_ fact: Fact) -> Int { fact.entity == entity ? member : 0 }
}

/// A condition over one unknown fact and constants.
struct Test {
  var question: Int
  var constants: [Value]
  var answer: (Value) -> Sentence
}

/// Writes out the conditions of a rule book for one case, straight from the syntax trees.
final class Walk {
  let book: RuleBook
  let facts: CaseFacts
  let asOf: Int64
  let expressions: ExpressionCache
  /// Questions by what they ask about, so that one question is asked once however often it stands in the rules.
  private var questions: [String: Int] = [:]
  /// The fact of a question about a fact.
  private(set) var cells: [Int: FactCell] = [:]
  private(set) var tests: [Test] = []
  /// The tests that ask a question.
  private(set) var testsOf: [Int: [Int]] = [:]
  /// Truths of rules, by id and member.
  var rules: [String: [Int: Sentence]] = [:]
  /// Answers to questions, with how many tests asked them when they were found.
  var answers: [Int: (tests: Int, values: [Value])] = [:]
  var derived: [String: Value] = [:]
  var deriving: Set<String> = []

  init(book: RuleBook, facts: CaseFacts, asOf: Int64, expressions: ExpressionCache) {
    self.book = book
    self.facts = facts
    self.asOf = asOf
    self.expressions = expressions
  }

  // MARK: Questions

  func question(_ key: String) -> Int {
    if let id = questions[key] { return id }
    questions[key] = questions.count
    return questions.count - 1
  }

  func free(_ key: String) -> Sentence { .free(question("condition \(key)")) }
  func failed(_ key: String) -> Sentence { .failed(question("failure \(key)")) }

  func test(_ cell: FactCell, _ constants: [Value], _ answer: @escaping (Value) -> Sentence) -> Sentence {
    let question = question("fact \(cell.fact.index) of \(cell.member)")
    cells[question] = cell
    testsOf[question, default: []].append(tests.count)
    tests.append(Test(question: question, constants: constants, answer: answer))
    return .test(tests.count - 1)
  }

  /// The truth of a comparison with an answer; one that fails stands for itself.
  func truth(_ value: Bool?, _ key: String) -> Sentence { value.map { .known($0) } ?? failed(key) }

  // MARK: References

  func own(_ reference: FactID, _ here: Here) -> FactCell { FactCell(reference, here.own(book[reference])) }

  /// The sentence for the member to which a reference leads, whoever that may be.
  func follow(_ reference: FactID, _ here: Here, _ key: String, _ body: (Here) -> Sentence) -> Sentence {
    let cell = own(reference, here)
    func led(to member: Int) -> Sentence {
      var there = here
      there.followed = (reference, member)
      return body(there)
    }
    let name = "\(key) through \(cell.fact.index) of \(cell.member)"
    if facts.isKnown(cell) { return facts.isNone(cell) ? failed(name) : led(to: Int(facts.integer(cell))) }
    let members = (0..<(entity(of: reference).map { facts.count($0) } ?? 0)).map { led(to: $0) }
    return test(cell, []) { answer in
      switch answer {
      case .number(let member): members[member.asInt() ?? 0]
      case .null: self.failed(name)
      default: self.free(name)
      }
    }
  }

  func entity(of reference: FactID) -> EntityID? {
    if case .entity(let entity)? = book[reference].target { entity } else { nil }
  }

  /// The reference that all facts of an expression are read through, where it is not followed yet.
  func reference(_ reads: Reads, _ here: Here) -> FactID? {
    guard let first = reads.paths.first?.reference, first != here.followed?.reference else { return nil }
    return reads.paths.allSatisfy { $0.reference == first } ? first : nil
  }
}
