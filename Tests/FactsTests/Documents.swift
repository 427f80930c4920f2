import Diagnostics
import Rules
import TestSupport
import Testing

@testable import Facts

/// A facts document of a cases file: `=== name`, then `--- yaml` or `--- json` before each form of it.
struct DocumentCase: CustomTestStringConvertible {
  var name: String
  var yaml: String?
  var json: String?

  var testDescription: String { name }

  static func all(in file: String, filePath: String = #filePath) -> [DocumentCase] {
    var cases: [DocumentCase] = []
    var form: WritableKeyPath<DocumentCase, String?>?
    for line in casesText(file, filePath: filePath).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        cases.append(DocumentCase(name: String(line.dropFirst(4))))
        form = nil
      } else if line == "--- yaml" || line == "--- json" {
        form = line == "--- yaml" ? \.yaml : \.json
        if let form { cases[cases.count - 1][keyPath: form] = "" }
      } else if let form {
        cases[cases.count - 1][keyPath: form, default: ""] += line + "\n"
      }
    }
    return cases
  }
}

extension DocumentCase {
  fileprivate subscript(keyPath path: WritableKeyPath<DocumentCase, String?>, default text: String) -> String {
    get { self[keyPath: path] ?? text }
    set { self[keyPath: path] = newValue }
  }
}

/// What came of reading a document.
struct Reading {
  var document: FactsDocument
  var facts: String
  var diagnostics: DiagnosticSet
  var file: SourceFile
}

extension CaseFacts {
  /// Everything that is known, a line each; what is presumed and where facts came from as remarks.
  func dump(_ book: RuleBook) -> String {
    var lines: [String] = []
    for entity in book.entities {
      if entity.isList {
        lines.append(
          "\(entity.list ?? ""): \(!isListKnown(entity.id) ? "not given" : isListOpen(entity.id) ? "open" : "closed") \(count(entity.id))"
        )
      }
      for member in 0..<count(entity.id) {
        for fact in book.facts where fact.entity == entity.id {
          let cell = FactCell(fact.id, member)
          guard isKnown(cell) else { continue }
          var line = "  \(fact.path)[\(member)] = \(value(of: cell, book: book))"
          if isPresumed(cell) { line += " presumed" }
          if let annotation = annotations[cell] {
            line += " from \(annotation.source ?? "-"), \(annotation.recorded ?? "-"), \(annotation.quality ?? "-")"
          }
          lines.append(line)
        }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension Reading {
  enum Way: CaseIterable { case yaml, json, jsonTree }

  /// Reads a text in one of the ways there are, into a case that held something else before.
  init(_ bytes: [UInt8], _ way: Way, facts: CaseFacts? = nil) {
    var files = SourceFiles()
    let file = files.add(path: way == .yaml ? "facts.yaml" : "facts.json", bytes: bytes)
    let book = SampleBook.book
    let facts = facts ?? CaseFacts(FactLayout(book))
    var reader = FactsReader(book: book)
    var diagnostics = DiagnosticSet()
    let document =
      switch way {
      case .yaml: reader.read(yaml: file, into: facts, diagnostics: &diagnostics)
      case .json: reader.read(json: file, into: facts, diagnostics: &diagnostics)
      case .jsonTree:
        bytes.withUnsafeBufferPointer { reader.readTree(json: $0, file: file.id, into: facts, diagnostics: &diagnostics) }
      }
    self.init(document: document, facts: facts.dump(book), diagnostics: diagnostics, file: file)
  }

  init(_ text: String, _ way: Way) { self.init(Array(text.utf8), way) }
}
