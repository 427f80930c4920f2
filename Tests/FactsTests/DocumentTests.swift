import Diagnostics
import TestSupport
import Testing

@testable import Facts

@Suite struct DocumentTests {
  @Test func goodDocumentsGiveTheSameColumnsInBothForms() {
    var text = ""
    let cases = DocumentCase.all(in: "good.cases")
    #expect(cases.count >= 12)
    for document in cases {
      guard let yaml = document.yaml, let json = document.json else {
        Issue.record("\(document.name) lacks a form")
        continue
      }
      let first = Reading(yaml, .yaml)
      for (reading, way) in [(first, "yaml"), (Reading(json, .json), "json"), (Reading(json, .jsonTree), "json tree")] {
        #expect(reading.diagnostics.isEmpty, "\(document.name), \(way): \(reading.diagnostics.goldenText(in: reading.file))")
        #expect(reading.facts == first.facts, "\(document.name), \(way): \(lineDifference(first.facts, reading.facts))")
        #expect(reading.document.id == first.document.id)
        #expect(reading.document.override == first.document.override)
      }
      text += "=== \(document.name)\n"
      if let id = first.document.id { text += "id \(id)\n" }
      if let override = first.document.override {
        text += "override \(override.outcome) by \(override.byRole) because \(override.reason) at \(override.at)\n"
      }
      text += first.facts
    }
    assertGolden(text, named: "good.golden")
  }

  @Test func usualDocumentsAreReadInOnePass() {
    let book = SampleBook.book
    let facts = CaseFacts(FactLayout(book))
    var reader = FactsReader(book: book)
    let unusual = [
      "whole records and lists not given", "a list with more that are not known", "id and override", "escaped keys",
    ]
    for document in DocumentCase.all(in: "good.cases") {
      guard let json = document.json else { continue }
      let isRead = Array(json.utf8).withUnsafeBufferPointer {
        reader.readUsual(json: $0, file: FileID(0), into: facts) != nil
      }
      #expect(isRead == !unusual.contains(document.name), "\(document.name)")
    }
  }

  @Test func badDocumentsAreExplained() {
    var text = ""
    let cases = DocumentCase.all(in: "bad.cases")
    #expect(cases.count >= 20)
    for document in cases {
      text += "=== \(document.name)\n"
      if let yaml = document.yaml {
        let reading = Reading(yaml, .yaml)
        #expect(!reading.diagnostics.isEmpty, "\(document.name) passes as YAML")
        text += "--- yaml\n" + reading.diagnostics.goldenText(in: reading.file)
      }
      if let json = document.json {
        let reading = Reading(json, .json)
        #expect(!reading.diagnostics.isEmpty, "\(document.name) passes as JSON")
        text += "--- json\n" + reading.diagnostics.goldenText(in: reading.file)
      }
    }
    assertGolden(text, named: "bad.golden")
  }

  @Test func idIsFoundAsItIsWritten() {
    let json = #"{"people": [], "id" : "a\u0062" }"#
    let reading = Reading(json, .json)
    #expect(reading.document.id == "ab")
    #expect(reading.document.idRange.map { reading.file.text($0) } == #""a\u0062""#)
    let fast = Reading(#"{"id": "x-1"}"#, .json)
    #expect(fast.document.id == "x-1")
    #expect(fast.document.idRange.map { fast.file.text($0) } == #""x-1""#)
  }

  @Test func aCaseForgetsTheOneBefore() {
    let facts = CaseFacts(FactLayout(SampleBook.book))
    let many =
      "{\"people\": [" + (0..<40).map { "{\"name\": \"P\($0)\", \"age\": \($0), \"guardian\": \"P39\"}" }.joined(separator: ",")
      + "]}"
    let first = Reading(Array(many.utf8), .json, facts: facts)
    #expect(first.diagnostics.isEmpty)
    #expect(first.facts.contains("person.guardian[0] = \"P39\""))
    #expect(Reading(Array(many.utf8), .yaml).facts == first.facts)
    let second = Reading(Array("{\"people\": [{\"age\": 3}]}".utf8), .json, facts: facts)
    #expect(second.facts == Reading("people: [{age: 3}]", .yaml).facts)
  }

  @Test func limitsAreReported() {
    let book = SampleBook.book
    let facts = CaseFacts(FactLayout(book))
    let json = Array("{\"people\": [{\"age\": 1}, {\"age\": 2}, {\"age\": 3}], \"id\": [[[[1]]]]}".utf8)
    func messages(_ limits: FactsLimits) -> [String] {
      var reader = FactsReader(book: book, limits: limits)
      var diagnostics = DiagnosticSet()
      json.withUnsafeBufferPointer { _ = reader.read(json: $0, file: FileID(0), into: facts, diagnostics: &diagnostics) }
      return diagnostics.sorted.map(\.message)
    }
    #expect(messages(FactsLimits(members: 2)).contains("more than 2 members under `people`"))
    #expect(messages(FactsLimits(depth: 4)) == ["more than 4 levels inside each other"])
    #expect(messages(FactsLimits(bytes: 10)) == ["the document has \(json.count) bytes, more than the 10 allowed"])
  }
}
