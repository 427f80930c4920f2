import Facts
import Rules

extension Explainer {
  /// Duties whose truth is met or open for the outcome, in the order of the rules.
  mutating func duties(_ verdict: Verdict, urgent: Bool) -> [DutyReport] {
    var reports: [DutyReport] = []
    for (number, duty) in graph.duties.enumerated() where duty.isUrgent == urgent {
      for member in 0..<(duty.scope.map { facts.count($0) } ?? 1) {
        let outcome = duty.scope == nil ? verdict.outcome : verdict.outcome(ofItem: member)
        guard duty.on.isEmpty || duty.on.contains(outcome) else { continue }
        let truth =
          if let view, !urgent {
            view.duties[ReaderView.DutyPlace(duty: number, member: member)] ?? .notMet
          } else {
            truth(duty.node, member)
          }
        // An urgent route opens the report only where the facts say so, or may say so without being shown.
        guard truth == .met || (truth == .unknown && (!urgent || restsOnHidden(duty.node, member))) else { continue }
        let due = date(duty.due, member, duty.scope)
        for assumption in duty.assumptions where !(assumptions[assumption] ?? []).contains(duty.id) {
          assumptions[assumption, default: []].append(duty.id)
        }
        var report = DutyReport(
          id: duty.id, title: duty.title,
          text: duty.text.map { phrases.phrase($0, member: member, scope: duty.scope, due: due) }, by: duty.by, due: due,
          truth: truth, member: duty.scope.map { phrases.name(of: member, $0) }, sources: duty.sources, span: duty.span)
        if truth == .met, let due, due < graph.asOf { report.overdueDays = graph.asOf - due }
        report.byWords = duty.by.flatMap { words(ofHolder: $0) }
        report.presumed = presumed(behind: duty.condition, member)
        presumed.formUnion(report.presumed.map(\.cell))
        reports.append(report)
      }
    }
    return reports
  }

  /// Presumed facts on which the truth of a condition rests.
  private mutating func presumed(behind condition: NodeIndex?, _ member: Int) -> [FactUse] {
    guard let condition else { return [] }
    let member = graph[condition].scope == nil ? 0 : member
    return justification.facts(for: condition, member: member, truth: truth(condition, member)).map { use(of: $0) }
      .filter(\.isPresumed)
  }
}
