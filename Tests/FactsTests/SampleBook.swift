import Diagnostics
import ExpressionSyntax
import Expressions
import Rules

/// A small rule book made by hand, with a fact of every type and storage.
enum SampleBook {
  static let book: RuleBook = {
    var files = SourceFiles()
    let file = files.add(path: "vocabulary.yaml", bytes: [])
    let span = SourceSpan(file: file.id, 0..<0)
    var book = RuleBook(files: files)

    func entity(_ name: String, title: String, list: String? = nil) -> EntityID {
      let id = EntityID(book.entities.count)
      book.entities.append(Entity(id: id, name: name, title: title, list: list, span: span))
      return id
    }
    @discardableResult
    func fact(
      _ entity: EntityID, _ name: String, _ type: FactType, _ storage: FactStorage, _ change: (inout Fact) -> Void = { _ in }
    ) -> FactID {
      let id = FactID(book.facts.count)
      var fact = Fact(
        id: id, entity: entity, name: name, path: "\(book.entities[entity.index].name).\(name)", type: type, storage: storage,
        title: name, span: span)
      change(&fact)
      book.facts.append(fact)
      book.entities[entity.index].facts.append(id)
      return id
    }

    book.registers = [
      Register(
        id: RegisterID(0), name: "partners", title: "Partners", columns: [], columnFacts: [],
        rows: ["example-council", "example-police"], cells: [[], []], span: span)
    ]
    let family = entity("family", title: "family")
    fact(family, "accepted_on", .date, .integer(decimals: 0)) { $0.mayBeNone = true }
    fact(family, "agency", .reference, .code) { $0.target = .register(RegisterID(0)) }
    fact(family, "review_after", .duration, .integer(decimals: 0))
    let person = entity("person", title: "member of the family", list: "people")
    book.entities[person.index].nameFact = fact(person, "name", .text, .value)
    fact(person, "birth_date", .date, .integer(decimals: 0)) { $0.isFixed = true }
    fact(person, "age", .integer, .integer(decimals: 0)) { ($0.minimum, $0.maximum) = (0, 120) }
    fact(person, "absence_percent", .number, .integer(decimals: 1)) { ($0.minimum, $0.maximum) = (0, 100) }
    fact(person, "absences", .list(.integer), .integers(decimals: 0)) { ($0.minimum, $0.maximum) = (0, 100) }
    fact(person, "is_in_need", .yesNo, .flag) { $0.presumed = .boolean(false) }
    fact(person, "is_carer", .yesNo, .flag)
    fact(person, "status", .choice, .code) {
      $0.choices = [
        Choice(code: "none", words: "no involvement"), Choice(code: "early-help", words: "early help"),
        Choice(code: "child-in-need", words: "child in need"),
      ]
    }
    fact(person, "standing", .choice, .code) {
      $0.choices = [Choice(code: "known", words: "known"), Choice(code: "unknown", words: "not known to us")]
      $0.presumed = .string("unknown")
    }
    fact(person, "needs", .choices, .set) {
      $0.choices = [Choice(code: "health", words: "health"), Choice(code: "housing", words: "housing")]
    }
    fact(person, "income", .money, .integer(decimals: 2))
    fact(person, "ratio", .number, .value)
    fact(person, "aliases", .list(.text), .value)
    fact(person, "visits", .list(.date), .integers(decimals: 0))
    fact(person, "guardian", .reference, .code) { $0.target = .entity(person) }
    fact(person, "left_on", .date, .integer(decimals: 0)) { ($0.mayBeNone, $0.presumed) = (true, .null) }
    fact(person, "is_child", .yesNo, .flag) {
      $0.definition = .init(text: "person.age < 18", map: OffsetMap(file: file.id, identityFrom: 0, length: 0))
    }
    let visit = entity("visit", title: "visit", list: "visit_records")
    fact(visit, "hours", .integer, .integer(decimals: 0))
    fact(visit, "to", .reference, .code) { $0.target = .entity(person) }
    book.index()
    return book
  }()
}
