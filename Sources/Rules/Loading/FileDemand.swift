import Diagnostics

/// Which files of a rule book one decision needs: those of its own rules, and all that these name, however far.
struct FileDemand {
  private let files: [SourceFile]
  private let withLetters: Bool
  private let outlines: [FileOutline]
  /// Who declares a name.
  private var declaring = WordTable<[(file: Int, form: FileOutline.Form)]>()
  private(set) var isWanted: [Bool]
  /// Files that are wanted and whose words were not looked at yet.
  private var open: [Int] = []

  /// - Parameters:
  ///   - facts: what the cases may speak of is needed to read them.
  ///   - withLetters: whether letters of the decision are needed too.
  /// - Complexity: O(bytes of all files).
  init(decision: String, facts: RuleBook.CaseWords, withLetters: Bool = false, in sources: SourceFiles) {
    files = sources.files
    self.withLetters = withLetters
    outlines = files.concurrentMap(FileOutline.init)
    isWanted = files.map { _ in false }
    for (index, outline) in outlines.enumerated() {
      for name in outline.names { declaring[name.hash] = (declaring[name.hash] ?? []) + [(index, name.form)] }
    }
    let own = [WordScan.hash(decision), WordScan.hash("any")]
    for (index, outline) in outlines.enumerated() {
      let isOwn = own.contains(where: outline.decisions.contains)
      switch outline.kind {
      case .unclear: want(index)
      case .decided where isOwn: want(index)
      case .letter where isOwn || outline.decisions.isEmpty: want(index)
      case .vocabulary where facts.mayBeAny || withLetters && outline.hasReaders: want(index)
      default: break
      }
    }
    if case .of(let document) = facts { document.withUnsafeBufferPointer { follow($0, of: nil) } }
    followAll()
    wantChecks()
  }

  private mutating func want(_ file: Int) {
    let kind = outlines[file].kind
    guard !isWanted[file], kind != .apart, kind != .translation, kind != .letter || withLetters else { return }
    isWanted[file] = true
    open.append(file)
    // An entity may be spread over several files, and a document that gives its facts names the list of only one.
    for name in outlines[file].names where name.form == .path {
      for other in declaring[name.hash] ?? [] where other.form == .path { want(other.file) }
    }
  }

  private mutating func followAll() {
    while let file = open.popLast() {
      if outlines[file].kind == .source { continue }
      files[file].bytes.withUnsafeBufferPointer { follow($0, of: outlines[file].kind) }
    }
  }

  /// Wants what the words of a file lead to; of a facts document where there is no kind.
  private mutating func follow(_ bytes: UnsafeBufferPointer<UInt8>, of kind: FileOutline.Kind?) {
    var scan = WordScan(bytes)
    var key = FileDemand.Key.other
    while let word = scan.next() {
      if scan.isKey(word) {
        key = Self.keys[word.hash] ?? .other
        if kind != nil { continue }
      }
      if key == .own { continue }
      guard let declared = declaring[word.hash] else { continue }
      for (file, form) in declared where !isWanted[file] && leads(form, word, scan, key, kind) { want(file) }
    }
  }

  private func leads(
    _ form: FileOutline.Form, _ word: WordScan.Word, _ scan: WordScan, _ key: Key, _ kind: FileOutline.Kind?
  ) -> Bool {
    guard let kind else { return form == .path || form == .word }
    switch form {
    // Of what is assumed only the sources count: the rest is words for people.
    case .word: return kind != .assumptions
    case .path: return kind != .assumptions && scan.isPath(word)
    case .rule: return (key == .met || key == .of) && scan.isWhole(word)
    case .assumption: return key == .assumes
    case .document: return key == .document
    case .holder: return kind != .assumptions && scan.isWhole(word)
    }
  }

  /// Under which key a word stands.
  private enum Key {
    case other
    /// What a file calls its own rules, numbers of clauses, and decisions that a rule leaves out: they lead nowhere, nor do
    /// words without places for values.
    case own
    case met, of, assumes, document
  }

  private static let keys = WordTable<Key>(
    ["except", "id", "decision", "group", "clause", "title", "reason", "alternatives", "note"].map { ($0, .own) }
      + [("met", .met), ("of", .of), ("assumes", .assumes), ("document", .document)])

  /// A check can find something only where facts that it speaks of can be given: those of files that are wanted.
  private mutating func wantChecks() {
    var rest = outlines.indices.filter { outlines[$0].hasChecks && !isWanted[$0] }
    while let index = rest.firstIndex(where: speaksOfWanted) {
      want(rest.remove(at: index))
      followAll()
      rest.removeAll { isWanted[$0] }
    }
  }

  private func speaksOfWanted(_ file: Int) -> Bool {
    files[file].bytes.withUnsafeBufferPointer { bytes in
      var scan = WordScan(bytes)
      while let word = scan.next() {
        if let declared = declaring[word.hash], scan.isPath(word),
          declared.contains(where: { $0.form == .path && isWanted[$0.file] })
        {
          return true
        }
      }
      return false
    }
  }
}
