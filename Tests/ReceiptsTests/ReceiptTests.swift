import Analysis
import Decisions
import Diagnostics
import Digests
import Facts
import Receipts
import RuleFiles
import Rules
import Testing

/// Receipts of the worked cases of the rule book hold, and no change to one goes unnoticed.
@Suite struct ReceiptTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }

  private static let book: RuleBook = {
    var diagnostics = DiagnosticSet()
    return RuleBook.load(
      RuleFolder.read(["Rules", "Outcomes"].map { "\(root)/\($0)" }, into: &diagnostics), into: &diagnostics)
  }()

  private static let digests = RuleDigests(book)

  /// One case in so many.
  private static let share = 12

  @Test func receiptsOfWorkedCasesHold() throws {
    let cases = WorkedCase.all(of: Self.book).enumerated().filter { $0.offset % Self.share == 0 }.map(\.element)
    var count = 0
    for one in cases {
      guard let receipt = receipt(of: one) else { continue }
      count += 1
      let check = check(receipt.bytes)
      #expect(check.holds, "\(one.id): \(check.findings.filter { !$0.holds }) \(check.diagnostics.sorted.map(\.message))")
      #expect(!check.findings.contains { !$0.holds }, "\(one.id): \(check.findings.filter { !$0.holds })")
      #expect(check.findings.count >= 4)
    }
    #expect(count > 80)
  }

  /// Where the folder is makes no other book; what a file is called in it does.
  @Test func theContentIsThatOfTheFilesBelowTheirFolder() {
    let files = [(path: "Rules/a.yaml", bytes: Array("kind: x".utf8)), (path: "Outcomes/b.yaml", bytes: [])]
    func content(_ spelling: (String) -> String) -> String {
      var diagnostics = DiagnosticSet()
      return RuleBookDigest.content(
        of: RuleBook.load(files.map { (spelling($0.path), $0.bytes) }, into: &diagnostics))
    }
    let plain = content { $0 }
    #expect(content { "./\($0)" } == plain)
    #expect(content { "/somewhere/else/\($0)" } == plain)
    #expect(content { $0 == "Rules/a.yaml" ? "Rules/c.yaml" : $0 } != plain)
  }

  /// What is written over, and the finding that must fail for it even where the digest is made anew.
  @Test(arguments: [
    (#""outcome":"eligible""#, #""outcome":"not-eligible""#), (#""as_of":"20"#, #""as_of":"19"#),
    (#""facts":{"#, #""facts":{"family":{"had_early_help":true},"#), (#""truth":"met""#, #""truth":"notMet""#),
  ])
  func changesAreNoticed(_ written: String, _ other: String) throws {
    let one = try #require(
      WorkedCase.all(of: Self.book).first { $0.decision == "eligibility" && $0.expect.outcome?.value == "eligible" })
    let text = String(decoding: try #require(receipt(of: one)).bytes, as: UTF8.self)
    let place = try #require(text.range(of: written))
    let changed = text.replacingCharacters(in: place, with: other)
    let check = check(Array(changed.utf8))
    #expect(!check.holds)
    let seal = check.findings.first { $0.matter == .seal }
    #expect(seal?.holds != true)
  }

  @Test func whatIsNoReceiptIsRefused() {
    for text in ["", "{}", "[1, 2", "kind: criterion", #"{"receipt":"another","decision":"eligibility"}"#] {
      let check = check(Array(text.utf8))
      #expect(!check.holds && check.diagnostics.containsError, "\(text)")
    }
  }

  private func receipt(of one: WorkedCase) -> Receipt? {
    guard let day = one.asOf, one.obstacles.isEmpty, let graph = GraphLowering.lower(one.decision, of: Self.book, asOf: day)
    else { return nil }
    let facts = CaseFacts(FactLayout(Self.book))
    var diagnostics = DiagnosticSet()
    _ = FactsReader(book: Self.book).read(one.facts, into: facts, diagnostics: &diagnostics)
    guard !diagnostics.containsError, case .success(let decision) = Decider(graph, of: Self.book).decide(facts) else {
      return nil
    }
    return Receipt(of: decision, graph, facts, in: Self.book, version: "1", digests: Self.digests)
  }

  private func check(_ bytes: [UInt8]) -> ReceiptCheck {
    var sources = SourceFiles()
    return ReceiptCheck(sources.add(path: "receipt.json", bytes: bytes), against: Self.book, Self.digests)
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? { ranges(of: part).first }

  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
