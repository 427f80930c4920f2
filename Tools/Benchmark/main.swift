// benchmark answers DECISION RULES FACTS.ndjson            one line of findings for each document, to standard output
// benchmark speed DECISION RULES FACTS.ndjson [MOST]       nanoseconds a decision: answer, reasons, reading facts, JSON text in and out
// benchmark questions DECISION RULES FACTS.ndjson [MOST]    how many questions until the decision is made
// benchmark families DECISION DATE MOST                     the same for families by chance, by the rules of this repository
// benchmark bundle [CONDITIONS]                             microseconds of the parts of an explanation, as a table
// benchmark expressions FILE.json                           nanoseconds an evaluation of each condition of a file
// benchmark answer|reasons|intake|text ...                 one of them
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

/// Prints nanoseconds a case for the parts asked for.
func speed(_ workload: Workload, parts: [String]) {
  let cases = workload.cases()
  let decider = Decider(workload.graph, of: workload.book)
  let writer = AnswerWriter(workload.graph, of: workload.book, detail: .reasons)
  let facts = CaseFacts(workload.layout)
  var reader = FactsReader(book: workload.book)
  var answer = Answer()
  var bytes = ByteBuffer()
  var positive = 0
  let name = workload.graph.plan.outcomes.first?.name ?? ""
  let ids: StaticString = "12345"
  let id = UnsafeBufferPointer(start: ids.utf8Start, count: ids.utf8CodeUnitCount)
  var found: [String] = []
  for part in parts {
    let time = measure(cases.count) {
      bytes.removeAll()
      switch part {
      case "answer": for facts in cases where decider.verdict(facts).outcome == name { positive += 1 }
      case "reasons":
        for facts in cases {
          decider.answer(facts, into: &answer)
          writer.write(answer, id: id, facts: facts, to: &bytes)
        }
      case "intake": for range in workload.lines { workload.read(range, &reader, facts) }
      default: for range in workload.lines { decide(range, workload, &reader, facts, decider, &answer, writer, &bytes) }
      }
    }
    found.append("\(part) \(Int(time))")
  }
  print("\(found.joined(separator: " ")) of \(cases.count) positive \(positive > 0)")
}

let arguments = CommandLine.arguments
if arguments.dropFirst().first == "bundle" {
  bundle(arguments.count > 2 ? Int(arguments[2]) : nil)
  exit(0)
}
if arguments.count == 5, arguments[1] == "families", let most = Int(arguments[4]) {
  questions(about: arguments[2], asOf: arguments[3], families: most)
  exit(0)
}
if arguments.count == 3, arguments[1] == "expressions" { exit(expressionTimes(arguments[2]) ? 0 : 2) }
guard arguments.count >= 5,
  let workload = Workload(
    arguments[2], rules: arguments[3], facts: arguments[4], most: arguments.count > 5 ? Int(arguments[5]) ?? .max : .max)
else {
  complain("usage: benchmark answers|speed|answer|reasons|intake|text DECISION RULES FACTS.ndjson [MOST]")
  exit(2)
}
switch arguments[1] {
case "answers": answers(workload)
case "questions": questions(workload)
case "speed": speed(workload, parts: ["answer", "reasons", "intake", "text"])
default: speed(workload, parts: [arguments[1]])
}
