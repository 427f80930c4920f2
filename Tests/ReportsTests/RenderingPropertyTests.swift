import Glibc
import TestSupport
import Testing

@testable import Reports

/// What every rendering keeps to, whatever the facts and rules say.
@Suite struct RenderingPropertyTests {
  private static let nasty = [
    "<script>alert(1)</script>", "\"' onload=x", "&amp;", "\u{1B}[31mred", "a\u{202E}b", "line\nbreak\ttab", "\u{0}\u{7F}\u{9B}",
    "| pipe | `tick` *star* _under_ [link](x) #", "- item", "1. item", "漢字かな", "👩‍👧", "Supercalifragilisticexpialidocious", " ", "",
    "e\u{301}", "]]>", "-->", "```", "~~~", "+ plus", "=",
  ]

  private static func text(_ random: inout SeededRandom) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in nasty.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  private static func rich(_ random: inout SeededRandom) -> RichText {
    let styles: [RichText.Style] = [.plain, .strong, .muted, .code, .mark(.open), .mark(.against)]
    return RichText(
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        .init(text(&random), styles.randomElement(using: &random) ?? .plain)
      })
  }

  private static func block(_ random: inout SeededRandom, depth: Int) -> Block {
    switch Int.random(in: 0...(depth > 3 ? 2 : 4), using: &random) {
    case 0: return .paragraph(rich(&random))
    case 1: return .keyFacts([KeyFact(text(&random), rich(&random))])
    case 2: return .table(Table(headings: [text(&random), text(&random)], rows: [[rich(&random), rich(&random)]]))
    default:
      let items = (0..<2).map { _ in ListItem(rich(&random), [block(&random, depth: depth + 1)]) }
      return .list(items, isNumbered: Bool.random(using: &random))
    }
  }

  private static func document(_ random: inout SeededRandom) -> Document {
    let kinds: [Section.Kind] = [.plain, .urgent, .footer]
    let sections = (0..<2).map { _ in
      Section(
        text(&random), kind: kinds.randomElement(using: &random) ?? .plain,
        (0..<2).map { _ in block(&random, depth: 0) })
    }
    return Document(title: text(&random), sections: sections)
  }

  private static func eachDocument(_ check: (Document, _ seed: UInt64) throws -> Void) rethrows {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<100 { try check(document(&random), seed) }
  }

  private static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || 0x7F..<0xA0 ~= $0.value || 0x202A...0x202E ~= $0.value }
  }

  @Test(arguments: [20, 40, 80])
  func textStaysWithinItsWidthAndHasNoControls(_ width: Int) {
    Self.eachDocument { document, seed in
      let text = TextReporter(style: TextStyle(width: width)).render(document)
      let longest = text.split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0
      #expect(longest <= width, "seed \(seed)")
      #expect(!Self.hasControls(text), "seed \(seed)")
    }
  }

  @Test func coloursChangeNothingButColours() {
    Self.eachDocument { document, seed in
      let plain = TextReporter(style: TextStyle(width: 60)).render(document)
      let coloured = TextReporter(style: TextStyle(width: 60, isColoured: true)).render(document)
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain, "seed \(seed)")
    }
  }

  /// Tags are those of the renderer alone, all of them closed, and no text holds a raw `<`, `>` or quote.
  @Test func htmlIsWellFormedAndEscapesEverything() {
    let void: Set<Substring> = ["meta", "!DOCTYPE"]
    let known: Set<Substring> = [
      "html", "head", "title", "style", "body", "main", "h1", "h2", "section", "p", "ul", "ol", "li", "dl", "dt", "dd", "table",
      "thead", "tbody", "tr", "th", "td", "strong", "span", "code",
    ]
    Self.eachDocument { document, seed in
      let html = HTMLReporter().render(document)
      #expect(!Self.hasControls(html), "seed \(seed)")
      var open: [Substring] = []
      for tag in html.matches(of: /<([^<>]*)>/).map(\.1) {
        let name = tag.drop { $0 == "/" }.prefix { $0 != " " }
        if void.contains(name) { continue }
        #expect(known.contains(name), "seed \(seed): <\(tag)>")
        if tag.hasPrefix("/") { #expect(open.popLast() == name, "seed \(seed): <\(tag)>") } else { open.append(name) }
      }
      #expect(open.isEmpty, "seed \(seed)")
      let body = html.split(separator: "</style>", maxSplits: 1).last ?? ""
      let outside = body.replacing(/<[^<>]*>/, with: "")
      #expect(!outside.contains { "<>\"'".contains($0) }, "seed \(seed)")
      #expect(!outside.contains(/&(?!(amp|lt|gt|quot|#39);)/), "seed \(seed)")
    }
  }

  /// Outside of code, every character that Markdown could read as its own is escaped.
  @Test func markdownEscapesFacts() {
    for text in Self.nasty {
      let markdown = MarkdownReporter().render(Document(title: "t", sections: [Section("s", [.paragraph(RichText(text))])]))
      let line = markdown.split(separator: "\n", omittingEmptySubsequences: false)[4]
      #expect(!line.replacing(/\\./, with: "").contains(/[`*_\[\]<>#|~]/), "\(line)")
      #expect(!line.contains(/^(\s*[-+=]|\d+[.)])/), "\(line)")
    }
  }

  /// WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1.
  @Test func coloursHaveEnoughContrast() throws {
    for pair in HTMLStyle.allPairs {
      let (a, b) = (try luminance(pair.text), try luminance(pair.background))
      #expect((max(a, b) + 0.05) / (min(a, b) + 0.05) >= 4.5, "\(pair.name)")
    }
  }

  /// Relative luminance as WCAG 2.2 defines it.
  private func luminance(_ colour: String) throws -> Double {
    let value = try #require(UInt32(colour.dropFirst(), radix: 16))
    let parts = [16, 8, 0].map { Double((value >> $0) & 0xFF) / 255 }
    let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
