import Crypto
public import Diagnostics
public import Rules
import YAMLTree

/// Digests of a rule book, by which a decision says what it was made with. Worked cases have no part in them.
public enum RuleBookDigest {
  /// Changes with any byte of any file and with its name below the folder that holds them all; where that folder is, and how
  /// it is called, changes nothing.
  ///
  /// Complexity: linear in the bytes of the rule files, apart from sorting them.
  public static func content(of book: RuleBook) -> String {
    let files = book.files.files.filter { !RuleBook.isCaseFile($0.path) }
    var digest = SHA256()
    for (name, file) in zip(namesBelowCommonFolder(files.map(\.path)), files).sorted(by: { $0.0 < $1.0 }) {
      digest.update(data: Array("\(name)\u{0}\(file.bytes.count)\u{0}".utf8))
      digest.update(data: file.bytes)
    }
    return hex(digest.finalize())
  }

  private static func namesBelowCommonFolder(_ paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/").filter { $0 != "." } }
    var shared = parts.first?.dropLast().count ?? 0
    for one in parts {
      shared = min(shared, one.count - 1, zip(one, parts[0]).prefix { $0 == $1 }.count)
    }
    return parts.map { $0.dropFirst(shared).joined(separator: "/") }
  }

  /// Is over the trees: it stays the same when only layout, comments or the place of files change.
  ///
  /// Complexity: linear in the bytes of the rule files, apart from sorting keys and files.
  public static func meaning(of book: RuleBook) -> String {
    // Files are in the order of their paths, which are layout: the trees are ordered by themselves.
    let trees = book.files.files.filter { !RuleBook.isCaseFile($0.path) }.map { file in
      var canonical: [UInt8] = []
      var ignored = DiagnosticSet()
      if RuleBook.isTableFile(file.path) {
        // Line ends are layout.
        write(String(decoding: file.bytes.filter { $0 != 0x0D }, as: UTF8.self), to: &canonical)
        return canonical
      }
      // A book that was loaded for one case has not read them all.
      if let tree = book.fileTrees[file.id] ?? YAMLReader.parse(file, into: &ignored) { write(tree, to: &canonical) }
      return canonical
    }
    var digest = SHA256()
    for tree in trees.sorted(by: { $0.lexicographicallyPrecedes($1) }) { digest.update(data: tree) }
    return hex(digest.finalize())
  }

  /// Every entry with an id, outer ones first.
  fileprivate static func eachRule(in node: YAMLNode, _ body: (String, SourceSpan, String) -> Void) {
    switch node.content {
    case .scalar: break
    case .sequence(let items): for item in items { eachRule(in: item, body) }
    case .mapping(let entries):
      if let id = node["id"]?.scalarText {
        var canonical: [UInt8] = []
        write(node, to: &canonical)
        body(id, node.span, digest(of: canonical))
      }
      for entry in entries { eachRule(in: entry.value, body) }
    }
  }

  /// SHA-256 in hexadecimal digits.
  public static func digest(of bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

  /// Lengths before texts, so that no two trees give the same bytes. Keys are in order: their order means nothing.
  private static func write(_ node: YAMLNode, to bytes: inout [UInt8]) {
    switch node.content {
    case .scalar(let scalar):
      bytes.append(UInt8(ascii: "s"))
      write(scalar.text, to: &bytes)
    case .sequence(let items):
      write("l", items.count, to: &bytes)
      for item in items { write(item, to: &bytes) }
    case .mapping(let entries):
      write("m", entries.count, to: &bytes)
      for index in entries.indices.sorted(by: { entries[$0].key < entries[$1].key }) {
        write(entries[index].key, to: &bytes)
        write(entries[index].value, to: &bytes)
      }
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    write("", text.utf8.count, to: &bytes)
    bytes += text.utf8
  }

  private static func write(_ mark: String, _ count: Int, to bytes: inout [UInt8]) {
    bytes += mark.utf8
    bytes += String(count).utf8
    bytes.append(UInt8(ascii: ":"))
  }

  private static func hex(_ digest: SHA256Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// What a rule book says, as digests that layout does not change: of the whole and of each rule.
public struct RuleDigests: Sendable {
  public let whole: String
  /// By id of a rule or a part of one: the place of its entry and the digest of it. Versions of a rule share their id.
  public let rules: [String: [(span: SourceSpan, digest: String)]]

  /// Complexity: linear in the rule files, times how deep rules stand in each other.
  public init(_ book: RuleBook) {
    whole = RuleBookDigest.meaning(of: book)
    var found: [String: [(span: SourceSpan, digest: String)]] = [:]
    for file in book.files.files {
      if let tree = book.fileTrees[file.id] {
        RuleBookDigest.eachRule(in: tree) { found[$0, default: []].append(($1, $2)) }
      }
    }
    rules = found
  }
}
