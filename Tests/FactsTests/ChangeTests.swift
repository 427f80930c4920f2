import Diagnostics
import Rules
import TestSupport
import Testing
import YAMLTree

@testable import Facts

/// Changes of worked cases, and single assignments.
@Suite struct ChangeTests {
  private struct Change {
    var facts: String
    var but: String
    var result: String
  }

  private func read(_ text: String, in files: inout SourceFiles) -> YAMLNode? {
    var diagnostics = DiagnosticSet()
    return YAMLReader.parse(files.add(path: "cases.yaml", bytes: Array(text.utf8)), into: &diagnostics)
  }

  private func merge(_ facts: String, _ but: String) -> (facts: String, messages: [String]) {
    var files = SourceFiles()
    guard let base = read(facts, in: &files), let changes = read(but, in: &files) else { return ("unreadable", []) }
    let reader = FactsReader(book: SampleBook.book)
    var diagnostics = DiagnosticSet()
    let merged = reader.merged(facts: base, changes: changes, diagnostics: &diagnostics)
    let facts = CaseFacts(FactLayout(SampleBook.book))
    _ = reader.read(merged, into: facts, diagnostics: &diagnostics)
    return (facts.dump(SampleBook.book), diagnostics.sorted.map(\.message))
  }

  @Test func changesOfSingleFacts() {
    let changes = [
      Change(
        facts: "people: [{name: A, age: 3}, {name: B}]", but: "people: [{name: A, age: 4}]",
        result: "people: [{name: A, age: 4}, {name: B}]"),
      Change(
        facts: "people: [{name: A, age: 3}]", but: "people: [{name: A, age: unknown, income: 5}]",
        result: "people: [{name: A, income: 5}]"),
      Change(facts: "people: [{name: A}]", but: "people: [{name: B, age: 1}]", result: "people: [{name: A}, {name: B, age: 1}]"),
      Change(facts: "people: [{name: A}, {name: B}]", but: "people: [{name: A, remove: true}]", result: "people: [{name: B}]"),
      Change(facts: "people: [{name: A}]", but: "people: unknown", result: "{}"),
      Change(
        facts: "people: [{name: A}]", but: "{family: {agency: example-police}}",
        result: "{people: [{name: A}], family: {agency: example-police}}"),
      Change(
        facts: "family: {agency: example-police, accepted_on: null}", but: "family: {agency: unknown}",
        result: "family: {accepted_on: null}"),
      Change(facts: "family: {agency: example-police}", but: "family: unknown", result: "{}"),
      Change(
        facts: "people: {members: [{name: A}], more: unknown}", but: "people: [{name: A, age: 5}]",
        result: "people: {members: [{name: A, age: 5}], more: unknown}"),
      Change(
        facts: "people: [{name: A}]", but: "people: {more: unknown}", result: "people: {members: [{name: A}], more: unknown}"),
      Change(
        facts: "people: [{name: A, standing: known}]", but: "people: [{name: A, standing: unknown}]",
        result: "people: [{name: A, standing: unknown}]"),
      Change(facts: "{}", but: "people: []", result: "people: []"),
      Change(
        facts: "visit_records: [{hours: 1}]", but: "visit_records: [{hours: 2}]",
        result: "visit_records: [{hours: 1}, {hours: 2}]"),
    ]
    for change in changes {
      let (facts, messages) = merge(change.facts, change.but)
      #expect(messages == [], "\(change.facts) but \(change.but)")
      #expect(facts == Reading(change.result, .yaml).facts, "\(change.facts) but \(change.but)")
    }
  }

  @Test(arguments: [
    ("people: [{name: A}]", "people: [{age: 4}]", "the change does not say which member of `people` it is about"),
    ("people: [{name: A}]", "people: [{name: B, remove: true}]", "no person under `people` is called `B`"),
    ("people: [{name: A}]", "people: [{name: A, remove: perhaps}]", "the only word that `remove` takes is `true`"),
    ("people: [{name: A}]", "people: 3", "expected a list of members under `people`, found `3`"),
    ("people: [{name: A}]", "[3]", "expected facts under the names of records and lists, found a list"),
  ])
  func wrongChanges(_ facts: String, _ but: String, _ message: String) {
    #expect(merge(facts, but).messages.first == message)
  }

  private func assign(_ text: String) -> (facts: String, messages: [String]) {
    let book = SampleBook.book
    let reader = FactsReader(book: book)
    let facts = CaseFacts(FactLayout(book))
    var files = SourceFiles()
    var diagnostics = DiagnosticSet()
    let document = files.add(
      path: "facts.yaml",
      bytes: Array("{family: {agency: example-police}, people: [{name: A=1, age: 3, is_in_need: yes}, {name: B}]}".utf8))
    _ = reader.read(yaml: document, into: facts, diagnostics: &diagnostics)
    let file = files.add(path: "--set", bytes: Array(text.utf8))
    reader.assign(file, to: facts, diagnostics: &diagnostics)
    for diagnostic in diagnostics.sorted {
      #expect(diagnostic.span.map { $0.file == file.id && Int($0.end) <= file.bytes.count } == true)
    }
    return (facts.dump(book), diagnostics.sorted.map(\.message))
  }

  @Test(arguments: [
    ("family.accepted_on=2016-09-12", "{agency: example-police, accepted_on: 2016-09-12}", "age: 3, is_in_need: yes", ""),
    ("family.agency = unknown", "{}", "age: 3, is_in_need: yes", ""),
    ("person[A=1].age=12", "{agency: example-police}", "age: 12, is_in_need: yes", ""),
    ("person[A=1].is_in_need=unknown", "{agency: example-police}", "age: 3", ""),
    ("person[ B ].absences=[1, 2]", "{agency: example-police}", "age: 3, is_in_need: yes", "absences: [1, 2]"),
    ("person[B].absences=", "{agency: example-police}", "age: 3, is_in_need: yes", "absences: []"),
    ("person[B].needs=health", "{agency: example-police}", "age: 3, is_in_need: yes", "needs: [health]"),
    ("person[B].guardian=A=1", "{agency: example-police}", "age: 3, is_in_need: yes", "guardian: A=1"),
    ("person[B].aliases=\"unknown\", b", "{agency: example-police}", "age: 3, is_in_need: yes", "aliases: [\"unknown\", b]"),
  ])
  func assignments(_ text: String, _ family: String, _ first: String, _ second: String) {
    let (facts, messages) = assign(text)
    #expect(messages == [])
    let document = "{family: \(family), people: [{name: A=1, \(first)}, {name: B\(second.isEmpty ? "" : ", " + second)}]}"
    #expect(facts == Reading(document, .yaml).facts)
  }

  @Test(arguments: [
    ("", "expected a fact, `=` and its value"), ("family", "expected a fact, `=` and its value"),
    ("family=3", "expected a fact, `=` and its value"),
    ("people[A].age=3", "the vocabulary has no `people`"), ("person.age=3", "`person` stands for many: it is not said which one"),
    ("family[A].agency=x", "there is one `family`, so no member is named"),
    ("person[C].age=3", "no person under `people` is called `C`"),
    ("person[B].agee=3", "`person` has no fact `agee`"), ("person[B].age=300", "`300` is out of range for `person.age`"),
    ("person[B].name=A=1", "two members of `people` are called `A=1`"),
    ("person[B].is_child=yes", "`person.is_child` is worked out from other facts and cannot be given"),
    ("person[B.age=3", "expected a fact, `=` and its value"), ("[].=", "the vocabulary has no ``"),
    ("person[B].birth_date=null", "`null` says that there is none, but `person.birth_date` always has a value"),
  ])
  func wrongAssignments(_ text: String, _ message: String) { #expect(assign(text).messages == [message]) }
}
