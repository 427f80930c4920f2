import Diagnostics
import Rules
import TestSupport
import Testing

/// A book loaded for one decision: what the decision can reach is checked as in the whole book, and nothing else is asked for.
@Suite struct DecisionReachTests {
  /// What a decision's graph was made from, made wrong in one place after the other, is never taken for good.
  @Test(arguments: ["place", "sharing", "retention", "progress"])
  func everyExpressionOfAGraphIsChecked(_ decision: String) throws {
    let (book, diagnostics) = load(SmallBook.files, decision)
    #expect(!diagnostics.containsError, "\(SmallBook.report(diagnostics, of: book))")
    let graph = try #require(GraphLowering.lower(decision, of: book, asOf: 17_077))
    let spans = Set(graph.programs.map(\.span) + graph.conditions.map { graph[$0].span })
    #expect(spans.count >= 5)
    for span in spans.sorted() {
      let files = replacing(span.range, ofFile: book.files[span.file].path, by: "no_such_name")
      #expect(
        load(files, decision).diagnostics.containsError,
        "a mistake at \(book.files.location(of: span)) goes unnoticed for \(decision)")
    }
  }

  @Test func theGraphIsThatOfTheWholeBook() throws {
    let (whole, _) = SmallBook.load(SmallBook.files)
    #expect(whole.decisions.count >= 4)
    for decision in whole.decisions {
      let graph = try #require(GraphLowering.lower(decision, of: whole, asOf: 17_077))
      let part = load(SmallBook.files, decision).book
      let own = try #require(GraphLowering.lower(decision, of: part, asOf: 17_077))
      // Files have other numbers without those of worked cases.
      #expect(own.nodes.map { part.files.location(of: $0.span) } == graph.nodes.map { whole.files.location(of: $0.span) })
      #expect(own.rules.map(\.id) == graph.rules.map(\.id))
      #expect(own.programs.count == graph.programs.count)
      #expect(own.facts == graph.facts)
    }
  }

  /// An expression that the decision cannot reach may be wrong; the book as a whole is refused for it.
  @Test(arguments: [
    ("Rules/medical.yaml", "item.is_medical and", "item.is_medicine and", "sharing"),
    ("Rules/low-income.yaml", "family.weekly_income <=", "family.housing <=", "place"),
  ])
  func mistakesElsewhereDoNotHoldUp(_ path: String, _ written: String, _ wrong: String, _ decision: String) throws {
    let files = try edited(path, written, wrong)
    #expect(SmallBook.load(files).diagnostics.containsError)
    #expect(load(files, decision).diagnostics.containsError)
    #expect(!load(files, "retention").diagnostics.containsError)
  }

  /// How files are written, and names that rules use of each other, are looked at throughout.
  @Test(arguments: [
    ("Rules/medical.yaml", "decision: sharing", "decison sharing"), ("Rules/place.yaml", "kind: eligibility", "kind: eligible"),
    ("Rules/low-income.yaml", "document: club-policy", "document: club-rules"),
  ])
  func whatIsNoExpressionIsCheckedForEveryDecision(_ path: String, _ written: String, _ wrong: String) throws {
    #expect(load(try edited(path, written, wrong), "retention").diagnostics.containsError)
  }

  private func load(_ files: [SmallBook.File], _ decision: String) -> (book: RuleBook, diagnostics: DiagnosticSet) {
    var diagnostics = DiagnosticSet()
    let book = RuleBook.load(files.filter { !RuleBook.isCaseFile($0.path) }, for: decision, into: &diagnostics)
    return (book, diagnostics)
  }

  private func replacing(_ range: Range<Int>, ofFile path: String, by text: String) -> [SmallBook.File] {
    SmallBook.files.map { file in
      guard file.path == path else { return file }
      var bytes = file.bytes
      bytes.replaceSubrange(range, with: text.utf8)
      return (path, bytes)
    }
  }

  private func edited(_ path: String, _ written: String, _ wrong: String) throws -> [SmallBook.File] {
    let file = try #require(SmallBook.files.first { $0.path == path })
    let bytes = Array(written.utf8)
    let starts = 0...file.bytes.count - bytes.count
    let start = try #require(starts.first { file.bytes[$0..<$0 + bytes.count].elementsEqual(bytes) })
    return replacing(start..<start + bytes.count, ofFile: path, by: wrong)
  }
}
