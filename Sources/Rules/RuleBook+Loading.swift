public import Diagnostics
import YAMLTree

extension RuleBook {
  /// The book of a set of rule files: read, resolved and checked. It reads no disk.
  ///
  /// Files are taken in the order of their paths, so that the order in which they were found changes nothing.
  /// Complexity: linear in the bytes.
  public static func load(
    _ files: [(path: String, bytes: [UInt8])], into diagnostics: inout DiagnosticSet
  ) -> RuleBook {
    var sources = SourceFiles()
    var ruleFiles: [RuleFile] = []
    var trees: [YAMLNode?] = []
    var followOns = FollowOns(diagnostics)
    for entry in files.sorted(by: { $0.path < $1.path }) {
      let file = sources.add(path: entry.path, bytes: entry.bytes)
      var own = DiagnosticSet()
      let tree = YAMLReader.parse(file, into: &own)
      if !isCaseFile(file.path) { trees.append(tree) }
      if let tree {
        ruleFiles.append(RuleFileReader.read(tree, file: file, into: &own))
      } else {
        ruleFiles.append(RuleFile(file: file.id, items: []))
      }
      followOns.add(own, on: file)
    }
    var later = DiagnosticSet()
    var book = BookChecker.check(Resolver.resolve(ruleFiles, of: sources, into: &later), into: &later)
    book.addEditions()
    book.fileTrees = trees
    diagnostics = followOns.joined(with: later, files: sources)
    let mistaken = Set(later.sorted.filter { $0.severity == .error }.compactMap { $0.span?.file })
    book.vocabularyIsSound = ruleFiles.allSatisfy {
      !$0.mayDeclareFacts || (!followOns.isDamaged($0.file) && !mistaken.contains($0.file))
    }
    return book
  }

  /// Whether a file holds worked cases: these try the rules and change no decision.
  public static func isCaseFile(_ path: String) -> Bool { path.hasSuffix(".cases.yaml") || path.hasSuffix(".cases.yml") }
}

extension RuleFile {
  /// Whether facts or what they refer to are declared here, or nobody can say what is.
  fileprivate var mayDeclareFacts: Bool {
    items.isEmpty
      || items.contains {
        switch $0 {
        case .vocabulary, .register: true
        default: false
        }
      }
  }

}
