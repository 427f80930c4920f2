public import Diagnostics
public import Digests
import Expressions
import Facts
import Reference
public import Rules
import YAMLTree

/// Whether a receipt holds: nothing in it was changed, the rules still say what they said, and the decision follows from them.
///
/// The decision is derived anew by the reference evaluator, which shares the parser and the functions of the expression language
/// with the engine, and neither lowering, gates nor explanation.
public struct ReceiptCheck: Sendable {
  /// One thing that was looked at.
  public struct Finding: Hashable, Sendable {
    public enum Matter: Hashable, Sendable {
      /// The digest of the receipt itself.
      case seal
      case ruleBook
      /// What a rule says.
      case rule(String)
      case facts
      /// Reference and receipt, each by its own word: the outcome, the value, an item, the truth of a rule.
      case outcome(was: String, is: String)
      case value(was: String, is: String)
      case item(String, was: String, is: String)
      case truth(rule: String, was: String, is: String)
    }

    public var matter: Matter
    public var holds: Bool
    /// Whether the receipt fails with it: a rule book that says more elsewhere may still give the same decision.
    public var isFatal: Bool
  }

  public private(set) var decision = ""
  public private(set) var asOf = ""
  public private(set) var findings: [Finding] = []
  /// Why the receipt cannot be read, or its facts cannot be taken.
  public private(set) var diagnostics = DiagnosticSet()

  public var holds: Bool { !diagnostics.containsError && findings.allSatisfy { $0.holds || !$0.isFatal } }

  /// Complexity: that of the reference evaluator, which may try up to some thousand completions of the facts.
  public init(_ file: SourceFile, against book: RuleBook, _ digests: RuleDigests) {
    let reader = FactsReader(book: book)
    guard let tree = reader.trees(ofJSONLines: file, into: &diagnostics).first, !diagnostics.containsError,
      let content = CanonicalJSON(tree), content["receipt"]?.text == Receipt.form, let decision = content["decision"]?.text,
      let asOf = content["as_of"]?.text, let day = CivilDate(asOf), let facts = tree["facts"]
    else {
      if !diagnostics.containsError { diagnostics.report(.noReceipt(file)) }
      return
    }
    (self.decision, self.asOf) = (decision, asOf)
    note(.seal, Receipt.sealed(content)[Receipt.seal] == content[Receipt.seal])
    note(.ruleBook, content["rulebook_meaning"]?.text == digests.whole, isFatal: false)
    checkRules(content, digests)
    let intake = CaseFacts(FactLayout(book))
    _ = reader.read(facts, isJSON: true, into: intake, diagnostics: &diagnostics)
    guard !diagnostics.containsError else { return }
    guard let again = Reference(book: book).decide(decision, intake, asOf: Int64(day.daysSinceEpoch)) else {
      diagnostics.report(.noDecision(decision, known: book.decisions, file))
      return
    }
    note(.facts, again.contradictions.isEmpty)
    compare(content, again)
  }

  private mutating func note(_ matter: Finding.Matter, _ holds: Bool, isFatal: Bool = true) {
    findings.append(Finding(matter: matter, holds: holds, isFatal: isFatal))
  }

  /// Rules that say something else now.
  private mutating func checkRules(_ content: CanonicalJSON, _ digests: RuleDigests) {
    var seen: Set<String> = []
    for entry in content["rules"]?.items ?? [] {
      guard let rule = entry["rule"]?.text, let digest = entry["digest"]?.text, seen.insert(rule).inserted else { continue }
      note(.rule(rule), digests.rules[rule]?.contains { $0.digest == digest } ?? false)
    }
  }

  private mutating func compare(_ content: CanonicalJSON, _ again: ReferenceDecision) {
    let outcome = content["outcome"]?.text ?? ""
    note(.outcome(was: outcome, is: again.outcome), outcome == again.outcome)
    let value = again.due.map(Receipt.day) ?? again.value.flatMap { CanonicalJSON($0) }
    if !again.isValueOpen, value != content["value"] {
      note(.value(was: Self.words(content["value"]), is: Self.words(value)), false)
    }
    for (index, item) in (content["items"]?.items ?? []).enumerated() {
      let was = item["outcome"]?.text ?? ""
      let truth = again.items.indices.contains(index) ? again.items[index] : .unknown
      let now = truth == .yes ? "permit" : truth == .no ? "refuse" : "undetermined"
      note(.item(item["name"]?.text ?? "\(index + 1)", was: was, is: now), was == now)
    }
    for entry in content["rules"]?.items ?? [] where entry["member"] == nil {
      guard let rule = entry["rule"]?.text, let was = entry["truth"]?.text, let truths = again.rules[rule], truths.count == 1,
        let now = truths.first?.value, now != .unknown
      else { continue }
      let word = now == .yes ? "met" : "notMet"
      if word != was { note(.truth(rule: rule, was: was, is: word), false) }
    }
  }

  private static func words(_ value: CanonicalJSON?) -> String {
    value.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "none"
  }
}

extension Diagnostic {
  static func noReceipt(_ file: SourceFile) -> Diagnostic {
    .error(
      "receipt/form", "`\(file.path)` is no receipt", at: SourceSpan(file: file.id, 0..<0),
      help: "a receipt is one line of JSON that `rationale decide --receipt FILE` has written")
  }

  static func noDecision(_ name: String, known: [String], _ file: SourceFile) -> Diagnostic {
    .error(
      "receipt/decision", "there is no decision called `\(name)` in these rules", at: SourceSpan(file: file.id, 0..<0),
      help: Suggestion.nearest(to: name, among: known).map { "the nearest is `\($0)`" }
        ?? "the rules may be those of another book")
  }
}
