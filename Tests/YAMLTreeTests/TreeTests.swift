import Diagnostics
import TestSupport
import Testing
import YAMLTree

private func parse(_ source: String, limits: YAMLLimits = .default) -> (SourceFile, YAMLNode?, DiagnosticSet) {
  parse(bytes: Array(source.utf8), limits: limits)
}

private func parse(bytes: [UInt8], limits: YAMLLimits = .default) -> (SourceFile, YAMLNode?, DiagnosticSet) {
  let file = SourceFile(id: FileID(0), path: "a.yaml", bytes: bytes)
  var diagnostics = DiagnosticSet()
  let tree = YAMLReader.parse(file, limits: limits, into: &diagnostics)
  return (file, tree, diagnostics)
}

extension YAMLNode {
  /// The tree with the bytes under each node, for golden files.
  fileprivate func outline(in file: SourceFile, indent: String = "") -> String {
    func raw(_ span: SourceSpan) -> String {
      "⟦" + file.text(span.range).unicodeScalars.map { $0 == "\n" ? "\\n" : $0 == "\r" ? "\\r" : String($0) }.joined() + "⟧"
    }
    switch content {
    case .scalar(let scalar):
      return indent + "\(scalar.style) \(scalar.text.debugDescription) \(raw(span))\n"
    case .sequence(let items):
      return indent + (isFlow ? "flow " : "") + "sequence \(raw(span))\n"
        + items.map { $0.outline(in: file, indent: indent + "  ") }.joined()
    case .mapping(let entries):
      let lines = entries.map {
        "\(indent)  \($0.key.debugDescription) \(raw($0.keySpan))\n" + $0.value.outline(in: file, indent: indent + "    ")
      }
      return indent + (isFlow ? "flow " : "") + "mapping \(raw(span))\n" + lines.joined()
    }
  }
}

@Suite struct TreeTests {
  /// All styles and collections, with comments, blank lines and characters of several bytes between them.
  static let sample = """
    # größer
    kind: criterion   # what it is
    "größe": 'it''s'
    list:
    - one

    - two: 2
      three:
    # a comment after the list

    block: |  # literal
      a
       b

    # not part of it
    folded: >-

      c
      d
    empty: |
    flow: [a, {b: 😀, "c": }, []]
    deep:
      er:
        est: plain
          over two lines

    nothing:
    quoted: "a\\n\\u00e9
      b"

    """

  @Test func places() throws {
    let (file, tree, diagnostics) = parse(Self.sample)
    #expect(diagnostics.isEmpty, "\(diagnostics.goldenText(in: file))")
    assertGolden(try #require(tree).outline(in: file), named: "places.golden")
  }

  @Test(arguments: ["\r\n", "\r"])
  func placesDoNotDependOnLineBreaks(_ newline: String) throws {
    let (plainFile, plain, _) = parse(Self.sample)
    let (file, tree, _) = parse("\u{FEFF}" + Self.sample.replacing("\n", with: newline))
    let expected = try #require(plain).outline(in: plainFile)
    let outline = try #require(tree).outline(in: file)
    #expect(outline.replacing("\\r\\n", with: "\\n").replacing("\\r", with: "\\n") == expected)
  }

  @Test func accessors() throws {
    let (_, parsed, _) = parse("a: [1, 2]\nb:\n  c: x\nd:\n")
    let tree = try #require(parsed)
    #expect(tree["a"]?[1]?.scalarText == "2")
    #expect(tree["a"]?[2] == nil)
    #expect(tree["a"]?[-1] == nil)
    #expect(tree["b"]?["c"]?.scalarText == "x")
    #expect(tree["e"] == nil)
    #expect(tree["d"]?.isAbsent == true)
    #expect(tree.entries?.map(\.key) == ["a", "b", "d"])
    #expect(["a", "b", "d"].map { tree[$0]?.kindName } == ["a list", "a mapping", "nothing"])
  }

  @Test(arguments: ["yes", "NO", "010", "2020-01-01", "~", "null", "1.10", "'x: y'", "|\n  a\n"])
  func plainTextIsAlwaysText(_ value: String) throws {
    let (file, tree, _) = parse("title: \(value)\n")
    var diagnostics = DiagnosticSet()
    let node = try #require(tree?["title"])
    #expect(YAMLReader.plainText(of: node, in: file, into: &diagnostics) == node.scalarText)
    #expect(diagnostics.isEmpty)
  }

  @Test func aCommentAfterATextIsNotWarnedAbout() throws {
    let (file, tree, _) = parse("title: Form # 3\nother: Form ## 3\n")
    var diagnostics = DiagnosticSet()
    for key in ["title", "other"] {
      #expect(YAMLReader.plainText(of: try #require(tree?[key]), in: file, into: &diagnostics) == "Form")
    }
    #expect(diagnostics.isEmpty)
  }

  // MARK: Limits

  @Test func depthIsLimited() {
    let (_, fits, none) = parse(String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
    #expect(fits != nil && none.isEmpty)
    for source in [
      String(repeating: "[", count: 65) + String(repeating: "]", count: 65), String(repeating: "[", count: 200_000),
      String(repeating: "- ", count: 200_000), String(repeating: "{a: ", count: 100_000),
    ] {
      let (_, tree, diagnostics) = parse(source)
      #expect(tree == nil)
      #expect(diagnostics.sorted.map(\.code) == ["yaml/too-deep"])
    }
  }

  @Test func sizeIsLimited() {
    let limits = YAMLLimits(bytes: 10)
    #expect(parse("a: 3456789", limits: limits).1 != nil)
    #expect(parse("a: 34567890", limits: limits).2.sorted.map(\.code) == ["yaml/too-large"])
  }

  @Test func nodesAreCounted() {
    // A list of three, with itself, is four.
    #expect(parse("[a, b, c]", limits: YAMLLimits(nodes: 4)).1 != nil)
    #expect(parse("[a, b, c]", limits: YAMLLimits(nodes: 3)).2.sorted.map(\.code) == ["yaml/too-many-values"])
  }

  // MARK: Bytes

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0xFF], 3..<4), ([0x61, 0x3A, 0x20, 0xC3], 3..<4), ([0xFF, 0xFE, 0x61, 0x00], 0..<1),
      ([0xC3, 0xA9, 0x3A, 0x20, 0xED, 0xA0, 0x80], 4..<5),
    ] as [([UInt8], Range<Int>)])
  func invalidUTF8(_ bytes: [UInt8], _ place: Range<Int>) {
    let (_, tree, diagnostics) = parse(bytes: bytes)
    #expect(tree == nil)
    #expect(diagnostics.sorted.map(\.code) == ["yaml/not-utf-8"])
    #expect(diagnostics.sorted.first?.span?.range.lowerBound == place.lowerBound)
  }

  @Test(arguments: ["\0", "\u{1}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{202E}", "\u{FFFE}"])
  func forbiddenCharacters(_ character: String) {
    let (file, tree, diagnostics) = parse("é: a\(character)b\n")
    #expect(tree == nil)
    #expect(diagnostics.sorted.map(\.code) == ["yaml/forbidden-character"])
    #expect(
      diagnostics.sorted.first?.span.map { file.text($0.range).unicodeScalars.elementsEqual(character.unicodeScalars) } == true)
  }
}
