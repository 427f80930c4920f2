import Analysis
import Diagnostics
import Foundation
import Reports
import RuleFiles
import Rules
import TestSupport
import Testing

/// A language changes what is read and nothing else.
@Suite struct TranslationTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }

  private static let files: [SmallBook.File] = {
    var diagnostics = DiagnosticSet()
    return RuleFolder.read(["Rules", "Outcomes"].map { "\(root)/\($0)" }, into: &diagnostics).map {
      (String($0.path.dropFirst(root.count + 1)), $0.bytes)
    }
  }()

  private static func load(_ files: [SmallBook.File], _ language: String? = nil) -> RuleBook {
    var diagnostics = DiagnosticSet()
    let book = RuleBook.load(files, language: language, into: &diagnostics)
    #expect(!diagnostics.containsError, "\(SmallBook.report(diagnostics, of: book))")
    return book
  }

  private static let english = load(files)

  /// The same for every book, so that reports differ by their language alone.
  private static func sources(_ book: RuleBook) -> RuleSources {
    RuleSources(book, identity: RuleBookIdentity(name: "agreement-2016", version: "2016-08-01", digest: "sha256:0", meaning: nil))
  }

  // MARK: Any language

  /// Stands at the end of every text of a language that nobody speaks.
  private static let mark = "¤"

  /// What is left where sentences begin small and end without their marks.
  private static func unmarked(_ report: String) -> String {
    String(report.lowercased().filter { $0 != "¤" && $0 != "." })
  }

  /// Every text of the rule book is translated to itself with a mark at its end: reports on worked cases are the same but
  /// for the marks, and have them. A unit of one word is left out, as English has a form of it for one.
  @Test func everyTextMayBeAnother() throws {
    let texts = Set(Self.english.texts.filter { $0.words.contains(" ") }.map(\.words)).sorted()
    #expect(texts.count > 2_000)
    let entries = texts.map { "  \(Self.quoted($0)): \(Self.quoted($0 + Self.mark))\n" }.joined()
    let translation = "kind: translation\nid: marked\nlanguage: qm\ntexts:\n" + entries
    let marked = Self.load(Self.files + [("Rules/marked.yaml", Array(translation.utf8))], "qm")
    var runners = (CaseRunner(Self.english), CaseRunner(marked))
    let sources = (Self.sources(Self.english), Self.sources(marked))
    var count = 0
    for one in WorkedCase.all(of: Self.english).enumerated().filter({ $0.offset % 60 == 7 }).map(\.element) {
      guard let plain = runners.0.explained(one), let other = runners.1.explained(one) else { continue }
      count += 1
      let expected = DecisionFormat.json.render(plain.decision, sources: sources.0)
      let report = DecisionFormat.json.render(other.decision, sources: sources.1)
      #expect(Self.unmarked(report) == Self.unmarked(expected), "\(one.id)")
      #expect(report.contains(Self.mark), "\(one.id)")
    }
    #expect(count > 15)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  // MARK: Welsh

  private static let welsh = load(files, "cy")
  private static var wording: Wording { Wording(language: "cy", forms: welsh.sentences(in: "cy")) }

  /// The advice on one family, as it is read.
  @Test func aReportInWelsh() throws {
    let one = try #require(WorkedCase.all(of: Self.welsh).first { $0.id == "two-problems" })
    var runner = CaseRunner(Self.welsh)
    let explained = runner.explained(one)
    let decision = try #require(explained).decision
    let report = Self.wording.inForce { DecisionFormat.text.render(decision, sources: Self.sources(Self.welsh)) }
    assertGolden(report, named: "languages/eligible.cy.txt")
    let html = Self.wording.inForce { DecisionFormat.html.render(decision, sources: Self.sources(Self.welsh)) }
    #expect(html.contains("<html lang=\"cy\">"))
  }

  /// Values that are read by people; all others are read by programs.
  private static let texts: Set<String> = ["summary", "title", "text", "question", "reason", "alternatives"]

  @Test func jsonDiffersInTextsOnly() throws {
    var runners = (CaseRunner(Self.english), CaseRunner(Self.welsh))
    let cases = WorkedCase.all(of: Self.english).filter { $0.decision == "eligibility" }.enumerated()
    var count = 0
    for one in cases.filter({ $0.offset % 20 == 2 }).map(\.element) {
      guard let plain = runners.0.explained(one), let other = runners.1.explained(one) else { continue }
      count += 1
      let expected = DecisionFormat.json.render(plain.decision, sources: Self.sources(Self.english))
      let report = Self.wording.inForce { DecisionFormat.json.render(other.decision, sources: Self.sources(Self.welsh)) }
      #expect(report != expected)
      let (a, b) = (try Self.withoutTexts(expected), try Self.withoutTexts(report))
      #expect(a.isEqual(b), "\(one.id)\n\(a)\n\(b)")
    }
    #expect(count > 4)
  }

  private static func withoutTexts(_ json: String) throws -> NSDictionary {
    func stripped(_ value: Any) -> Any {
      if let list = value as? [Any] { return list.map(stripped) }
      guard let record = value as? [String: Any] else { return value }
      return Dictionary(uniqueKeysWithValues: record.map { ($0.key, texts.contains($0.key) ? "" : stripped($0.value)) })
    }
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    return try #require(stripped(object) as? NSDictionary)
  }

  // MARK: What is missing

  @Test func whatIsMissingIsTold() throws {
    let book = Self.load(SmallBook.files)
    #expect(book.languages == ["cy"])
    let coverage = TranslationCoverage(of: book, in: "cy", forms: ["As of {1}.", "Advice"])
    #expect(coverage.translated == 2)
    let file = try #require(coverage.files.first { $0.name == "Rules/low-income.yaml" })
    #expect((file.translated, file.total) == (2, 9))
    #expect(file.missing.map(\.words).contains("temporary housing"))
    #expect(coverage.kinds.first { $0.name == "criterion" }?.translated == 2)
    #expect(coverage.missingSentences == ["Advice"])
    #expect(coverage.unusedTexts.isEmpty && coverage.unmetSentences.isEmpty)
    let other = TranslationCoverage(of: book, in: "cy", forms: [])
    #expect(other.unmetSentences.map(\.text) == ["As of {1}."])
  }

  /// Without a language that a text has, it stays as it is.
  @Test func anotherLanguageLeavesTheTexts() {
    let title = { (book: RuleBook) in
      book.criteria.first { $0.header.id.value == "low-income" }?.indicators.first?.header.title?.value
    }
    #expect(title(Self.load(SmallBook.files)) == "income under the limit")
    #expect(title(Self.load(SmallBook.files, "de")) == "income under the limit")
    #expect(title(Self.load(SmallBook.files, "cy")) == "incwm dan y terfyn")
  }
}
