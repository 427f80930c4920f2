public import Diagnostics

/// Reads a YAML file into a strict tree: one document of mappings, sequences and scalars, without tags, anchors,
/// aliases, merge keys and repeated keys (YAML 1.2.2; what is accepted beyond that is what libyaml accepts).
public enum YAMLReader {
  /// The tree of a file, or nil where nothing can be made of it; then at least one error was reported.
  ///
  /// A tree may come with errors (a key twice, a tag): everything else in it is as written.
  /// Complexity: O(bytes) within the limits.
  public static func parse(
    _ file: SourceFile, limits: YAMLLimits = .default, into diagnostics: inout DiagnosticSet
  ) -> YAMLNode? {
    let bytes = file.bytes
    func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: file.id, range) }
    guard bytes.count <= limits.bytes else {
      diagnostics.report(.fileTooLarge(bytes.count, limit: limits.bytes, at: span(0..<0)))
      return nil
    }
    let isPlain = ByteCheck.isPlain(bytes)
    if !isPlain, let invalid = ByteCheck.invalidUTF8(in: bytes) {
      diagnostics.report(.notUTF8(bytes[invalid], offset: invalid.lowerBound, at: span(invalid)))
      return nil
    }
    let start = bytes.starts(with: ByteCheck.byteOrderMark) ? ByteCheck.byteOrderMark.count : 0
    let forbidden = isPlain ? [] : ByteCheck.forbiddenCharacters(in: bytes, from: start, limit: 10)
    for range in forbidden { diagnostics.report(.forbiddenCharacter(file.text(range), at: span(range))) }
    guard forbidden.isEmpty else { return nil }

    guard let events = EventSource(bytes, from: start, isASCII: isPlain) else {
      diagnostics.report(.outOfMemory(at: span(0..<0)))
      return nil
    }
    var builder = TreeBuilder(file: file, limits: limits, events: events)
    let tree = builder.build()
    let problems = builder.diagnostics
    let tabs = isPlain ? [] : ByteCheck.tabIndentation(in: bytes, from: start)
    reportTabs(tabs, outside: builder.opaqueSpans, in: file, failedAt: builder.failedAt, into: &diagnostics)
    // A syntax error in a line indented with a tab only repeats what was said about the tab.
    if let place = builder.failedAt, tabs.contains(where: { file.lineIndex(at: $0) == file.lineIndex(at: place) }) {
      return nil
    }
    diagnostics.merge(problems)
    return tree
  }

  /// Tabs are content in quoted and block scalars, and past the place of a syntax error nothing is known about them.
  private static func reportTabs(
    _ tabs: [Int], outside spans: [Range<Int>], in file: SourceFile, failedAt: Int?, into diagnostics: inout DiagnosticSet
  ) {
    var next = 0
    for tab in tabs {
      if let failedAt, file.lineIndex(at: tab) > file.lineIndex(at: failedAt) { return }
      while next < spans.count, spans[next].upperBound <= tab { next += 1 }
      if next < spans.count, spans[next].contains(tab) { continue }
      let line = file.lineRange(file.lineIndex(at: tab))
      let end = line.first { !file.bytes[$0].isBlank } ?? line.upperBound
      let indentation = line.lowerBound..<end
      diagnostics.report(
        .tabIndentation(
          at: SourceSpan(file: file.id, tab..<tab + 1), indentation: SourceSpan(file: file.id, indentation),
          isAllTabs: indentation.allSatisfy { file.bytes[$0] == 0x09 }))
    }
  }
}
