import Analysis
import Diagnostics
import Reports
import RuleFiles
import Rules
import TestSupport

/// A small good rule book, the base of every mistake here: loaded as it stands or with some of its files changed.
enum SmallBook {
  typealias File = (path: String, bytes: [UInt8])

  static let files: [File] = folder(TestFile.inCases("book", of: #filePath), named: "Rules")

  /// The rule files of a folder, with paths as if it were called `name`.
  static func folder(_ folder: String, named name: String) -> [File] {
    var diagnostics = DiagnosticSet()
    return RuleFolder.read([folder], into: &diagnostics).map { (name + $0.path.dropFirst(folder.count), $0.bytes) }
  }

  /// What `check` reports on a book: of its rules and of the facts of its cases.
  static func load(_ files: [File]) -> (book: RuleBook, diagnostics: DiagnosticSet) {
    var diagnostics = DiagnosticSet()
    let book = CaseFactsCheck.load(files, into: &diagnostics)
    return (book, diagnostics)
  }

  static func report(_ diagnostics: DiagnosticSet, of book: RuleBook) -> String {
    DiagnosticFormat.text.render(diagnostics, files: book.files, style: TextStyle(width: 100))
  }
}
