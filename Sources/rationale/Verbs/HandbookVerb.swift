import ArgumentParser
import Glibc
import Reports
import RuleFiles
import Rules

struct HandbookVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handbook",
    abstract: "Write the rule book as a book to read: every rule in plain words.",
    discussion: """
      The folder gets a page for each folder of rules and indexes of clauses,
      facts, parameters, assumptions, registers and decisions. The HTML opens from
      disk (index.html), has a search, prints, and loads nothing from elsewhere.
      Pages that are there already are written over only with --force.
      Ends with 1 where the rules have errors.

      EXAMPLES
        rationale handbook --out handbook
        rationale handbook --out handbook --force
        rationale handbook --out handbook --format markdown
      """)

  @OptionGroup var options: RulesOptions

  @Option(help: ArgumentHelp("The folder to write; made where there is none.", valueName: "folder"))
  var out: String

  @Option(help: "html or markdown.")
  var format: HandbookFormat = .html

  @Flag(help: "Write over pages that are in that folder already.")
  var force = false

  func run() throws {
    let book = try options.loadForUse(withCases: true)
    let files = Handbook(book, sources: RulesOptions.sources(of: book, withMeaning: false)).files(format)
    if !RuleFolder.isFolder(out), mkdir(out, 0o755) != 0 { throw OutputFile.failure(out) }
    try OutputFile.refuseToReplace(files.map { "\(out)/\($0.name)" }, force: force)
    for file in files { try OutputFile.write(file.text, to: "\(out)/\(file.name)") }
    Terminal.write("\(out): \(files.count) pages, beginning with \(files.first?.name ?? "index")\n")
  }
}
