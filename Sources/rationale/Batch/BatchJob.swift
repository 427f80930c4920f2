import Decisions
import Diagnostics
import Expressions
import Facts
import Reports
import Rules

/// Decides line after line. Holds one case at a time.
struct BatchJob {
  private let book: RuleBook
  private let detail: AnswerDetail
  private let decider: Decider
  private let writer: AnswerWriter
  private let reporter: JSONReporter
  private let facts: CaseFacts
  private var reader: FactsReader
  private var answer = Answer()
  private var scratch = JSONWriter(isPretty: false)
  private(set) var badLines = 0

  init(_ graph: DecisionGraph, of book: RuleBook, detail: AnswerDetail) {
    self.book = book
    self.detail = detail
    decider = Decider(graph, of: book)
    writer = AnswerWriter(graph, of: book, detail: detail)
    reporter = JSONReporter(sources: RulesOptions.sources(of: book))
    facts = CaseFacts(FactLayout(book))
    reader = FactsReader(book: book)
  }

  /// The answer to one line of input, appended as one line; what is wrong with it in its place.
  mutating func decide(_ line: UnsafeBufferPointer<UInt8>, number: Int, into bytes: inout ByteBuffer) {
    var diagnostics = DiagnosticSet()
    let document = reader.read(json: line, file: FileID(0), into: facts, diagnostics: &diagnostics)
    let id = UnsafeBufferPointer(rebasing: line[document.idRange ?? 0..<0])
    if diagnostics.containsError {
      let error = diagnostics.sorted.first { $0.severity == .error }
      let column = error?.span.map { Int($0.start) + 1 }
      return fail(
        error?.message ?? "", help: error?.help, column: column, isUrgent: !decider.urgentRoutes(for: facts).isEmpty, id, number,
        &bytes)
    }
    if detail == .full { return explain(document, id, number, &bytes) }
    decider.answer(facts, into: &answer)
    if answer.contradiction != nil {
      if case .failure(let contradictions) = decider.decide(facts) { fail(contradictions, id, number, &bytes) }
      return
    }
    writer.write(answer, id: id, facts: facts, to: &bytes)
  }

  private mutating func explain(
    _ document: FactsDocument, _ id: UnsafeBufferPointer<UInt8>, _ number: Int, _ bytes: inout ByteBuffer
  ) {
    switch decider.decide(facts) {
    case .failure(let contradictions): fail(contradictions, id, number, &bytes)
    case .success(var decision):
      decision.override = document.override
      scratch.reset()
      reporter.write(decision, to: &scratch)
      if id.isEmpty {
        bytes.append(scratch.bytes)
      } else {
        bytes.append(#"{"id":"#)
        bytes.append(id)
        bytes.append(UInt8(ascii: ","))
        bytes.append(Array(scratch.bytes.dropFirst()))
      }
      bytes.append(0x0A)
    }
  }

  private mutating func fail(
    _ contradictions: Contradictions, _ id: UnsafeBufferPointer<UInt8>, _ number: Int, _ bytes: inout ByteBuffer
  ) {
    fail(
      ContradictionReport.line(contradictions), column: nil, isUrgent: !contradictions.urgent.isEmpty, id, number, &bytes)
  }

  /// A line that cannot be decided gives one line that says why, and what to do.
  mutating func fail(
    _ message: String, help: String? = nil, column: Int?, isUrgent: Bool = false, _ id: UnsafeBufferPointer<UInt8>?,
    _ number: Int,
    _ bytes: inout ByteBuffer
  ) {
    badLines += 1
    scratch.reset()
    scratch.string(message)
    bytes.append(UInt8(ascii: "{"))
    if let id, !id.isEmpty {
      bytes.append(#""id":"#)
      bytes.append(id)
      bytes.append(UInt8(ascii: ","))
    }
    if isUrgent { bytes.append(#""urgent":true,"#) }
    bytes.append(#""error":"#)
    bytes.append(scratch.bytes)
    if let help {
      scratch.reset()
      scratch.string(help)
      bytes.append(#","help":"#)
      bytes.append(scratch.bytes)
    }
    bytes.append(",\"line\":\(number)")
    if let column { bytes.append(",\"column\":\(column)") }
    bytes.append("}\n")
  }
}
