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
    for entry in files.sorted(by: { $0.path < $1.path }) {
      let file = sources.add(path: entry.path, bytes: entry.bytes)
      let tree = YAMLReader.parse(file, into: &diagnostics)
      if !isCaseFile(file.path) { trees.append(tree) }
      if tree == nil { continue }
      ruleFiles.append(RuleFileReader.read(tree, file: file, into: &diagnostics))
    }
    var book = Resolver.resolve(ruleFiles, of: sources, into: &diagnostics)
    book.fileTrees = trees
    return BookChecker.check(book, into: &diagnostics)
  }

  /// Whether a file holds worked cases: these try the rules and change no decision.
  public static func isCaseFile(_ path: String) -> Bool { path.hasSuffix(".cases.yaml") || path.hasSuffix(".cases.yml") }
}
