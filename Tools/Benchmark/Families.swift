import Decisions
import Diagnostics
import Expressions
import Facts
import RuleFiles
import Rules

/// Families by chance for a rule book's own vocabulary, one document each; invented, not from any record.
///
/// A fifth of them has many needs. A yes-no fact is yes, and a date or number says that something happened, for 2 in a hundred
/// of the others and for 20 in a hundred of these; what is usually so has a chance of its own. Facts that the vocabulary presumes are
/// left out: nobody asks for them.
struct Families {
  /// How likely what is usually so is yes, at an age; nil for signs of problems.
  private static func usual(_ name: String, age: Int, isParent: Bool) -> Double? {
    switch name {
    case "lives_in_household": 0.95
    case "has_parenting_responsibility": isParent ? 0.9 : 0
    case "is_primary_pupil": 5...11 ~= age ? 1 : 0
    case "is_on_school_roll": 5...11 ~= age ? 1 : 12...16 ~= age ? 0.97 : 0
    case "is_entitled_to_early_years_place": 2...4 ~= age ? 1 : 0
    case "takes_early_years_place": 2...4 ~= age ? 0.8 : 0
    default: nil
    }
  }

  private let book: RuleBook
  private let graph: DecisionGraph
  private var random = BundleBook.Numbers(state: 11)

  init(_ graph: DecisionGraph, _ book: RuleBook) {
    self.graph = graph
    self.book = book
  }

  /// So many cases that do not contradict themselves.
  mutating func cases(_ count: Int) -> [CaseFacts] {
    let decider = Decider(graph, of: book)
    var reader = FactsReader(book: book)
    let layout = FactLayout(book)
    var found: [CaseFacts] = []
    for _ in 0..<4 * count where found.count < count {
      let facts = CaseFacts(layout)
      let bytes = Array(document().utf8)
      var diagnostics = DiagnosticSet()
      _ = bytes.withUnsafeBufferPointer { reader.read(json: $0, file: FileID(0), into: facts, diagnostics: &diagnostics) }
      if diagnostics.containsError {
        complain("a family cannot be read: \(diagnostics.sorted.first?.message ?? "")")
        return found
      }
      if !decider.refuses(facts) { found.append(facts) }
    }
    return found
  }

  private mutating func document() -> String {
    let chance = self.chance(0.2) ? 0.2 : 0.02
    let adults = self.chance(0.62) ? 2 : 1
    let size = adults + (self.chance(0.3) ? 0 : Int.random(in: 1...4, using: &random))
    let read = Set(graph.facts)
    var parts: [String] = []
    for entity in book.entities where entity.facts.contains(where: read.contains) {
      let records = (0..<(entity.isList ? size : 1)).map { member in
        let age = member < adults ? Int.random(in: 19...68, using: &random) : Int.random(in: 0...19, using: &random)
        let facts = entity.facts.filter {
          $0 == entity.nameFact || read.contains($0) && !book[$0].isDerived && book[$0].presumed == nil
        }
        return "{"
          + facts.compactMap {
            value(of: book[$0], isName: $0 == entity.nameFact, member, age, isParent: member < adults, chance)
          }
          .joined(separator: ",") + "}"
      }
      parts.append(
        "\"\(entity.list ?? entity.name)\":" + (entity.isList ? "[\(records.joined(separator: ","))]" : records[0]))
    }
    return "{\(parts.joined(separator: ","))}"
  }

  private mutating func value(of fact: Fact, isName: Bool, _ member: Int, _ age: Int, isParent: Bool, _ chance: Double) -> String?
  {
    let happens = self.chance(chance)
    let text: String
    switch fact.type {
    case _ where isName: text = "\"\(member)\""
    case .yesNo:
      text = (Self.usual(fact.name, age: age, isParent: isParent).map { self.chance($0) } ?? happens) ? "true" : "false"
    case .date where fact.mayBeNone: text = happens ? day(before: Int.random(in: 0...700, using: &random)) : "null"
    case .date: text = day(before: age * 365 + Int.random(in: 10...360, using: &random))
    // Lost days without an exclusion would be a contradiction.
    case .integer where fact.name == "excluded_days": text = "0"
    case .integer, .number, .money: text = happens ? "\(Int.random(in: 0...50, using: &random))" : "0"
    case .choice:
      let codes = fact.choices.map(\.code)
      text = "\"\(happens || !codes.contains("none") ? codes.randomElement(using: &random) ?? "" : "none")\""
    case .choices:
      text = "[" + fact.choices.filter { _ in happens && self.chance(0.3) }.map { "\"\($0.code)\"" }.joined(separator: ",") + "]"
    case .list: text = "[]"
    case .text, .duration, .reference: return nil
    }
    return "\"\(fact.name)\":\(text)"
  }

  private func day(before days: Int) -> String {
    "\"" + (CivilDate(daysSinceEpoch: Int(graph.asOf) - days)?.description ?? "") + "\""
  }

  private mutating func chance(_ chance: Double) -> Bool { Double.random(in: 0..<1, using: &random) < chance }
}

/// How many questions families by chance take by the rules of this repository.
func questions(about decision: String, asOf day: String, families: Int) {
  var diagnostics = DiagnosticSet()
  let book = RuleBook.load(RuleFolder.read(["Rules", "Outcomes"], into: &diagnostics), into: &diagnostics)
  guard !diagnostics.containsError, let date = CivilDate(day),
    let graph = GraphLowering.lower(decision, of: book, asOf: Int64(date.daysSinceEpoch))
  else { return complain("there are no rules for \(decision) in Rules and Outcomes, or \(day) is not a date") }
  var made = Families(graph, book)
  questions(graph, book, made.cases(families))
}
