import Decisions
import Glibc
import Reports
import Rules

/// Decides the lines of a file on several threads; the answers come in the order of the lines.
///
/// Each thread takes the next lines, decides them, and waits for its turn to write: there is no queue, and memory is what the
/// threads have at hand. Safe to share as lines are only taken under one lock, and everything else only touched under another.
final class BatchRun: @unchecked Sendable {
  private let book: RuleBook
  private let graph: DecisionGraph
  private let detail: AnswerDetail
  private let limit: Int

  private let reading = Lock()
  private var lines: LineReader
  private var chunks = 0
  private(set) var lineCount = 0

  private let writing = Lock()
  private var sink: ByteSink
  private var written = 0
  private(set) var badLines = 0

  /// - Parameter limit: the longest line that is taken, in bytes.
  init(_ graph: DecisionGraph, of book: RuleBook, detail: AnswerDetail, from source: Int32, to target: Int32, limit: Int) {
    self.graph = graph
    self.book = book
    self.detail = detail
    self.limit = limit
    lines = LineReader(source, limit: limit)
    sink = ByteSink(target)
  }

  /// Why the input could not be read to its end.
  var readFailure: String? { lines.failure }
  var writeFailure: String? { sink.failure }

  /// Returns when everything is written, or nothing more can be.
  func run(threads: Int) {
    let others = (1..<max(1, threads)).compactMap { _ in Thread { self.work() } }
    work()
    for thread in others { thread.join() }
  }

  private func work() {
    var chunk = LineChunk()
    var answers = ByteBuffer(capacity: 1 << 18)
    guard var turn = take(&chunk) else { return }
    var job = BatchJob(graph, of: book, detail: detail)
    while true {
      chunk.forEachLine { line, number in
        if let line {
          job.decide(line, number: number, into: &answers)
        } else {
          job.fail("the line is longer than \(limit) bytes", column: nil, nil, number, &answers)
        }
      }
      write(answers, turn)
      answers.removeAll()
      guard let next = take(&chunk) else { break }
      turn = next
    }
    writing.withLock { badLines += job.badLines }
  }

  /// The next lines, and which lines of all they are; nil where there are no more, or nobody wants their answers.
  private func take(_ chunk: inout LineChunk) -> Int? {
    if writing.withLock({ sink.failure != nil }) { return nil }
    return reading.withLock {
      guard chunk.fill(&lines, number: &lineCount) else { return nil }
      chunks += 1
      return chunks - 1
    }
  }

  private func write(_ answers: borrowing ByteBuffer, _ turn: Int) {
    writing.withLock {
      while written != turn { writing.wait() }
      answers.withBytes { sink.write($0) }
      written += 1
      writing.wakeAll()
    }
  }
}
