import Diagnostics
import Rules

/// On which page of the handbook, and where on it, each rule stands.
///
/// The rules of one folder share a page.
struct RulePlaces {
  private var links: [SourceSpan: RichText.Link] = [:]
  /// All versions of a rule or part, in the order of the files.
  private var versions: [String: [RuleHeader]] = [:]
  private let files: SourceFiles
  private let common: Int

  /// Complexity: linear in rules and files.
  init(_ rules: [HandbookRule], files: SourceFiles) {
    self.files = files
    let folders = Set(rules.map { Self.folder(of: files[$0.header.span.file].path) })
    common = Self.common(folders)
    for rule in rules {
      let page = page(of: rule.header.span.file)
      for header in [rule.header] + rule.namedParts {
        let id = header.id.value
        let number = versions[id]?.count ?? 0
        versions[id, default: []].append(header)
        links[header.span] = .rule(number == 0 ? id : "\(id)_\(number + 1)", page: page)
      }
    }
  }

  func link(of header: RuleHeader) -> RichText.Link? { links[header.span] }
  func versions(of header: RuleHeader) -> [RuleHeader] { versions[header.id.value] ?? [header] }

  /// The rule's name, which leads to its first version; the id where there is no such rule.
  func name(of id: String) -> RichText { versions[id]?.first.map { name(of: $0) } ?? RichText(id, .code) }
  func name(of header: RuleHeader) -> RichText { RichText(Catalogue.quoted(header.name), link: link(of: header)) }

  /// Where what a file holds begins on its page.
  func anchor(of file: FileID) -> String {
    let name = files[file].path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
    return "file-" + Self.plain(name)
  }

  /// `rules-criteria` for all files of `Rules/criteria`; folders above all rules are left out.
  func page(of file: FileID) -> String {
    let name = Self.plain(parts(of: file).joined(separator: "-"))
    // Pages of the book itself have one-word names without the mark before them.
    return HandbookPage.reserved.contains(name) || name.isEmpty ? "rules-in-\(name)" : name
  }

  private static func plain(_ text: String) -> String {
    String(text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  /// `Criteria`.
  func title(of file: FileID) -> String { Catalogue.folderTitle(parts(of: file)) }

  private func parts(of file: FileID) -> [String] { Array(Self.folder(of: files[file].path).dropFirst(common)) }

  private static func folder(of path: String) -> [String] {
    path.split(separator: "/").dropLast().map(String.init).filter { $0 != "." }
  }

  /// How many first folders all have in common, the last of a single one apart.
  private static func common(_ folders: Set<[String]>) -> Int {
    guard var shared = folders.first else { return 0 }
    for folder in folders {
      shared = zip(shared, folder).prefix { $0 == $1 }.map(\.0)
    }
    return folders.contains(shared) ? max(0, shared.count - 1) : shared.count
  }
}
