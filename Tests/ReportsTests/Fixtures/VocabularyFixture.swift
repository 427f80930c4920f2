import Diagnostics
import ExpressionSyntax
import Expressions
import Rules

/// A small vocabulary with a fact of every type.
enum VocabularyFixture {
  static var book: RuleBook {
    var files = SourceFiles()
    files.add(path: "Rules/vocabulary.yaml", bytes: [])
    var book = RuleBook(files: files)
    var register = Register(
      id: RegisterID(0), name: "partners", title: "Partners", columns: ["title"], columnFacts: [], rows: ["elm", "oak"],
      cells: [[.string("Elm House")], [.null]], span: span)
    register.title = "Partners"
    book.registers = [register]

    var builder = Builder()
    builder.entity("family", title: "the family", list: nil)
    builder.fact("accepted_on", .date, "the day the family was accepted") {
      $0.ask = question("On what day was the family accepted?")
      $0.holder = "lead-worker"
      $0.mayBeNone = true
      $0.presumed = .null
    }
    builder.fact("rent_arrears", .money, "rent arrears") { $0.minimum = 0 }
    builder.fact("notice", .duration, "length of notice")
    builder.fact("size", .integer, "size") { $0.definition = source("count(people)") }

    builder.entity("person", title: "member of the family", list: "people")
    builder.fact("absence_percent", .number, "absence") {
      $0.unit = "%"
      $0.minimum = 0
      $0.maximum = 100
      $0.ask = question("How much did ", "child.name", " miss while ", "person.status", " in\nthe ", "a_parameter", "?")
    }
    builder.fact("name", .text, "name") { $0.ask = question("What is this person called in this case?") }
    builder.fact("status", .choice, "status") {
      $0.choices = [Choice(code: "none", words: "no involvement"), Choice(code: "in-need", words: "in-need")]
    }
    builder.fact("problems", .choices, "problems") {
      $0.choices = [Choice(code: "debt", words: "debt or arrears"), Choice(code: "health", words: "poor health")]
    }
    builder.fact("fines", .list(.money), "fines")
    builder.fact("visits", .list(.date), "visits")
    builder.fact("has_left", .yesNo, "whether this person left") { $0.presumed = .boolean(false) }
    builder.fact("school", .reference, "school") { $0.target = .register(RegisterID(0)) }
    builder.fact("guardian", .reference, "guardian") { $0.target = .entity(EntityID(1)) }
    builder.fact("unused", .text, "never read")

    book.entities = builder.entities
    book.entities[1].nameFact = builder.facts.first { $0.name == "name" }?.id
    book.facts = builder.facts
    return book
  }

  static let span = SourceSpan(file: FileID(0), 0..<0)

  private static func source(_ text: String) -> ExpressionSource {
    ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
  }

  /// Text and placeholders in turn.
  private static func question(_ parts: String...) -> Template {
    let parts = parts.enumerated().map { index, part in
      index % 2 == 0 ? Template.Part.text(part) : .placeholder(source(part))
    }
    return Template(parts: parts, span: span)
  }

  private struct Builder {
    var entities: [Entity] = []
    var facts: [Fact] = []

    mutating func entity(_ name: String, title: String, list: String?) {
      entities.append(Entity(id: EntityID(entities.count), name: name, title: title, list: list, span: span))
    }

    mutating func fact(_ name: String, _ type: FactType, _ title: String, _ change: (inout Fact) -> Void = { _ in }) {
      let entity = entities.count - 1
      var fact = Fact(
        id: FactID(facts.count), entity: EntityID(entity), name: name, path: "\(entities[entity].name).\(name)", type: type,
        storage: .value, title: title, span: span)
      change(&fact)
      entities[entity].facts.append(fact.id)
      facts.append(fact)
    }
  }
}
