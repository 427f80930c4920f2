import ArgumentParser
import Decisions
import Reports
import Rules

struct AskVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask for the facts that matter, one at a time, then decide and explain.",
    discussion: """
      Whether somebody is at risk comes first. Then only what can still change the outcome is asked for; with --full also what
      other requirements depend on, so that a refusal is complete, and what is only presumed; with --letter also what its
      letters need besides. The question that promises to settle most for
      its cost comes first; `why` tells what it is for. Questions go to the standard error, the decision to the standard
      output. With --save every answer is kept at once; an interview that was broken off goes on where
      the file exists. A file that was not written so is written over only with --force.
      Ends as decide does; with 2 where the interview is ended with `quit`.

      EXAMPLES
        rationale ask eligibility --as-of 2024-10-01
        rationale ask sharing --full --letter --save request.yaml
      """)

  @OptionGroup var options: RulesOptions
  @OptionGroup var language: LanguageOptions

  @Argument(help: "The name of the decision, such as eligibility or sharing.")
  var decision: String

  @Flag(help: "Do not stop at the first failure.")
  var full = false

  @Flag(help: "Ask also for what the letters of the decision need.")
  var letter = false

  @Option(help: ArgumentHelp("The day that the decision is about; today where it is left out.", valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("Keep the answers as a facts file, and begin with those that it has.", valueName: "file"))
  var save: String?

  @Flag(help: "Save over a file that `ask` did not write; comments in it are lost.")
  var force = false

  @Option(help: "text, markdown, html or json.")
  var format: DecisionFormat = .text

  @Option(name: .customLong("for"), help: "Whom the text is for: practitioner or officer.")
  var reader: Audience = .practitioner

  func run() throws {
    let saved = try save.map { OutputFile.exists($0) ? try FactsFile.bytes(of: $0) : [] } ?? []
    let book = try options.loadForUse(for: decision, facts: .of(saved), withLetters: letter, in: language.name)
    try language.speak(book) { try ask(of: book, resuming: saved) }
  }

  private func ask(of book: RuleBook, resuming saved: [UInt8]) throws {
    let graph = try book.graph(of: decision, asOf: AsOf.day(asOf), withLetters: letter)
    let answers = try save.map { try InterviewAnswers.resumed(from: $0, of: book) } ?? InterviewAnswers(book: book)
    if let save, !force, !saved.isEmpty, saved != Array(FactsText.render(answers.document).utf8) {
      throw UsageError(
        "`\(save)` holds more than answers that `ask` has kept: comments, or another layout, would be lost\n"
          + "  help: save to a new file, to a copy of it, or say --force to write over it")
    }
    var interview = Interview(
      graph, answers, isFull: full, isForLetters: letter, line: { readLine() }, say: Terminal.writeError)
    let end = try interview.run { answers in
      if let save { try OutputFile.write(FactsText.render(answers.document), to: save) }
    }
    guard case .finished(let decision) = end else { throw ExitCode(2) }
    Terminal.writeError("\n")
    Terminal.write(
      format.render(decision, sources: RulesOptions.sources(of: book), audience: reader, style: Terminal.style))
    if !decision.isDetermined { throw ExitCode(3) }
  }
}
