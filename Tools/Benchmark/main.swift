// benchmark answers DECISION RULES FACTS.ndjson            one line of findings for each document, to standard output
// benchmark speed DECISION RULES FACTS.ndjson [MOST]       nanoseconds a decision: answer, reasons, JSON text in and out
import Decisions
import Facts
import Glibc
import Rules

func answers(_ workload: Workload) {
  let facts = CaseFacts(workload.layout)
  var reader = FactsReader(book: workload.book)
  let decider = Decider(workload.graph, of: workload.book)
  var findings = Findings()
  var line = FindingLine(workload.graph, workload.book)
  for range in workload.lines {
    decide(range, workload, &reader, facts, decider, &findings, &line)
    if line.count > 1 << 19 {
      flush(&line)
    }
  }
  flush(&line)
}

func flush(_ line: inout FindingLine) {
  var start = 0
  while start < line.count {
    let written = Glibc.write(1, line.bytes + start, line.count - start)
    if written <= 0 { exit(2) }
    start += written
  }
  line.reset()
}

@inline(__always)
func decide(
  _ range: Range<Int>, _ workload: Workload, _ reader: inout FactsReader, _ facts: CaseFacts, _ decider: Decider,
  _ findings: inout Findings, _ line: inout FindingLine
) {
  let id = workload.read(range, &reader, facts)
  decider.find(facts, into: &findings)
  workload.bytes.withUnsafeBufferPointer {
    line.write(
      findings, facts,
      id: UnsafeBufferPointer(rebasing: $0[range][range.lowerBound + id.lowerBound..<range.lowerBound + id.upperBound]))
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
  let answer = measure(cases.count) { for facts in cases { if decider.verdict(facts).outcome == name { positive += 1 } } }
  var findings = Findings()
  var line = FindingLine(workload.graph, workload.book, capacity: 1 << 24)
  let ids = Array("12345".utf8)
  let reasons = measure(cases.count) {
    line.reset()
    for facts in cases {
      decider.find(facts, into: &findings)
      ids.withUnsafeBufferPointer { line.write(findings, facts, id: $0) }
    }
  }
  let facts = CaseFacts(workload.layout)
  var reader = FactsReader(book: workload.book)
  let intake = measure(workload.lines.count) { for range in workload.lines { workload.read(range, &reader, facts) } }
  let text = measure(workload.lines.count) {
    line.reset()
    for range in workload.lines { decide(range, workload, &reader, facts, decider, &findings, &line) }
  }
  print(
    "answer \(Int(answer)) reasons \(Int(reasons)) intake \(Int(intake)) text \(Int(text)) of \(cases.count) positive \(positive > 0)"
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
