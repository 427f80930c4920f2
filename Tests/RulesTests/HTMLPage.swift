import Testing

/// A page of HTML read strictly: every tag closed in its order, attributes in quotes, no stray marks. It records what it finds
/// wrong as issues of the test.
struct HTMLPage {
  private(set) var ids: [String] = []
  private(set) var links: [String] = []
  private(set) var headings: [Int] = []
  /// Names as the rule files have them.
  private(set) var codes: Set<String> = []
  private(set) var mistakes: [String] = []

  private static let void: Set<Substring> = ["meta", "input", "br"]
  private static let inline: Set<Substring> = ["a", "strong", "code", "span"]

  init(_ source: String) {
    var rest = source[...]
    var open: [Substring] = []
    if rest.hasPrefix("<!DOCTYPE html>\n") { rest = rest.dropFirst(16) } else { mistakes.append("no doctype") }
    while let mark = rest.firstIndex(of: "<") {
      read(rest[..<mark])
      if open.last == "code" { codes.insert(String(rest[..<mark])) }
      guard let end = rest[mark...].firstIndex(of: ">") else { break }
      let tag = rest[rest.index(after: mark)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        if open.last == tag.dropFirst() {
          open.removeLast()
        } else {
          mistakes.append("<\(tag)> closes \(open.last ?? "nothing")")
        }
        continue
      }
      let name = tag.prefix { $0 != " " }
      // Paragraphs, headings and terms hold nothing but words.
      if let outer = open.last, ["p", "h1", "h2", "h3", "h4", "dt", "summary"].contains(outer), !Self.inline.contains(name) {
        mistakes.append("<\(name)> in <\(outer)>")
      }
      attributes(tag.dropFirst(name.count), of: name)
      if name == "script" || name == "style" {
        guard let close = rest.firstRange(of: "</\(name)>") else { break }
        rest = rest[close.upperBound...]
      } else if !Self.void.contains(name) {
        open.append(name)
      }
    }
    if !open.isEmpty { mistakes.append("open at the end: \(open)") }
    if Set(ids).count != ids.count { mistakes.append("an id stands twice") }
    if headings.first != 1 || headings.count(where: { $0 == 1 }) != 1 { mistakes.append("not one h1 that comes first") }
    for (a, b) in zip(headings, headings.dropFirst()) where b > a + 1 { mistakes.append("h\(b) follows h\(a)") }
  }

  private mutating func read(_ words: Substring) {
    if words.contains(">") { mistakes.append("a stray > in \(words.prefix(40))") }
    for part in words.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    where !["amp;", "lt;", "gt;", "quot;", "#39;"].contains(where: part.hasPrefix) {
      mistakes.append("a stray & before \(part.prefix(20))")
    }
  }

  private mutating func attributes(_ text: Substring, of name: Substring) {
    if let level = Int(name.dropFirst()), name.hasPrefix("h") { headings.append(level) }
    var rest = text
    while !rest.isEmpty {
      guard rest.first == " " else { return mistakes.append("no space before \(rest)") }
      let key = rest.dropFirst().prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(1 + key.count)
      guard rest.hasPrefix("=\"") else {
        if key != "hidden" { mistakes.append("attribute \(key) without a value") }
        continue
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      rest = rest.dropFirst(3 + value.count)
      if key == "id" { ids.append(String(value)) }
      if key == "href" { links.append(String(value)) }
      if key == "id", value.isEmpty || value.contains(" ") { mistakes.append("id `\(value)`") }
    }
  }
}
