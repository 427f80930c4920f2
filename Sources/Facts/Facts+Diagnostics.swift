import Diagnostics
import Expressions
import Rules

// All wording of the intake of facts. How documents are shaped comes first, then values, then JSON itself.

extension Diagnostic {
  // MARK: Shape

  static func documentIsNotMapping(_ found: String, vocabulary: FactVocabulary, at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/not-a-document", "expected facts under the names of records and lists, found \(found)", at: span,
      help: "begin with one of " + quotedList(vocabulary.entities.map { vocabulary.topKey(of: $0.id) }))
  }

  static func unknownTopKey(
    _ key: String, vocabulary: FactVocabulary, form: DocumentForm, at span: SourceSpan
  ) -> Diagnostic {
    let message = "`\(key)` is neither a record nor a list of the vocabulary"
    if let list = vocabulary.entities.first(where: { $0.name == key })?.list {
      return suggesting(
        list, .error("facts/unknown-key", message, at: span, help: "the members of `\(key)` are given as a list under `\(list)`"),
        form)
    }
    let owners = vocabulary.entities(withFact: key)
    if let owner = owners.first {
      return .error(
        "facts/misplaced-fact", "`\(key)` is a fact of `\(owner.name)` and cannot stand at the top", at: span,
        help: placement(of: key, in: owners, vocabulary))
    }
    let keys = vocabulary.topKeys.keys.sorted()
    return suggesting(
      Suggestion.nearest(to: key, among: keys), .error("facts/unknown-key", message, at: span), form,
      otherwise: "known here are " + quotedList(keys))
  }

  static func unknownFact(
    _ key: String, of entity: Entity, vocabulary: FactVocabulary, form: DocumentForm, at span: SourceSpan
  ) -> Diagnostic {
    let owners = vocabulary.entities(withFact: key)
    if !owners.isEmpty {
      return .error(
        "facts/misplaced-fact", "`\(key)` is not a fact of `\(entity.name)`: it belongs to " + quotedList(owners.map(\.name)),
        at: span, help: placement(of: key, in: owners, vocabulary))
    }
    let names = vocabulary.factsByName[entity.id.index].filter { !vocabulary[$0.value].fact.isDerived }.keys.sorted()
    return suggesting(
      Suggestion.nearest(to: key, among: names),
      .error("facts/unknown-fact", "`\(entity.name)` has no fact `\(key)`", at: span), form,
      otherwise: names.isEmpty ? nil : "its facts are " + quotedList(names))
  }

  private static func placement(of key: String, in owners: [Entity], _ vocabulary: FactVocabulary) -> String {
    let places = owners.map { $0.isList ? "a member of `\(vocabulary.topKey(of: $0.id))`" : "`\($0.name)`" }
    return "give it in " + places.joined(separator: " or ")
  }

  static func recordIsNotMapping(_ entity: Entity, found: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/wrong-shape", "expected the facts of `\(entity.name)`, found \(found)", at: span,
      help: "there is one \(entity.title): write its facts as `name: value` under `\(entity.name)`")
  }

  static func listIsNotSequence(_ entity: Entity, found: String, at span: SourceSpan) -> Diagnostic {
    let list = entity.list ?? entity.name
    return .error(
      "facts/wrong-shape", "expected a list of members under `\(list)`, found \(found)", at: span,
      help: found == "`null`"
        ? "for nobody write an empty list, `[]`; where it is not known, leave `\(list)` out"
        : "give each \(entity.name) as an item of its own; for a list that is not complete write `members` and `more: unknown`")
  }

  static func memberIsNotMapping(_ entity: Entity, found: String, form: DocumentForm, at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/wrong-shape", "expected the facts of one \(entity.name), found \(found)", at: span,
      help: form == .yaml
        ? "begin each member with `-` and write its facts as `name: value`"
        : "write each member as an object, `{\"name\": value}`")
  }

  static func badMore(at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/bad-more", "the only word that `more` takes is `unknown`", at: span,
      help: "leave `more` out where the list is complete")
  }

  static func unknownListKey(_ key: String, _ entity: Entity, at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/unknown-key", "a list has no `\(key)`", at: span,
      help: "it takes `members` with each \(entity.name), and `more: unknown` where there may be others")
  }

  static func tooManyMembers(_ entity: Entity, limit: Int, at span: SourceSpan) -> Diagnostic {
    .error("facts/limit", "more than \(limit) members under `\(entity.list ?? entity.name)`", at: span)
  }

  static func badID(_ found: String, at span: SourceSpan) -> Diagnostic {
    .error("facts/bad-id", "expected a text or a number as `id`, found \(found)", at: span)
  }

  static func repeatedKey(_ key: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/repeated-key", "`\(key)` is given twice", at: span, labels: [Label(first, "first given here")],
      help: "keep the one that holds")
  }

  // MARK: Members

  static func repeatedName(_ name: String, _ entity: Entity, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/repeated-name", "two members of `\(entity.list ?? entity.name)` are called `\(name)`", at: span,
      labels: [Label(first, "the first one")], help: "give each \(entity.name) a name of its own, since names tell them apart")
  }

  static func noSuchMember(
    _ name: String, _ entity: Entity, names: [String], form: DocumentForm, at span: SourceSpan
  ) -> Diagnostic {
    let list = entity.list ?? entity.name
    return suggesting(
      Suggestion.nearest(to: name, among: names),
      .error("facts/no-such-member", "no \(entity.name) under `\(list)` is called `\(name)`", at: span), form,
      otherwise: names.isEmpty
        ? "give the \(entity.name) under `\(list)`" : (names.count == 1 ? "there is only " : "there are ") + quotedList(names))
  }

  // MARK: Words between shape and value

  /// What the reader of YAML says of any file, in the terms of facts.
  func ofFacts(_ vocabulary: FactVocabulary) -> Diagnostic {
    guard code == "yaml/empty" else { return self }
    var own = self
    let keys = vocabulary.entities.prefix(3).map { vocabulary.topKey(of: $0.id) }
    own.help = "begin with one of \(Self.quotedList(keys)), or let `rationale facts DECISION` write an empty form"
    return own
  }

  static func derivedFact(_ fact: Fact, from given: [Fact], at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/derived", "`\(fact.path)` is worked out from other facts and cannot be given", at: span,
      help: given.isEmpty || given.count > 4
        ? "give the facts that it is worked out from" : "give \(quotedList(given.map(\.path)))")
  }

  static func unknownAnnotation(_ key: String, of fact: Fact, form: DocumentForm, at span: SourceSpan) -> Diagnostic {
    let keys = ["value", "source", "recorded", "quality"]
    return suggesting(
      Suggestion.nearest(to: key, among: keys),
      .error("facts/unknown-key", "`\(key)` says nothing about `\(fact.path)`", at: span), form,
      otherwise: "a fact takes a plain value, or a mapping of " + quotedList(keys))
  }

  static func noValue(of fact: Fact, at span: SourceSpan) -> Diagnostic {
    .error("facts/no-value", "`\(fact.path)` has no `value`", at: span, help: "write the value itself beside where it came from")
  }

  static func notText(_ key: String, found: String, at span: SourceSpan) -> Diagnostic {
    .error("facts/wrong-type", "expected a text for `\(key)`, found \(found)", at: span)
  }

  static func mayNotBeNone(_ fact: Fact, form: DocumentForm, at span: SourceSpan) -> Diagnostic {
    let help = "leave `\(fact.name)` out where it is not known"
    let quoted = fact.type == .text && form == .yaml ? "; quote the word where it is the text itself" : ""
    return .error(
      "facts/may-not-be-none", "`null` says that there is none, but `\(fact.path)` always has a value", at: span,
      help: help + quoted)
  }

  static func unknownText(_ fact: Fact, at span: SourceSpan) -> Diagnostic {
    .warning(
      "facts/unknown-word", "`unknown` is taken to say that `\(fact.path)` is not given", at: span,
      help: "write `\"unknown\"` in quotes where it is the text itself",
      fixes: [Fix("put it in quotes", [TextEdit(span, "\"unknown\"")])])
  }

  // MARK: The override

  static func overrideIsNotMapping(found: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/bad-override", "expected `outcome`, `by_role`, `reason` and `at` under `override`, found \(found)", at: span)
  }

  static func unknownOverrideKey(_ key: String, keys: [String], form: DocumentForm, at span: SourceSpan) -> Diagnostic {
    suggesting(
      Suggestion.nearest(to: key, among: keys), .error("facts/unknown-key", "an override has no `\(key)`", at: span), form,
      otherwise: "it takes " + quotedList(keys))
  }

  static func incompleteOverride(_ absent: [String], at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/bad-override", "the override does not say " + quotedList(absent), at: span,
      help: "a decision beside the advice needs its outcome, the role of who made it, the reason and the day")
  }

  static func badMoment(_ text: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/wrong-type", "`\(text)` is neither a date nor a date and time", at: span,
      help: "write it as `2016-09-12` or `2016-09-12T14:30:00`")
  }

  // MARK: Common

  /// Adds what was probably meant, as help and as a fix; `otherwise` where nothing is near.
  static func suggesting(
    _ likely: String?, _ diagnostic: Diagnostic, _ form: DocumentForm, isQuoted: Bool = true, otherwise: String? = nil
  ) -> Diagnostic {
    var diagnostic = diagnostic
    guard let likely else {
      diagnostic.help = diagnostic.help ?? otherwise
      return diagnostic
    }
    let written = form == .json && isQuoted ? "\"\(likely)\"" : likely
    diagnostic.help = diagnostic.help ?? "did you mean `\(written)`?"
    if let span = diagnostic.span { diagnostic.fixes = [Fix("replace by `\(written)`", [TextEdit(span, written)])] }
    return diagnostic
  }

  /// `a`, `b` and `c`; of many, the first eight.
  static func quotedList(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "`\($0)`" }
    if names.count > 8 { return shown.joined(separator: ", ") + " and \(names.count - 8) more" }
    guard shown.count > 1, let last = shown.last else { return shown.joined() }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
