public import Analysis
import Decisions
public import Diagnostics
import Expressions
import Rules

/// The formats of a difference between rule books.
public enum DifferenceFormat: String, Sendable, CaseIterable {
  case text, json

  /// Ends with a line break. `oldFiles` and `newFiles` are those of the two books, for places.
  public func render(
    _ difference: RuleBookDifference, oldFiles: SourceFiles, newFiles: SourceFiles, style: TextStyle = TextStyle()
  ) -> String {
    switch self {
    case .text: DifferenceReporter(oldFiles: oldFiles, newFiles: newFiles, style: style).render(difference)
    case .json: DifferenceJSONReporter(oldFiles: oldFiles, newFiles: newFiles).render(difference)
    }
  }
}

/// First what the change does, with a case for each effect; then what was changed.
struct DifferenceReporter {
  let oldFiles: SourceFiles
  let newFiles: SourceFiles
  let style: TextStyle

  func render(_ difference: RuleBookDifference) -> String {
    var lines = [style.paint(Catalogue.whatItDoes, "1")]
    lines += decisions(difference)
    if difference.effects.isEmpty { lines += item(Catalogue.noEffect(difference)) }
    for effect in difference.effects { lines += self.lines(effect) }
    lines += ["", style.paint(Catalogue.whatChanged, "1")]
    if difference.changes.isEmpty { lines += item(Catalogue.nothingChanged) }
    for change in difference.changes { lines += self.lines(change) }
    lines += ["", Catalogue.differenceTotals(difference)]
    return lines.joined(separator: "\n") + "\n"
  }

  private func decisions(_ difference: RuleBookDifference) -> [String] {
    difference.removedDecisions.flatMap { item(Catalogue.decisionRemoved($0)) }
      + difference.addedDecisions.flatMap { item(Catalogue.decisionAdded($0)) }
  }

  // MARK: Effects

  private func lines(_ effect: RuleEffect) -> [String] {
    var lines = item(Catalogue.effect(effect))
    let files = effect.witness.isOfOldBook ? oldFiles : newFiles
    lines += item(Catalogue.witness(effect.witness, at: files.location(of: effect.witness.span)), depth: 1)
    for truth in effect.witness.truths {
      lines += item(Catalogue.truthChange(truth), depth: 2)
      for text in Catalogue.truthTexts(truth) { lines += item(text, depth: 3) }
    }
    return lines
  }

  // MARK: Changes

  private func lines(_ change: RuleChange) -> [String] {
    let place = change.newSpan.map(newFiles.location) ?? change.oldSpan.map(oldFiles.location) ?? ""
    var lines = item(Catalogue.change(change, at: place))
    for field in change.fields where change.sort == .changed { lines += item(Catalogue.field(field), depth: 1) }
    return lines
  }

  private func item(_ text: String, depth: Int = 0) -> [String] {
    let margin = String(repeating: "  ", count: depth + 1)
    let wrapped = LineWrapper(style: style).wrap(RichText(text.printable), width: style.width - margin.utf8.count - 2)
    return wrapped.enumerated().map { margin + ($0 == 0 ? "- " : "  ") + $1 }
  }
}
