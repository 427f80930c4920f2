import ArgumentParser
import Decisions
import Diagnostics
import Digests
import Expressions
import Facts
import Receipts
import Reports
import RuleFiles
import Rules

struct DecideVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Make one decision and explain it.",
    discussion: """
      Ends with 0 where the decision is made (in part too), 3 where it is undetermined, 1 where the rules have errors,
      2 where the facts have. The rules are checked as far as they can matter to the decision; `rationale check` checks
      all of them.

      The practitioner who decides and the officer who keeps the rules see all facts. Other readers are declared in the rule
      files, with the facts that each may see, under `readers`; one of several is named in brackets. What they get rests on
      these facts, the outcome and the duties alone, byte for byte; what else there is, is said to be held by those who may
      hold it.

      EXAMPLES
        rationale decide eligibility --facts family.yaml --as-of 2024-10-01
        rationale decide sharing --facts request.yaml --as-of 2016-10-03 --format html > advice.html
        rationale decide sharing --facts request.yaml --for requesting-partner
        rationale decide sharing --facts request.yaml --for 'family-member[Adult A]'
        rationale decide sharing --facts request.yaml --set request.channel=secure-email --set 'person[Adult B].consent=refused'
        rationale decide sharing --facts request.yaml --receipt request.receipt.json
        rationale decide eligibility --facts family.yaml --language cy
      """)

  @OptionGroup var options: RulesOptions
  @OptionGroup var language: LanguageOptions

  @Argument(help: "The name of the decision, such as eligibility or sharing.")
  var decision: String

  @Option(help: ArgumentHelp("The facts, as YAML or JSON.", valueName: "file"))
  var facts: String

  @Option(help: ArgumentHelp("The day that the decision is about; today where it is left out.", valueName: "date"))
  var asOf: String?

  @Option(help: "text, markdown, html or json.")
  var format: DecisionFormat = .text

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Who reads it: practitioner, officer (with names of rules), or a reader of the vocabulary.", valueName: "reader"))
  var reader = Audience.practitioner.rawValue

  @Flag(help: "Show every part of every rule with all of its facts, also those that did not decide.")
  var full = false

  @Option(
    help: ArgumentHelp(
      "Say what would lead to this outcome; the day on which it changes by itself is looked for in full.", valueName: "outcome"))
  var target: String?

  @Flag(help: "Rest the outcome on as few facts as there are that settle it; without, on some of which none can be spared.")
  var smallest = false

  @Option(
    help: ArgumentHelp(
      "Say what would be otherwise if a fact were so; may be given several times. `unknown` takes a fact away.",
      valueName: "fact=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("Write a receipt for auditors to FILE; see `rationale help verify`.", valueName: "file"))
  var receipt: String?

  func run() throws {
    if let receipt, OutputFile.isSame(receipt, facts) {
      throw UsageError("`\(receipt)` is what the facts are read from\n  help: give the receipt another name")
    }
    let (book, intake, reading) = try read()
    try language.speak(book) { try decide(of: book, intake, reading) }
  }

  private func decide(of book: RuleBook, _ intake: CaseFacts, _ reading: FactsFile.Reading) throws {
    let withMeaning = format == .json || reader == Audience.officer.rawValue
    let digested = Ahead { RulesOptions.sources(of: book, withMeaning: withMeaning) }
    let graph = try book.graph(of: decision, asOf: AsOf.day(asOf))
    let decider = Decider(graph, of: book)
    if let target, !decider.possibleOutcomes.contains(target) {
      throw UsageError.unknown("outcome", target, among: decider.possibleOutcomes)
    }
    let reader = try ReportReader(reader, of: book, facts: intake)
    if receipt != nil, reader.sight.map({ !$0.reader.seesEverything }) ?? false {
      throw UsageError("a receipt has all facts that the decision rests on, so it is not for `\(self.reader)`")
    }
    if !set.isEmpty { return try suppose(decider, intake, reader, reading) }
    let decision = try FactsFile.explain(decider, intake, reading, for: reader.sight, target: target, smallest: smallest)
    let sources = digested.value
    Terminal.write(
      format.render(
        decision, sources: sources, audience: reader.audience, detail: full ? .full : .concise, style: Terminal.style))
    if let receipt {
      let written = Receipt(
        of: decision, graph, intake, in: book, version: sources.identity.version, digests: RuleDigests(book))
      try OutputFile.write(written.bytes, to: receipt)
    }
    if !decision.isDetermined { throw ExitCode(3) }
  }

  /// The difference that other facts would make.
  private func suppose(_ decider: Decider, _ facts: CaseFacts, _ reader: ReportReader, _ reading: FactsFile.Reading) throws {
    if receipt != nil {
      throw UsageError("a receipt is of a decision on facts, not on what is supposed\n  help: leave out --set")
    }
    if let sight = reader.sight, !sight.reader.seesEverything {
      throw UsageError(
        "what facts would do tells of facts that are not shown to `\(self.reader)`\n  help: --set is for readers who see everything"
      )
    }
    let before = try FactsFile.decide(decider, facts, FactsFile.Reading(sources: reading.sources))
    let supposed = facts.copy(of: decider.book) { !facts.isPresumed($0) }
    try FactsFile.assign(set, to: supposed, of: decider.book)
    let after = try FactsFile.decide(decider, supposed, FactsFile.Reading())
    let difference = DecisionDifference(
      before: before, after: after, settings: decider.settings(from: facts, to: supposed))
    let sources = RulesOptions.sources(of: decider.book, withMeaning: format == .json)
    Terminal.write(format.render(difference, sources: sources, style: Terminal.style))
    if !after.isDetermined { throw ExitCode(3) }
  }

  /// The facts, and of the rule book as much as they and the decision need; the whole of it where facts have mistakes, so
  /// that all names can be told that might have been meant.
  private func read() throws -> (RuleBook, CaseFacts, FactsFile.Reading) {
    let bytes = try FactsFile.bytes(of: facts)
    // Who reads is told by a file that neither the decision nor its facts lead to, as what is supposed may be.
    let isOrdinary = Audience(rawValue: reader) != nil && set.isEmpty
    let book = try options.loadForUse(for: decision, facts: isOrdinary ? .of(bytes) : .any, in: language.name)
    let intake = CaseFacts(FactLayout(book))
    let reading = FactsFile.read(facts, bytes: bytes, into: intake, of: book)
    guard reading.diagnostics.containsError else { return (book, intake, reading) }
    // Mistakes in rules that have no part in the decision do not hide those in the facts.
    let (all, found) = options.load(withCases: false, for: decision, in: language.name)
    let whole = found.containsError ? book : all
    let again = CaseFacts(FactLayout(whole))
    let decider = try? Decider(whole.graph(of: decision, asOf: AsOf.day(asOf)), of: whole)
    return (whole, again, try FactsFile.read(facts, into: again, of: whole, for: decider))
  }
}
