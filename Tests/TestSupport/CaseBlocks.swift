public import Diagnostics
import Foundation
public import Testing

/// Cases in a text file: blocks between blank lines, `> ` before each line of the input, the expected output below it.
///
/// Lines that begin with `#` are remarks. With `RECORD_GOLDEN` in the environment the outputs are written anew, and
/// the test fails, so that no recording run passes.
public struct CaseBlocks {
  public struct Block {
    public var input: String
    public var output: String
  }

  private let path: String
  private let lines: [String]

  /// The file `Cases/name` beside the test that asks.
  public init(_ name: String, beside testFile: String = #filePath) throws {
    path = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent("Cases/\(name)").path
    lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
  }

  /// Compares what `render` makes of every input with what the file expects.
  public func check(sourceLocation: SourceLocation = #_sourceLocation, _ render: (String) -> String) throws {
    var recorded: [String] = []
    var count = 0
    var index = 0
    while index < lines.count {
      guard lines[index].hasPrefix("> ") else {
        recorded.append(lines[index])
        index += 1
        continue
      }
      let start = index
      while index < lines.count, lines[index].hasPrefix("> ") { index += 1 }
      let input = lines[start..<index].map { String($0.dropFirst(2)) }.joined(separator: "\n")
      let outputStart = index
      while index < lines.count, !lines[index].isEmpty, !lines[index].hasPrefix("#") { index += 1 }
      let expected = lines[outputStart..<index].joined(separator: "\n")
      let actual = render(input)
      count += 1
      recorded += lines[start..<outputStart] + [actual]
      #expect(actual == expected, "line \(start + 1): \(input)", sourceLocation: sourceLocation)
    }
    #expect(count > 0, "no cases in \(path)", sourceLocation: sourceLocation)
    guard ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil else { return }
    try recorded.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    Issue.record("recorded \(count) cases; run again without RECORD_GOLDEN", sourceLocation: sourceLocation)
  }
}

/// Diagnostics on a text of one or more lines, with their places underlined: how cases of errors show them.
public func underlined(_ diagnostics: [Diagnostic], in text: String) -> String {
  if diagnostics.isEmpty { return "no diagnostics" }
  let bytes = Array(text.utf8)
  func underline(_ span: SourceSpan) -> String {
    let start = min(Int(span.start), bytes.count)
    let line = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let before = String(decoding: bytes[line..<start], as: UTF8.self).count
    let within = String(decoding: bytes[start..<min(max(start, Int(span.end)), bytes.count)], as: UTF8.self).count
    return String(repeating: " ", count: before + 2) + String(repeating: "^", count: max(1, within))
  }
  return diagnostics.map { diagnostic in
    var lines = [diagnostic.span.map(underline) ?? "", "\(diagnostic.severity): \(diagnostic.message)"]
    for label in diagnostic.labels { lines += [underline(label.span), "label: \(label.text)"] }
    if let help = diagnostic.help { lines.append("help: \(help)") }
    return lines.joined(separator: "\n")
  }.joined(separator: "\n")
}
