public import Diagnostics
import Expressions
import YAMLTree

/// Joins rule files to one book: names become ids, values of registers and parameters are read by their types.
///
/// Nothing here looks inside expressions; `Checker` does.
public struct Resolver {
  var book: RuleBook
  var diagnostics = DiagnosticSet()
  /// Where reference facts lead, by the places of their names.
  var targets: [SourceSpan: Name] = [:]

  /// Whether these are all files of the book.
  let isWhole: Bool

  private init(book: RuleBook, isWhole: Bool) {
    self.book = book
    self.isWhole = isWhole
  }

  /// The book of `files`; what is wrong goes to `diagnostics`, and what cannot be used is left out of the book.
  ///
  /// - Parameter isWhole: whether these are all files: in a part of them documents may name rules that are not there.
  public static func resolve(
    _ files: [RuleFile], of sources: SourceFiles, isWhole: Bool = true, into diagnostics: inout DiagnosticSet
  ) -> RuleBook {
    var resolver = Resolver(book: RuleBook(files: sources), isWhole: isWhole)
    let items = files.flatMap(\.items)
    for (composed, table) in files.flatMap(\.tables) { resolver.book.tables[composed.wholeSpan] = table }
    resolver.noteTargets(items)
    resolver.declareEntities(items)
    resolver.declareRegisters(items)
    resolver.linkReferences()
    resolver.linkColumns()
    resolver.readRegisters(items)
    resolver.readParameters(items)
    resolver.readPresumptions(items)
    resolver.shareCosts()
    resolver.collectRules(items)
    resolver.book.texts = files.flatMap(\.texts)
    resolver.joinDocuments()
    resolver.book.index()
    resolver.checkRegisterNames()
    resolver.checkVersions()
    resolver.checkReferences()
    resolver.checkHolders(items)
    resolver.declareReaders(items)
    if isWhole { resolver.checkClauses() }
    diagnostics.merge(resolver.diagnostics)
    return resolver.book
  }

  // MARK: Vocabulary

  private mutating func declareEntities(_ items: [RuleFileItem]) {
    var names: [String: SourceSpan] = [:]
    let entities = joinedEntities(items)
    for entity in entities {
      names[entity.name.value] = entity.name.span
      declare(entity)
    }
    for case .vocabulary(let vocabulary) in items {
      book.checks += vocabulary.checks
      book.holders += vocabulary.holders
    }
    var lists: [String: Name] = [:]
    for list in entities.compactMap(\.list) {
      if let other = lists[list.value] { diagnostics.report(.sameList(list, as: other)) }
      lists[list.value] = list
    }
    for entity in book.entities {
      for role in entity.roles {
        if let first = names[role.name] {
          diagnostics.report(.declaredTwice(Name(role.name, at: role.span), what: "role", first: first))
        }
        names[role.name] = role.span
      }
    }
  }

  private mutating func declare(_ syntax: EntitySyntax) {
    let id = EntityID(book.entities.count)
    var entity = Entity(
      id: id, name: syntax.name.value, title: syntax.title?.value ?? syntax.name.value.spelledOut, list: syntax.list?.value,
      span: syntax.name.span)
    var seen: [String: SourceSpan] = [:]
    for (declared, derived) in syntax.facts.map({ ($0, nil) }) + syntax.derived.map({ ($0.fact, $0) }) {
      let name = declared.name
      if let first = seen[name.value] {
        diagnostics.report(.declaredTwice(name, what: "fact", first: first))
        continue
      }
      seen[name.value] = name.span
      var fact = fact(declared, entity: id, entityName: syntax.name.value)
      fact.definition = derived?.definition
      fact.meaning = derived?.meaning?.value
      // A derived list is computed anew with every run: it is held as one value, not in the elements of a case.
      if case .integers = fact.storage, fact.isDerived { fact.storage = .value }
      book.facts.append(fact)
      entity.facts.append(fact.id)
    }
    func find(_ name: Name?) -> FactID? {
      guard let name else { return nil }
      if let id = entity.facts.first(where: { book[$0].name == name.value }) { return id }
      diagnostics.report(.unknownName(name, what: "fact of `\(entity.name)`", among: entity.facts.map { book[$0].name }))
      return nil
    }
    entity.nameFact = find(syntax.nameFact)
    entity.itemFact = find(syntax.item?.item)
    entity.subjectFact = find(syntax.item?.subject)
    entity.formFact = find(syntax.item?.form)
    entity.roles = syntax.roles.map { Entity.Role(name: $0.name.value, condition: $0.condition, span: $0.name.span) }
    book.entities.append(entity)
  }

  /// A declaration with everything but its reference's target.
  mutating func fact(_ syntax: FactSyntax, entity: EntityID, entityName: String) -> Fact {
    let name = syntax.name.value
    var fact = Fact(
      id: FactID(book.facts.count), entity: entity, name: name, path: entityName.isEmpty ? name : "\(entityName).\(name)",
      type: syntax.type.value, storage: storage(of: syntax), title: syntax.title?.value ?? name.spelledOut, span: syntax.name.span
    )
    fact.choices = syntax.choices.map { Choice(code: $0.code.value, words: $0.words) }
    fact.unit = syntax.unit
    fact.minimum = decimal(syntax.minimum)
    fact.maximum = decimal(syntax.maximum)
    if let low = fact.minimum, let high = fact.maximum, high < low, let first = syntax.minimum, let second = syntax.maximum {
      diagnostics.report(.boundsReversed(first, second))
      (fact.minimum, fact.maximum) = (nil, nil)
    }
    fact.mayBeNone = syntax.mayBeNone
    fact.ask = syntax.ask
    fact.holder = syntax.holder?.value
    fact.sensitivity = syntax.sensitivity
    fact.isFixed = syntax.isFixed
    fact.isFinding = syntax.isFinding
    fact.actionableBy = syntax.actionableBy?.value
    fact.proposed = syntax.proposed
    fact.cost = cost(syntax.cost)
    fact.likelihood = likelihood(syntax.likelihood, of: fact)
    if fact.type == .choices, fact.choices.count > 64 { diagnostics.report(.tooManyChoices(syntax.name, fact.choices.count)) }
    return fact
  }

  private mutating func decimal(_ name: Name?) -> Decimal? {
    guard let name else { return nil }
    if let number = Decimal(name.value) { return number }
    diagnostics.report(.notANumber(name))
    return nil
  }

  private func storage(of syntax: FactSyntax) -> FactStorage {
    switch syntax.type.value {
    case .yesNo: .flag
    case .integer: .integer(decimals: syntax.decimals ?? 0)
    case .number: syntax.decimals.map { .integer(decimals: $0) } ?? .value
    case .money: .integer(decimals: syntax.decimals ?? 2)
    case .date, .duration: .integer(decimals: 0)
    case .choice, .reference: .code
    case .choices: .set
    case .list(.integer), .list(.date): .integers(decimals: 0)
    case .list(.number): syntax.decimals.map { .integers(decimals: $0) } ?? .value
    case .list(.money): .integers(decimals: 2)
    case .text, .list: .value
    }
  }

  // MARK: Rules

  private mutating func collectRules(_ items: [RuleFileItem]) {
    for item in items {
      switch item {
      case .vocabulary, .parameters, .register: break
      case .decision(let decision): book.declaredDecisions.append(decision)
      case .criterion(let rule): book.criteria.append(rule)
      case .eligibility(let rule): book.eligibility.append(rule)
      case .determination(let rule): book.determinations.append(rule)
      case .sharing(let rule): book.sharing.append(rule)
      case .retention(let rule): book.retention.append(rule)
      case .outcome(let rule): book.outcomes.append(rule)
      case .duty(let rule): book.duties.append(rule)
      case .ranking(let ranking): book.rankings.append(ranking)
      case .letter(let letter): book.letters.append(letter)
      case .assumptions(let all): book.assumptions += all
      case .source(let document): book.documents.append(document)
      case .translation(let translation): book.translations.append(translation)
      case .cases(let cases): book.cases.append(cases)
      }
    }
  }
}

extension Resolver {
  /// Remembers where references lead, before facts lose their syntax.
  private mutating func noteTargets(_ items: [RuleFileItem]) {
    for item in items {
      let facts: [FactSyntax] =
        switch item {
        case .vocabulary(let vocabulary): vocabulary.entities.flatMap { $0.facts + $0.derived.map(\.fact) }
        case .register(let register): register.columns
        default: []
        }
      for fact in facts { if let target = fact.target { targets[fact.name.span] = target } }
    }
  }
}

extension String {
  /// A name as words: `birth_date` as `birth date`.
  var spelledOut: String { String(map { $0 == "_" || $0 == "-" ? " " : $0 }) }
}
