import Diagnostics

/// What a rule file declares, told from its words without reading it as YAML.
///
/// A name that is overlooked here is missed when the names of the files that were read are resolved, and then the whole book
/// is read. What nobody would miss, a rule of the decision, a member of a group or a check, must not be overlooked: a file of
/// which that cannot be told for sure counts as unclear, and is read.
struct FileOutline {
  /// In which form others write a name.
  enum Form: UInt8 {
    /// Anywhere, as in expressions.
    case word
    /// Before the name of one of its facts.
    case path
    /// As a whole value: those who hold facts.
    case holder
    /// As a value of `met` or `of`, of `assumes`, of `document`.
    case rule, assumption, document
  }

  enum Kind: Hashable {
    case vocabulary, parameters, register
    /// Rules that others name.
    case criteria
    /// What rules assume.
    case assumptions
    /// What is decided by itself, under the name of its decision.
    case decided
    /// What is said of decisions as a whole, under their ids.
    case decision
    /// A document: it is named, and of what it names nothing is needed.
    case source
    /// Texts in other languages.
    case translation
    /// What is written once a decision is made.
    case letter
    /// Nothing of it takes part in a decision.
    case apart
    case unclear
  }

  private(set) var kind = Kind.unclear
  private(set) var decisions: Set<WordScan.Hash> = []
  private(set) var names: [(hash: WordScan.Hash, form: Form)] = []
  private(set) var hasChecks = false
  /// Whether it says who reads decisions, which letters name.
  private(set) var hasReaders = false

  /// Complexity: O(bytes).
  init(_ file: SourceFile) {
    file.bytes.withUnsafeBufferPointer { bytes in
      var scan = WordScan(bytes)
      if Self.mayHideWords(bytes) { return }
      read(&scan, bytes)
    }
  }

  /// Whether some word may be written with escapes, of letters by their numbers or of the end of a line.
  private static func mayHideWords(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place < bytes.count, let next = bytes[place...].firstIndex(of: UInt8(ascii: "\\")) {
      if next + 1 == bytes.count || "xuU\n\r\t ".utf8.contains(bytes[next + 1]) { return true }
      place = next + 2
    }
    return false
  }

  private mutating func read(_ scan: inout WordScan, _ bytes: UnsafeBufferPointer<UInt8>) {
    var found: Kind?
    var isClear = true
    /// The key whose value is expected next.
    var key: (word: WordScan.Word, name: Key)?
    /// How far in `roles` stands, while its own keys come.
    var roles: Int?
    /// The key at the margin under which names come.
    var section: WordScan.Hash?
    var hasHolders = false
    while let word = scan.next() {
      if let pending = key {
        key = nil
        if !scan.isKey(word), scan.follows(pending.word, word) {
          take(word, of: pending.name, &found, bytes)
          continue
        }
        if pending.name.isNeeded { isClear = false }
      }
      guard scan.isKey(word) else {
        if scan.isExplicitKey(word), Key.table[word.hash]?.isNeeded ?? false { isClear = false }
        continue
      }
      if let name = Key.table[word.hash] {
        switch name {
        case .checks: hasChecks = true
        // Other kinds, of facts say, stand further in.
        case .kind: if scan.indentation(of: word) == 0 { key = (word, name) }
        default: key = (word, name)
        }
      }
      guard let found, found == .vocabulary || found == .parameters, let place = scan.indentation(of: word) else { continue }
      if let outer = roles, place <= outer { roles = nil }
      if roles.map({ place == $0 + 2 }) ?? false { names.append((word.hash, .word)) }
      if place == 0 {
        // Holders that stand on one line are not told apart: the file is read.
        if section == Self.holdersKey, !hasHolders { isClear = false }
        section = word.hash
        if section == Self.readersKey { hasReaders = true }
        hasHolders = false
      }
      if place == 2, section == Self.holdersKey {
        names.append((word.hash, .holder))
        hasHolders = true
      } else if place == 2, section != Self.readersKey {
        names.append((word.hash, found == .vocabulary ? .path : .word))
      }
      if word.hash == Self.rolesKey { roles = place }
    }
    if key?.name.isNeeded ?? false || section == Self.holdersKey && !hasHolders { isClear = false }
    guard isClear, let found, found != .decided || !decisions.isEmpty else { return }
    kind = found == .decision ? .decided : found
  }

  /// Takes the value of a key.
  private mutating func take(
    _ word: WordScan.Word, of key: Key, _ found: inout Kind?, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    switch key {
    case .kind: found = found == nil ? Self.kinds[word.hash] ?? .unclear : .unclear
    case .decision: decisions.insert(word.hash)
    case .group: names.append((word.hash, .rule))
    case .list: names.append((word.hash, .word))
    case .id where found == .register:
      // Expressions write `data_items` for the rows of `data-items`.
      let text = String(decoding: bytes[word.range], as: UTF8.self)
      names += [(word.hash, .word), (WordScan.hash(String(text.map { $0 == "-" ? "_" : $0 })), .word)]
    case .id where found == .decision: decisions.insert(word.hash)
    case .id where found == .assumptions: names.append((word.hash, .assumption))
    case .id where found == .source: names.append((word.hash, .document))
    case .id: names.append((word.hash, .rule))
    case .checks: break
    }
  }

  private enum Key: String, CaseIterable {
    case kind, id, group, decision, list, checks

    /// Whether nobody would miss what it says.
    var isNeeded: Bool { self == .kind || self == .group || self == .decision || self == .checks }

    static let table = WordTable(allCases.map { ($0.rawValue, $0) })
  }

  private static let rolesKey = WordScan.hash("roles")
  private static let holdersKey = WordScan.hash("holders")
  /// Readers take no part in decisions.
  private static let readersKey = WordScan.hash("readers")

  private static let kinds: WordTable<Kind> = {
    let names: [(Kind, [String])] = [
      (.vocabulary, ["vocabulary"]), (.parameters, ["parameters"]), (.register, ["register"]), (.source, ["source"]),
      (.criteria, ["criterion"]), (.assumptions, ["assumptions"]), (.letter, ["letter"]),
      (.apart, ["cases", "ranking"]),
      (.decision, ["decision"]), (.translation, ["translation"]),
      (
        .decided,
        ["eligibility", "determination", "permission", "requirement", "prohibition", "retention", "outcomes", "duty"]
      ),
    ]
    return WordTable(names.flatMap { kind, words in words.map { ($0, kind) } })
  }()
}
