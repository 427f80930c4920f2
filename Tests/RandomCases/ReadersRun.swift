public import Decisions
import Diagnostics
import Facts
import Reference
public import Rules

/// Whether readers learn nothing of what they may not see: of two cases with the same visible facts, outcomes and duties they get
/// the same bytes. And whether what they get is so.
public struct ReadersRun {
  public private(set) var failures = 0
  /// Pairs of cases that were compared.
  public private(set) var pairs = 0
  /// Of these, pairs whose full reports differ: those that a leak would show in.
  public private(set) var telling = 0
  /// Letters that both cases have, compared.
  public private(set) var letters = 0
  /// Decisions in which something was withheld.
  public private(set) var withheld = 0
  private let seed: UInt64
  private let print: (String) -> Void
  private let render: (Decision, RuleBook) -> [String]
  private let letter: ([Letter], RuleBook) -> String
  private var random: SplitMix

  /// `render` gives everything that a reader may get of a decision, `letter` the text of letters.
  public init(
    seed: UInt64, print: @escaping (String) -> Void = { Swift.print($0) },
    render: @escaping (Decision, RuleBook) -> [String], letter: @escaping ([Letter], RuleBook) -> String
  ) {
    self.seed = seed
    self.print = print
    self.render = render
    self.letter = letter
    random = SplitMix(seed: seed)
  }

  /// Random rule books, until so many pairs were compared.
  public mutating func run(pairs wanted: Int) {
    var tried: UInt64 = 0
    while pairs < wanted, tried < UInt64(wanted) * 20 {
      let files = files(seed &* 1_000_003 &+ tried)
      tried += 1
      var diagnostics = DiagnosticSet()
      let book = RuleBook.load(files, into: &diagnostics)
      if !diagnostics.containsError { run(book, from: nil, documents: 2) }
    }
  }

  /// One book of every kind of rule and fact, and of two others that are all about one decision.
  private func files(_ seed: UInt64) -> [(path: String, bytes: [UInt8])] {
    var random = SplitMix(seed: seed)
    if DocumentGenerator.chance(0.35, &random) {
      var generator = BookGenerator(seed: seed)
      return generator.files() + [BookGenerator.letters]
    }
    let size = DocumentGenerator.pick([6, 12, 12, 25], &random)
    let model = ModelMaker.model(conditions: size, sharedPercent: DocumentGenerator.pick([0, 10, 30], &random), seed: seed)
    return model.files + [BookGenerator.letters]
  }

  /// Random cases of a book, made from its worked cases, with readers that it declares and others. What takes many verdicts, ways
  /// and questions, is left out.
  public mutating func run(_ book: RuleBook, documents: Int) {
    run(book, from: WorkedCases.all(of: book), documents: documents)
  }

  private mutating func run(_ book: RuleBook, from worked: [WorkedCases.Base]?, documents: Int) {
    let differential = Differential(book: book, withLetters: true)
    let generator = DocumentGenerator(book: book)
    let asOf: Int64 = [17_077, 16_800, 17_400].randomElement(using: &random) ?? 17_077
    for _ in 0..<documents {
      guard let worked else {
        let document = generator.document(asOf: asOf, &random)
        for decision in book.decisions { compare(document, decision, asOf: asOf, differential, generator) }
        continue
      }
      guard let base = worked.randomElement(using: &random) else { return }
      compare(base.example.document, base.decision, asOf: base.example.asOf, differential, generator, isWhole: false)
    }
  }

  private mutating func compare(
    _ document: RandomDocument, _ name: String, asOf: Int64, _ differential: Differential, _ generator: DocumentGenerator,
    isWhole: Bool = true
  ) {
    let (book, facts) = (differential.book, differential.facts)
    let other = CaseFacts(FactLayout(book))
    guard let decider = differential.decider(name, asOf: asOf) else { return }
    for _ in 0..<4 {
      guard document.read(differential.reader, into: facts) == nil, let sight = sight(of: facts, book),
        let changed = twin(of: document, asOf: asOf, sight, decider, differential, generator, into: other),
        case .success(let first) = decider.decide(facts), case .success(let second) = decider.decide(other),
        Self.told(first) == Self.told(second)
      else { continue }
      pairs += 1
      if render(first, book) != render(second, book) { telling += 1 }
      var problems: [String] = []
      let got = explained(facts, decider, sight, isWhole: isWhole)
      if let got, got.withheld != nil { withheld += 1 }
      let (own, others) = (
        got.map { render($0, book) }, explained(other, decider, sight, isWhole: isWhole).map { render($0, book) }
      )
      if own != others { problems.append("the reader can tell the cases apart:\n\(own ?? [])\n\(others ?? [])") }
      problems += letterProblems((facts, first), (other, second), decider, sight)
      if let got { problems += self.problems(got, first, facts, decider, sight, differential.reference, asOf) }
      guard !problems.isEmpty else { continue }
      failures += 1
      if failures <= 5 {
        print(
          "--- \(name) as of \(asOf), \(sight.reader): \(problems.joined(separator: "; "))\n\(document.yaml)\n\(changed.yaml)")
      }
    }
  }

  /// A case that looks the same to the reader and is decided alike, one in which some rule comes to something else if such a one
  /// is found.
  private mutating func twin(
    of document: RandomDocument, asOf: Int64, _ sight: Sight, _ decider: Decider, _ differential: Differential,
    _ generator: DocumentGenerator, into other: CaseFacts
  ) -> RandomDocument? {
    let (book, facts) = (differential.book, differential.facts)
    if decider.refuses(facts) { return nil }
    let (verdict, truths) = (decider.verdict(facts), decider.truths(for: facts))
    let seen = RandomDocument(sight.view(of: facts), of: book).yaml
    var alike: RandomDocument?
    for attempt in 0..<16 {
      let rate: Double? = attempt == 0 ? nil : DocumentGenerator.pick([0.1, 0.3, 0.6], &random)
      let mutated = generator.mutated(document, asOf: asOf, rate: rate, &random)
      let changed = document.with(mutated, in: book) { !sight.sees($0, in: facts) }
      guard changed.read(differential.reader, into: other) == nil, !decider.refuses(other), decider.verdict(other) == verdict,
        RandomDocument(sight.view(of: other), of: book).yaml == seen
      else { continue }
      alike = changed
      // Duties are told to the reader, so they have to be the same.
      let others = decider.truths(for: other)
      let isDuty = Set(decider.graph.duties.map(\.id))
      if others != truths, others.allSatisfy({ !isDuty.contains($0.key) || truths[$0.key] == $0.value }) { return changed }
    }
    return alike?.read(differential.reader, into: other) == nil ? alike : nil
  }

  /// Letters that are written in both cases are the same. That one is written may tell something, as the outcome does.
  private mutating func letterProblems(
    _ own: (facts: CaseFacts, decision: Decision), _ other: (facts: CaseFacts, decision: Decision), _ decider: Decider,
    _ sight: Sight
  ) -> [String] {
    var problems: [String] = []
    for letter in decider.graph.letters {
      guard case .success(let mine) = decider.letters(named: letter.id, for: own.decision, own.facts, to: sight),
        case .success(let theirs) = decider.letters(named: letter.id, for: other.decision, other.facts, to: sight)
      else { continue }
      for page in mine {
        guard let twin = theirs.first(where: { $0.holder == page.holder }) else { continue }
        letters += 1
        let texts = [self.letter([page], decider.book), self.letter([twin], decider.book)]
        if texts[0] != texts[1] { problems.append("the letter \(letter.id) differs:\n\(texts[0])\n\(texts[1])") }
      }
    }
    return problems
  }

  private func explained(_ facts: CaseFacts, _ decider: Decider, _ sight: Sight, isWhole: Bool) -> Decision? {
    guard case .success(let view) = decider.view(of: facts, for: sight) else { return nil }
    var decision = decider.decide(view)
    if isWhole { decider.bundle(&decision, for: view) }
    return decision
  }

  /// Outcome and duties.
  private static func told(_ decision: Decision) -> [String] {
    [decision.outcome] + decision.items.map(\.outcome) + decision.duties.map { "\($0.id) \($0.member ?? "") \($0.truth)" }
  }

  /// A reader with rights drawn at random; nil where there is no such member.
  private mutating func sight(of facts: CaseFacts, _ book: RuleBook) -> Sight? {
    if let declared = book.readers.randomElement(using: &random), DocumentGenerator.chance(0.5, &random) {
      if case .member(let entity) = declared.naming {
        let count = facts.count(entity)
        return count == 0 ? nil : Sight(declared, of: book, name: "m", member: Int.random(in: 0..<count, using: &random))
      }
      return Sight(declared, of: book, name: book.holderNames.randomElement(using: &random))
    }
    var sees = Reader.Sight()
    sees.facts = Set(book.facts.map(\.id).filter { _ in DocumentGenerator.chance(0.6, &random) })
    var naming = Reader.Naming.single
    var all = [sees]
    let lists = book.entities.filter { $0.isList && facts.count($0.id) > 0 }
    if let entity = lists.randomElement(using: &random), DocumentGenerator.chance(0.4, &random) {
      naming = .member(entity.id)
      var about = Reader.Sight()
      about.isAboutReader = true
      all.append(about)
    }
    let reader = Reader(id: "reader", title: "a reader", naming: naming, sees: all, hides: [], showsRules: false)
    if case .member(let entity) = naming {
      return Sight(reader, of: book, name: "m", member: Int.random(in: 0..<facts.count(entity), using: &random))
    }
    return Sight(reader, of: book)
  }

  /// What is said that is not so, or that rests on what is not seen.
  private func problems(
    _ got: Decision, _ full: Decision, _ facts: CaseFacts, _ decider: Decider, _ sight: Sight, _ reference: Reference,
    _ asOf: Int64
  ) -> [String] {
    var problems: [String] = []
    if got.outcome != full.outcome { problems.append("the outcome is \(full.outcome), not \(got.outcome)") }
    // By a clock that the reader does not see a rule stands for several stretches of time, each with a truth of its own.
    let isTwin = Dictionary(decider.graph.rules.map { ($0.id, false) }, uniquingKeysWith: { _, _ in true })
    let truths = decider.truths(for: facts).filter { isTwin[$0.key] == false }
    func check(_ reason: Reason) {
      // A condition that fails once its facts are given is unknown, also where every value without failure would settle it.
      if reason.truth != .unknown, let truth = truths[reason.rule], truth.isDisjoint(with: [reason.truth, .unknown]) {
        problems.append("\(reason.rule) is \(truth), not \(reason.truth)")
      }
      for fact in reason.facts where !sight.sees(fact.cell, in: facts) { problems.append("\(fact.path) is shown") }
      for part in reason.because + reason.exceptions { check(part) }
    }
    for reason in got.reasons + got.mightAlsoFail + got.items.flatMap({ $0.reasons + $0.mightAlsoFail }) { check(reason) }
    for fact in got.sufficient?.facts ?? [] where !sight.sees(fact.cell, in: facts) { problems.append("\(fact.path) is shown") }
    for fact in got.missing where fact.path.contains(".") && !sight.sees(fact.cell, in: facts) {
      problems.append("\(fact.path) is asked for")
    }
    if let sufficient = got.sufficient {
      let check = SufficientCheck(reference: reference, facts: facts, decision: full.decision, asOf: asOf)
      problems += check.problems(sufficient, of: full).problems.map { "sufficient reason: \($0)" }
    }
    return problems
  }

  public var summary: String {
    "\(pairs) pairs of cases that look the same to a reader, \(telling) of them not in full; something withheld in \(withheld), "
      + "\(letters) letters compared; "
      + "\(failures) failures"
  }
}

extension RandomDocument {
  /// The document with some of its facts as another with the same members has them.
  func with(_ other: RandomDocument, in book: RuleBook, where isTaken: (FactCell) -> Bool) -> RandomDocument {
    var result = self
    for (part, entity) in book.entities.enumerated() {
      for member in parts[part].members.indices where other.parts[part].members.indices.contains(member) {
        func splits(_ facts: [(name: String, text: String)], _ wanted: Bool) -> [(name: String, text: String)] {
          facts.filter { fact in
            guard let id = entity.facts.first(where: { book[$0].name == fact.name }), id != entity.nameFact else {
              return !wanted
            }
            return isTaken(FactCell(id, member)) == wanted
          }
        }
        result.parts[part].members[member].facts =
          splits(parts[part].members[member].facts, false) + splits(other.parts[part].members[member].facts, true)
      }
    }
    return result
  }
}
