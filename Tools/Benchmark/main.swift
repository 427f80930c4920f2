// benchmark answers DECISION RULES FACTS.ndjson            one line of findings for each document, to standard output
// benchmark speed DECISION RULES FACTS.ndjson [MOST]       nanoseconds a decision: answer, reasons, JSON text in and out
import Decisions
import Facts
import Glibc
import Reports
import Rules

func answers(_ workload: Workload) {
  let facts = CaseFacts(workload.layout)
  var reader = FactsReader(book: workload.book)
  let decider = Decider(workload.graph, of: workload.book)
  var answer = Answer()
  let writer = AnswerWriter(workload.graph, of: workload.book, detail: .reasons)
  var bytes = ByteBuffer()
  for range in workload.lines {
    decide(range, workload, &reader, facts, decider, &answer, writer, &bytes)
    if bytes.count > 1 << 19 {
      flush(&bytes)
    }
  }
  flush(&bytes)
}

func flush(_ bytes: inout ByteBuffer) {
  bytes.withBytes { bytes in
    var start = 0
    while start < bytes.count {
      let written = Glibc.write(1, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      if written <= 0 { exit(2) }
      start += written
    }
  }
  bytes.removeAll()
}

@inline(__always)
func decide(
  _ range: Range<Int>, _ workload: Workload, _ reader: inout FactsReader, _ facts: CaseFacts, _ decider: Decider,
  _ answer: inout Answer, _ writer: AnswerWriter, _ bytes: inout ByteBuffer
) {
  let id = workload.read(range, &reader, facts)
  decider.answer(facts, into: &answer)
  let start = range.lowerBound
  workload.bytes.withUnsafeBufferPointer { text in
    let id = UnsafeBufferPointer(rebasing: text[start + id.lowerBound..<start + id.upperBound])
    writer.write(answer, id: id, facts: facts, to: &bytes)
  }
}

/// Nanoseconds a case of `body`, over about a fifth of a second.
func measure(_ count: Int, _ body: () -> Void) -> Double {
  var rounds = 0
  let start = threadTime()
  var taken = 0
  repeat {
    body()
    rounds += 1
    taken = threadTime() - start
  } while taken < 200_000_000
  return Double(taken) / Double(rounds * count)
}

func speed(_ workload: Workload) {
  let cases = workload.cases()
  let decider = Decider(workload.graph, of: workload.book)
  var positive = 0
  let name = workload.graph.plan.outcomes.first?.name ?? ""
  let answered = measure(cases.count) { for facts in cases { if decider.verdict(facts).outcome == name { positive += 1 } } }
  var answer = Answer()
  let writer = AnswerWriter(workload.graph, of: workload.book, detail: .reasons)
  var bytes = ByteBuffer()
  let ids: StaticString = "12345"
  let id = UnsafeBufferPointer(start: ids.utf8Start, count: ids.utf8CodeUnitCount)
  let reasons = measure(cases.count) {
    bytes.removeAll()
    for facts in cases {
      decider.answer(facts, into: &answer)
      writer.write(answer, id: id, facts: facts, to: &bytes)
    }
  }
  let facts = CaseFacts(workload.layout)
  var reader = FactsReader(book: workload.book)
  let intake = measure(workload.lines.count) { for range in workload.lines { workload.read(range, &reader, facts) } }
  let text = measure(workload.lines.count) {
    bytes.removeAll()
    for range in workload.lines { decide(range, workload, &reader, facts, decider, &answer, writer, &bytes) }
  }
  print(
    "answer \(Int(answered)) reasons \(Int(reasons)) intake \(Int(intake)) text \(Int(text)) of \(cases.count) positive \(positive > 0)"
  )
}

let arguments = CommandLine.arguments
guard arguments.count >= 5,
  let workload = Workload(
    arguments[2], rules: arguments[3], facts: arguments[4], most: arguments.count > 5 ? Int(arguments[5]) ?? .max : .max)
else {
  complain("usage: benchmark answers|speed DECISION RULES FACTS.ndjson [MOST]")
  exit(2)
}
switch arguments[1] {
case "answers": answers(workload)
default: speed(workload)
}
