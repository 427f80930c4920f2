import Decisions
import Diagnostics
import Facts
import Glibc
import RuleFiles
import Rules

/// A rule book's decision with a file of facts, one JSON document a line.
final class Workload {
  let book: RuleBook
  let graph: DecisionGraph
  let layout: FactLayout
  let bytes: [UInt8]
  let lines: [Range<Int>]

  init?(_ decision: String, rules: String, facts: String, most: Int) {
    var diagnostics = DiagnosticSet()
    let book = RuleBook.load(RuleFolder.read([rules], into: &diagnostics), into: &diagnostics)
    let bytes = RuleFolder.read(facts, into: &diagnostics) ?? []
    // The workload's dates stand in its records: any as-of date gives the same answers.
    guard !diagnostics.containsError, let graph = GraphLowering.lower(decision, of: book, asOf: 20_000) else {
      complain("the rules in \(rules) or the facts in \(facts) cannot be used: run `rationale check --rules \(rules)`")
      return nil
    }
    self.book = book
    self.graph = graph
    self.bytes = bytes
    layout = FactLayout(book)
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      if lines.count < most { lines.append(start..<index) }
      start = index + 1
    }
    self.lines = lines
  }

  /// The facts of all lines, read.
  func cases() -> [CaseFacts] {
    var reader = FactsReader(book: book)
    return lines.map { line in
      let facts = CaseFacts(layout)
      read(line, &reader, facts)
      return facts
    }
  }

  @discardableResult
  func read(_ line: Range<Int>, _ reader: inout FactsReader, _ facts: CaseFacts) -> Range<Int> {
    var diagnostics = DiagnosticSet()
    let document = bytes.withUnsafeBufferPointer {
      reader.read(json: UnsafeBufferPointer(rebasing: $0[line]), file: FileID(0), into: facts, diagnostics: &diagnostics)
    }
    if diagnostics.containsError { complain("a document has errors: \(diagnostics.sorted.first?.message ?? "")") }
    return document.idRange ?? 0..<0
  }
}

func complain(_ text: String) {
  var line = text + "\n"
  line.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
}

/// Nanoseconds of the processor's time that this thread has had.
func threadTime() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
