import Crypto
import Diagnostics
public import Rules
import YAMLTree

/// Digests of a rule book, by which a decision says what it was made with.
///
/// `content` changes with any byte of any file. `meaning` is over the trees: it stays the same when only layout, comments or the
/// place of files change.
public struct RuleBookDigest: Hashable, Sendable {
  public var content: String
  public var meaning: String

  /// Complexity: linear in the bytes of the rule files; worked cases have no part in it.
  public init(_ book: RuleBook) {
    var content = SHA256()
    for file in book.files.files where !RuleBook.isCaseFile(file.path) {
      content.update(data: Array("\(file.path)\u{0}\(file.bytes.count)\u{0}".utf8))
      content.update(data: file.bytes)
    }
    // Files are in the order of their paths, which are layout: the trees are ordered by themselves.
    let trees = book.fileTrees.map { tree in
      var canonical: [UInt8] = []
      if let tree { Self.write(tree, to: &canonical) }
      return canonical
    }
    var meaning = SHA256()
    for tree in trees.sorted(by: { $0.lexicographicallyPrecedes($1) }) { meaning.update(data: tree) }
    self.content = Self.hex(content.finalize())
    self.meaning = Self.hex(meaning.finalize())
  }

  /// Lengths before texts, so that no two trees give the same bytes. Keys are in order: their order means nothing.
  private static func write(_ node: YAMLNode, to bytes: inout [UInt8]) {
    switch node.content {
    case .scalar(let scalar): bytes += Array("s\(scalar.text.utf8.count):\(scalar.text)".utf8)
    case .sequence(let items):
      bytes += Array("l\(items.count):".utf8)
      for item in items { write(item, to: &bytes) }
    case .mapping(let entries):
      bytes += Array("m\(entries.count):".utf8)
      for entry in entries.sorted(by: { $0.key < $1.key }) {
        bytes += Array("\(entry.key.utf8.count):\(entry.key)".utf8)
        write(entry.value, to: &bytes)
      }
    }
  }

  private static func hex(_ digest: SHA256Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
