import ArgumentParser
import Diagnostics
import Digests
import Receipts
import Reports
import RuleFiles
import Rules

struct VerifyVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Derive the decision of a receipt anew and say whether the receipt holds.",
    discussion: """
      The decision is derived from the receipt's facts and the rule files alone, by a small evaluator that shares neither
      gates nor explanation with the one that made it. A receipt holds facts of all kinds: it is for auditors.
      Ends with 0 where the receipt holds, with 1 where it does not, with 2 where it cannot be read.

      EXAMPLES
        rationale decide sharing --facts request.yaml --receipt request.receipt.json
        rationale verify request.receipt.json
        rationale verify request.receipt.json --rules rules-of-2016
      """)

  @OptionGroup var options: RulesOptions

  @Argument(help: ArgumentHelp("The receipt.", valueName: "file"))
  var receipt: String

  func run() throws {
    var diagnostics = DiagnosticSet()
    var sources = SourceFiles()
    guard let bytes = RuleFolder.read(receipt, into: &diagnostics) else { throw FactsFile.refused(diagnostics, sources) }
    let file = sources.add(path: receipt, bytes: bytes)
    let book = try options.loadForUse()
    let check = ReceiptCheck(file, against: book, RuleDigests(book))
    if check.diagnostics.containsError { throw FactsFile.refused(check.diagnostics, sources) }
    Terminal.write(ReceiptReport.render(check))
    if !check.holds { throw ExitCode(1) }
  }
}
