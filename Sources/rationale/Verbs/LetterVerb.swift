import ArgumentParser
import Decisions
import Facts
import Reports
import Rules

struct LetterVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter",
    abstract: "Write the letter that goes with a decision: refusal, notice, chaser.",
    discussion: """
      The letters are worded in the rule files. Where a fact of a letter was not
      given, a blank is left to fill in, and a warning names the fact. A chaser
      comes as one letter for each holder of missing facts; with --output each
      letter is a file of its own. A letter is written from what its reader may
      see, as the rule files say; --for names another reader. Files that are there
      already are written over only with --force.
      Ends as decide: 0 where the decision is made (in part too), 3 where it is
      undetermined, 1 where the rules have errors, 2 where the facts have or no
      letter fits.

      EXAMPLES
        rationale letter sharing --facts request.yaml
        rationale letter sharing --facts request.yaml --format html > letter.html
        rationale letter retention --facts record.yaml --letter notice-of-destruction
        rationale letter eligibility --facts family.yaml --format html --output letters
        rationale letter sharing --facts request.yaml --for household
      """)

  @OptionGroup var options: RulesOptions
  @OptionGroup var language: LanguageOptions

  @Argument(help: "The name of the decision, such as sharing.")
  var decision: String

  @Option(help: ArgumentHelp("The facts, as YAML or JSON.", valueName: "file"))
  var facts: String

  @Option(help: ArgumentHelp("Which letter; needed where several fit.", valueName: "id"))
  var letter: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Who reads the letter, in place of the one that it is meant for; see decide.", valueName: "reader"))
  var reader: String?

  @Option(help: ArgumentHelp("The day of the decision and the letter; today where it is left out.", valueName: "date"))
  var asOf: String?

  @Option(help: "text, markdown or html, which prints on A4.")
  var format: LetterFormat = .text

  @Option(help: ArgumentHelp("Write each letter to a file in this folder.", valueName: "folder"))
  var output: String?

  @Flag(help: "Write over files that are in that folder already.")
  var force = false

  func run() throws {
    let book = try options.loadForUse(for: decision, facts: .any, withLetters: true, in: language.name)
    try language.speak(book) { try write(of: book) }
  }

  private func write(of book: RuleBook) throws {
    let decider = try Decider(book.graph(of: decision, asOf: AsOf.day(asOf), withLetters: true), of: book)
    let intake = CaseFacts(FactLayout(book))
    let reading = try FactsFile.read(facts, into: intake, of: book, for: decider)
    let decision = try FactsFile.decide(decider, intake, reading)
    let sight = try reader.flatMap { try ReportReader($0, of: book, facts: intake).sight }
    switch decider.letters(named: letter, for: decision, intake, to: sight) {
    case .failure(let failure): throw failure.usage(decision)
    case .success(let letters):
      let sources = RulesOptions.sources(of: book, withMeaning: false)
      Terminal.writeError(LetterNotes.render(letters, for: decision, sources: sources))
      if let output {
        try OutputFile.makeFolder(output)
        let paths = letters.map { "\(output)/\($0.fileName).\(format.fileExtension)" }
        try OutputFile.refuseToReplace(paths, force: force)
        for (letter, path) in zip(letters, paths) {
          try OutputFile.write(format.render([letter], sources: sources), to: path)
          Terminal.write(path + "\n")
        }
      } else {
        Terminal.write(format.render(letters, sources: sources, style: Terminal.style))
      }
    }
    if !decision.isDetermined { throw ExitCode(3) }
  }
}

extension Letter {
  /// The name of the letter and, where there are several, of whom it goes to.
  fileprivate var fileName: String {
    holder.map { "\(id)-\($0.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined())" } ?? id
  }
}

extension LetterChoiceFailure {
  fileprivate func usage(_ decision: Decision) -> UsageError {
    switch self {
    case .noSuchLetter(let name, let known):
      return known.isEmpty ? noLetters(decision) : .unknown("letter", name, among: known)
    case .doesNotFit(let name, let outcomes):
      let with = outcomes.isEmpty ? "its condition does not hold" : "it is written with \(outcomes.joined(separator: ", "))"
      return UsageError("the letter `\(name)` does not go with the outcome `\(decision.outcome)`\n  help: \(with)")
    case .nobodyToAsk(let name):
      return UsageError("the letter `\(name)` asks for missing facts, and none is missing that matters")
    case .noneFits(let known, let open):
      if known.isEmpty { return noLetters(decision) }
      if !open.isEmpty {
        return UsageError(
          "no letter goes with the outcome `\(decision.outcome)` for certain\n"
            + "  help: it depends on facts that were not given whether one of these does: \(open.joined(separator: ", "))")
      }
      return UsageError(
        "no letter goes with the outcome `\(decision.outcome)`\n  help: the letters are \(known.joined(separator: ", "))")
    case .needsReader(let name, let reader):
      return UsageError(
        "the letter `\(name)` goes to one reader of several\n  help: say to whom, as in --for '\(reader)[NAME]'")
    case .several(let fitting):
      return UsageError(
        "several letters go with the outcome `\(decision.outcome)`\n  help: choose one with --letter: "
          + fitting.joined(separator: ", "))
    }
  }

  private func noLetters(_ decision: Decision) -> UsageError {
    UsageError("no letter is worded for the decision `\(decision.decision)`\n  help: write one in a file of kind `letter`")
  }
}
