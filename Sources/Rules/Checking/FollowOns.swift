import Diagnostics
import YAMLTree

/// Holds back what would not be wrong if other mistakes were not there: an unknown name that stands in a file which could
/// not be read, and whatever seems unused while some rule cannot be understood.
struct FollowOns {
  /// Files with mistakes in how they are written, each with its first.
  private var damaged: [(file: SourceFile, mistake: SourceSpan)] = []
  /// All that was reported before resolution.
  private(set) var diagnostics = DiagnosticSet()

  init(_ before: DiagnosticSet) { diagnostics = before }

  /// Takes what was reported on one file.
  mutating func add(_ reported: DiagnosticSet, on file: SourceFile) {
    diagnostics.merge(reported)
    let first = reported.sorted.first { $0.severity == .error }
    if let span = first?.span { damaged.append((file, span)) }
  }

  func isDamaged(_ file: FileID) -> Bool { damaged.contains { $0.file.id == file } }

  /// All diagnostics, those of `later` passes without what follows from mistakes in the files; what is held back is said.
  ///
  /// Complexity: O(unknown names × bytes of damaged files).
  func joined(with later: DiagnosticSet, files: SourceFiles) -> DiagnosticSet {
    var result = diagnostics
    var heldBack: [SourceSpan: [String]] = [:]
    var unknown: [Unknown: Diagnostic] = [:]
    let mistakes = Set(diagnostics.sorted.filter { $0.severity == .error }.compactMap(\.span))
    let doubled = Self.doubled(later, in: files)
    let hasErrors = diagnostics.containsError || later.containsError
    for diagnostic in later.sorted {
      if hasErrors, Self.needsWholeBook.contains(diagnostic.code) { continue }
      if let span = diagnostic.span {
        if mistakes.contains(span) { continue }
        if diagnostic.severity == .warning, isDamaged(span.file) { continue }
      }
      guard let span = diagnostic.span, let name = Self.unknownName(of: diagnostic, in: files) else {
        result.report(diagnostic)
        continue
      }
      if let file = damaged.first(where: { Self.declares(name, in: $0.file) }) {
        heldBack[file.mistake, default: []].append(name)
      } else if let twin = diagnostic.meant.flatMap({ doubled[$0] }) {
        // One of the two may be called what is missed here.
        heldBack[twin, default: []].append(name)
      } else {
        // A name that a file uses several times is unknown once.
        unknown[Unknown(file: span.file, name: name, message: diagnostic.message), default: diagnostic].note(span)
      }
    }
    for diagnostic in unknown.values { result.report(diagnostic) }
    for (place, names) in heldBack.sorted(by: { $0.key < $1.key }) {
      result.report(.heldBack(Array(Set(names)).sorted(), at: place))
    }
    return result
  }

  private struct Unknown: Hashable {
    var file: FileID
    var name: String
    var message: String
  }

  /// Remarks that a mistake elsewhere would call forth.
  private static let needsWholeBook: Set<DiagnosticCode> = ["names/unused", "rules/no-permission", "rules/lone-decision"]

  /// Names that two things have, with the place of the second.
  private static func doubled(_ diagnostics: DiagnosticSet, in files: SourceFiles) -> [String: SourceSpan] {
    let codes: Set<DiagnosticCode> = ["names/declared-twice", "rules/versions-overlap"]
    let spans = diagnostics.sorted.filter { codes.contains($0.code) }.compactMap(\.span)
    return Dictionary(spans.map { (files[$0.file].text($0.range), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static let unknownNames: Set<DiagnosticCode> = [
    "names/unknown", "names/unknown-clause", "names/never-described", "names/untitled", "expression/unknown-name",
    "expression/unknown-member",
  ]

  /// What is not known, as it is written.
  private static func unknownName(of diagnostic: Diagnostic, in files: SourceFiles) -> String? {
    guard unknownNames.contains(diagnostic.code), let span = diagnostic.span else { return nil }
    let name = files[span.file].text(span.range).filter { $0 != "\"" && $0 != "'" }
    // A path is declared by its last name; a clause such as 2.1 as a whole.
    let last = name.split(separator: ".").last.map(String.init) ?? name
    return last.first?.isLetter == true ? last : name.isEmpty ? nil : name
  }

  /// Whether a name stands in a file where names are declared: before a colon, or after `id:` and kin.
  private static func declares(_ name: String, in file: SourceFile) -> Bool {
    let wanted = Array(name.utf8)
    guard let last = wanted.last, file.bytes.count >= wanted.count else { return false }
    // `birth_date` and `birth-date` are the same slip in two places.
    for start in 0...file.bytes.count - wanted.count {
      guard file.bytes[start] == wanted[0], file.bytes[start + wanted.count - 1] == last,
        file.bytes[start..<start + wanted.count].elementsEqual(wanted, by: { $0 == $1 || (isJoiner($0) && isJoiner($1)) })
      else { continue }
      if start > 0, isPartOfName(file.bytes[start - 1]) { continue }
      let after = file.bytes[(start + wanted.count)...].drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      if after.first == UInt8(ascii: ":") { return true }
      if let next = after.first, isPartOfName(next) { continue }
      let before = file.text(max(0, start - 12)..<start)
      if declaringKeys.contains(where: { before.hasSuffix("\($0): ") || before.hasSuffix("\($0): \"") }) { return true }
    }
    return false
  }

  private static func isJoiner(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") }

  private static let declaringKeys = ["id", "decision", "group", "list", "met", "not_met", "outcome", "otherwise"]

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension Diagnostic {
  /// The name that it proposes.
  fileprivate var meant: String? {
    fixes.first?.edits.first.map { $0.text.filter { $0 != "\"" } }
  }

  /// Adds a further place of the same mistake.
  fileprivate mutating func note(_ other: SourceSpan) {
    if other != span, labels.count < 3 { labels.append(Label(other, "and here")) }
  }

  static func heldBack(_ names: [String], at span: SourceSpan) -> Diagnostic {
    let shown =
      names.prefix(5).map { "`\($0)`" }.joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
    return Diagnostic(
      .note, "files/held-back", "messages elsewhere about \(shown) are held back: this file may declare what they miss", at: span,
      help: "put this right first, then check again")
  }
}
