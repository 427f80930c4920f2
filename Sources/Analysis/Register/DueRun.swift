public import Decisions
public import Diagnostics
import Expressions
import Facts
public import Rules

/// What falls due in a period, for every entry of a register.
public struct DueRun: Sendable {
  /// By day, then by entry.
  public private(set) var rows: [DueRow] = []
  public private(set) var open: [OpenEntry] = []
  public private(set) var quiet: [QuietEntry] = []
  /// In the order of the register.
  public private(set) var mistaken: [MistakenEntry] = []
  /// Entries that open the urgent route, also those with mistakes.
  public private(set) var urgent: [(entry: String, duties: [DutyReport])] = []

  /// `from` and `to` are days since 1970-01-01, both within the period. Each entry is decided as of its own day, else the
  /// last one, on which all that the register says has happened; a record once more on the day on which its action falls due,
  /// for what is then to be done with it and with what duties. What was due before the period is overdue, since the
  /// register still has it to do. Entries with mistakes are reported, and listed apart.
  ///
  /// Complexity: linear in the entries, and one lowering of the rules for each decision and day.
  public init(
    _ register: CaseRegister, of book: RuleBook, from: Int64, to: Int64, into diagnostics: inout DiagnosticSet
  ) {
    var search = DueSearch(book: book, isJSON: register.isJSON, from: from, to: to)
    for entry in register.entries { search.add(entry) }
    diagnostics.merge(search.diagnostics)
    open = search.open
    quiet = search.quiet
    mistaken = (register.mistaken + search.mistaken).sorted { $0.line < $1.line }
    urgent = search.urgent
    rows = search.rows.enumerated().sorted {
      ($0.element.day, $0.element.entry, $0.offset) < ($1.element.day, $1.element.entry, $1.offset)
    }.map(\.element)
  }
}

private struct DueSearch {
  let book: RuleBook
  let isJSON: Bool
  let from: Int64
  let to: Int64
  var rows: [DueRow] = []
  var open: [OpenEntry] = []
  var quiet: [QuietEntry] = []
  var mistaken: [MistakenEntry] = []
  var urgent: [(entry: String, duties: [DutyReport])] = []
  var diagnostics = DiagnosticSet()
  private let reader: FactsReader
  private let facts: CaseFacts
  private var deciders: DeciderCache

  init(book: RuleBook, isJSON: Bool, from: Int64, to: Int64) {
    self.book = book
    deciders = DeciderCache(book)
    self.isJSON = isJSON
    self.from = from
    self.to = to
    reader = FactsReader(book: book)
    facts = CaseFacts(FactLayout(book))
  }

  mutating func add(_ entry: CaseRegister.Entry) {
    var own = DiagnosticSet()
    _ = reader.read(entry.facts, isJSON: isJSON, into: facts, diagnostics: &own)
    defer { report(own, on: entry) }
    guard let decider = deciders.decider(entry.decision, asOf: entry.asOf ?? to) else { return }
    let urgent = decider.urgentRoutes(for: facts)
    if !urgent.isEmpty { self.urgent.append((entry.id, urgent)) }
    if own.containsError { return }
    switch decider.decide(facts) {
    case .failure(let contradictions):
      for one in contradictions.all {
        own.report(.contradictoryEntry(entry.id, one.text.caseText, at: entry.span))
      }
    case .success(let decision): add(entry, decision)
    }
  }

  private mutating func report(_ found: DiagnosticSet, on entry: CaseRegister.Entry) {
    diagnostics.merge(found)
    if found.containsError {
      mistaken.append(MistakenEntry(entry: entry.id, decision: entry.decision, line: entry.line, found))
    }
  }

  private mutating func add(_ entry: CaseRegister.Entry, _ decision: Decision) {
    let missing = decision.missing.filter(\.matters)
    let before = (rows.count, open.count)
    if !decision.isDetermined || (decision.value == nil && !missing.isEmpty) {
      open.append(OpenEntry(entry: entry.id, decision: entry.decision, missing: missing, problems: decision.problems))
    }
    addValue(entry, decision)
    // Those that come with the end of keeping a record are told as of that day.
    if book.family(of: entry.decision) != .retention { addDuties(of: decision, entry) }
    if before == (rows.count, open.count) {
      quiet.append(
        QuietEntry(
          entry: entry.id, decision: entry.decision, outcome: decision.outcome, outcomeWords: decision.outcomeWords))
    }
  }

  private mutating func addDuties(of decision: Decision, _ entry: CaseRegister.Entry) {
    let missing = decision.missing.filter(\.matters)
    for duty in decision.urgent + decision.duties {
      guard let due = duty.due, due <= to else { continue }
      rows.append(
        DueRow(
          day: due, entry: entry.id, decision: entry.decision, subject: .duty(text: duty.text, title: duty.title),
          who: duty.by, sources: duty.sources, words: [], state: duty.truth == .met ? state(on: due) : .open,
          missing: duty.truth == .met ? [] : missing))
    }
  }

  private mutating func addValue(_ entry: CaseRegister.Entry, _ decision: Decision) {
    guard case .value(.date(let date), _)? = decision.value?.parts.first, decision.value?.parts.count == 1 else { return }
    let day = Int64(date.daysSinceEpoch)
    switch book.family(of: entry.decision) {
    case .retention?: addRecord(entry, due: day)
    case .outcomes?: if from <= day { addDay(day, .claim(decision: decision.title), entry, decision) }
    default: addDay(day, .value(title: decision.valueTitle, decision: decision.title), entry, decision)
    }
  }

  private mutating func addDay(
    _ day: Int64, _ subject: DueRow.Subject, _ entry: CaseRegister.Entry, _ decision: Decision
  ) {
    guard day <= to else { return }
    let carrying = decision.reasons.filter { $0.truth == .met }.flatMap { [$0] + $0.because.filter { $0.truth == .met } }
    rows.append(
      DueRow(
        day: day, entry: entry.id, decision: entry.decision, subject: subject, who: nil,
        sources: carrying.flatMap(\.sources).unique,
        words: carrying.flatMap(\.texts), state: state(on: day), missing: []))
  }

  /// An action falls due on the day after the last on which the record is kept.
  private mutating func addRecord(_ entry: CaseRegister.Entry, due: Int64) {
    let day = due + 1
    guard day <= to, let decider = deciders.decider(entry.decision, asOf: max(day, entry.asOf ?? day)),
      case .success(let then) = decider.decide(facts)
    else { return }
    let holds = then.reasons.flatMap(\.exceptions).filter { $0.role == .hold && $0.truth == .met }
    let rules = then.reasons.filter { $0.truth == .met }
    let isHeld = then.outcome == "held"
    let carrying = isHeld ? holds : rules
    let title = then.reasons.count == 1 ? then.reasons[0].title : then.title
    rows.append(
      DueRow(
        day: day, entry: entry.id, decision: entry.decision, subject: .action(outcome: then.outcome, record: title),
        who: nil, sources: carrying.flatMap(\.sources).unique, words: carrying.flatMap(\.texts),
        state: isHeld ? .held : then.isDetermined ? state(on: day) : .open, missing: then.missing.filter(\.matters)))
    addDuties(of: then, entry)
  }

  private func state(on day: Int64) -> DueRow.State { day < from ? .overdue : .due }
}

extension [ClauseReference] {
  /// Each once, in the order of their first.
  fileprivate var unique: [ClauseReference] {
    var seen: Set<ClauseReference> = []
    return filter { seen.insert($0).inserted }
  }
}
