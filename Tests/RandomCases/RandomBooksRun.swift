import Decisions
import Diagnostics
import Rules

/// Random documents against random rule books.
public struct RandomBooksRun {
  public private(set) var failures = 0
  public private(set) var books = 0
  public private(set) var documents = 0
  /// Decisions that were settled, and not.
  public private(set) var settled = 0
  public private(set) var open = 0
  public private(set) var cutOff = 0
  private let seed: UInt64
  private let print: (String) -> Void

  public init(seed: UInt64, print: @escaping (String) -> Void = { Swift.print($0) }) {
    self.seed = seed
    self.print = print
  }

  public mutating func run(books count: Int, documents: Int) {
    for number in 0..<count { run(book: seed &* 1_000_003 &+ UInt64(number), documents: documents) }
  }

  /// The book that is made from a seed of its own, as it stands in reports.
  public mutating func run(book seed: UInt64, documents: Int) {
    var generator = BookGenerator(seed: seed)
    let files = generator.files()
    var diagnostics = DiagnosticSet()
    let book = RuleBook.load(files, into: &diagnostics)
    books += 1
    guard diagnostics.containsError else { return run(book, files, seed, documents) }
    let errors = diagnostics.sorted.filter { $0.severity == .error }.map { diagnostic in
      "\(diagnostic.message) at \(diagnostic.span.map { book.files.location(of: $0) } ?? "-")"
    }
    fail("book \(seed) has errors: \(errors.joined(separator: "; "))", files)
  }

  private mutating func run(_ book: RuleBook, _ files: [(path: String, bytes: [UInt8])], _ seed: UInt64, _ count: Int) {
    let differential = Differential(book: book)
    let generator = DocumentGenerator(book: book)
    var random = SplitMix(seed: seed ^ 0xD0C5)
    let asOf: Int64 = [17_077, 16_800, 17_400].randomElement(using: &random) ?? 17_077
    for _ in 0..<count {
      let document = generator.document(asOf: asOf, &random)
      for decision in book.decisions {
        let report = differential.compare(document, decision, asOf: asOf)
        documents += 1
        if let decided = report.decision { if decided.isDetermined { settled += 1 } else { open += 1 } }
        if report.isCutOff { cutOff += 1 }
        guard report.differences.isEmpty else {
          let small = differential.shrunk(document) { !differential.compare($0, decision, asOf: asOf).differences.isEmpty }
          let differences = differential.compare(small, decision, asOf: asOf).differences.joined(separator: "; ")
          fail("book \(seed), \(decision) as of day \(asOf): \(differences)\n\(small.yaml)", files)
          return
        }
        guard let decided = report.decision, decided.isDetermined || !decided.items.isEmpty else { continue }
        let more = generator.filled(document, asOf: asOf, &random)
        if let change = differential.isMonotone(document, more, decision, asOf: asOf) {
          fail(
            "book \(seed), \(decision) as of day \(asOf), not monotone: \(change)\nless:\n\(document.yaml)more:\n\(more.yaml)",
            files)
          return
        }
      }
    }
  }

  private mutating func fail(_ text: String, _ files: [(path: String, bytes: [UInt8])]) {
    failures += 1
    guard failures <= 20 else { return }
    print("--- \(text)")
    guard failures <= 12 else { return }
    for file in files { print("## \(file.path)\n" + String(decoding: file.bytes, as: UTF8.self)) }
  }

  public var summary: String {
    "\(books) rule books, \(documents) decisions: \(settled) settled, \(open) open, \(cutOff) cut off; \(failures) differences"
  }
}
