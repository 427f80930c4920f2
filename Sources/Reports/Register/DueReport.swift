public import Analysis
import Decisions
import Expressions
import Rules

/// The formats of what falls due.
public enum DueFormat: String, Sendable, CaseIterable {
  case text, csv, json

  /// `from` and `to` are the period, in days since 1970-01-01. Ends with a line break. Complexity: linear in the rows.
  public func render(
    _ run: DueRun, from: Int64, to: Int64, sources: RuleSources, style: TextStyle = TextStyle()
  ) -> String {
    let report = DueReport(run: run, sources: sources)
    return switch self {
    case .text: report.text(from, to, style)
    case .csv: report.csv
    case .json: report.json
    }
  }
}

private struct DueReport {
  let run: DueRun
  let sources: RuleSources

  // MARK: Text

  /// A table whose last columns go on below, so that lines stay within the width; then what is open, and what is quiet.
  func text(_ from: Int64, _ to: Int64, _ style: TextStyle) -> String {
    var lines = run.rows.isEmpty ? [Catalogue.nothingDue(from, to)] : table(style)
    if !run.open.isEmpty {
      lines += ["", Catalogue.openEntriesLead]
      for entry in run.open {
        lines.append("  \(entry.entry.printable) (\(entry.decision))")
        lines += wrapped(RichText(Catalogue.openEntry(entry), .muted), indent: 4, style)
      }
    }
    if !run.quiet.isEmpty {
      lines += ["", Catalogue.quietEntriesLead]
      for entry in run.quiet {
        lines.append("  \(entry.entry.printable) (\(entry.decision)): \(entry.outcomeWords ?? Catalogue.readable(entry.outcome))")
      }
    }
    if !run.mistaken.isEmpty {
      lines += ["", Catalogue.mistakenEntriesLead]
      for entry in run.mistaken {
        lines.append("  \(Catalogue.place(entry).printable)\(entry.decision.map { " (\($0.printable))" } ?? "")")
        lines += wrapped(RichText(Catalogue.mistake(entry), .muted), indent: 4, style)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ style: TextStyle) -> [String] {
    let head = Catalogue.dueColumns
    let cells = run.rows.map { row in
      [
        JSONReporter.day(row.day) ?? "", row.entry.printable, row.state.rawValue, row.who.map(Catalogue.readable) ?? "",
      ]
    }
    let widths = head.indices.map { column in ([head] + cells).map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      var line = ""
      for (cell, width) in zip(cells, widths) {
        line += cell + String(repeating: " ", count: width - DisplayWidth.of(cell) + 2)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    var lines = [line(head), line(widths.map { String(repeating: "-", count: $0) })]
    for (row, cells) in zip(run.rows, cells) {
      lines.append(line(cells))
      lines += wrapped(RichText(Catalogue.due(row.subject)), indent: 4, style)
      let why = Catalogue.dueReason(row, name: sources.name(of:))
      if !why.isEmpty { lines += wrapped(RichText(why, .muted), indent: 4, style) }
      if !row.missing.isEmpty { lines += wrapped(RichText(Catalogue.openQuestions(row.missing), .muted), indent: 4, style) }
    }
    return lines
  }

  private func wrapped(_ text: RichText, indent: Int, _ style: TextStyle) -> [String] {
    LineWrapper(style: style).wrap(text, width: style.width - indent)
      .map { String(repeating: " ", count: indent) + $0 }
  }

  // MARK: CSV

  /// RFC 4180: every line ends with CR LF; what is open has no date.
  var csv: String {
    let head = ["date", "entry", "decision", "what", "who", "why", "state", "missing"]
    var lines = [head]
    for row in run.rows {
      lines.append([
        JSONReporter.day(row.day) ?? "", row.entry, row.decision, Catalogue.due(row.subject), row.who ?? "",
        Catalogue.dueReason(row, name: sources.name(of:)), row.state.rawValue, row.missing.map(\.path).joined(separator: " "),
      ])
    }
    for entry in run.open {
      lines.append([
        "", entry.entry, entry.decision, "", "", Catalogue.openEntry(entry), Decision.undetermined,
        entry.missing.map(\.path).joined(separator: " "),
      ])
    }
    for entry in run.quiet {
      lines.append(["", entry.entry, entry.decision, "", "", "", entry.outcome, ""])
    }
    for entry in run.mistaken {
      lines.append(["", Catalogue.place(entry), entry.decision ?? "", "", "", Catalogue.mistake(entry), "mistaken", ""])
    }
    return lines.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 0x0A && $0 != 0x0D }
    return isPlain ? text : "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  // MARK: JSON

  /// An object a line.
  var json: String {
    let reporter = JSONReporter(sources: sources)
    var text = ""
    for row in run.rows {
      var writer = JSONWriter(isPretty: false)
      writer.object { writer in
        writer.member("date", JSONReporter.day(row.day))
        writer.member("entry", row.entry)
        writer.member("decision", row.decision)
        writer.member("what", Catalogue.due(row.subject))
        writer.member("who", row.who)
        writer.member("why", row.words.isEmpty ? nil : row.words.map(Catalogue.text).joined(separator: "; "))
        reporter.clauses(&writer, row.sources)
        writer.member("state", row.state.rawValue)
        writer.member("missing", objects: row.missing, reporter.missing)
      }
      text += writer.text + "\n"
    }
    for entry in run.open {
      var writer = JSONWriter(isPretty: false)
      writer.object { writer in
        writer.member("entry", entry.entry)
        writer.member("decision", entry.decision)
        writer.member("state", Decision.undetermined)
        writer.member("missing", objects: entry.missing, reporter.missing)
        writer.member("problems", objects: entry.problems, reporter.problem)
      }
      text += writer.text + "\n"
    }
    for entry in run.quiet {
      var writer = JSONWriter(isPretty: false)
      writer.object { writer in
        writer.member("entry", entry.entry)
        writer.member("decision", entry.decision)
        writer.member("state", entry.outcome)
      }
      text += writer.text + "\n"
    }
    for entry in run.mistaken {
      var writer = JSONWriter(isPretty: false)
      writer.object { writer in
        writer.member("entry", entry.entry)
        writer.member("line", entry.line)
        writer.member("decision", entry.decision)
        writer.member("why", Catalogue.mistake(entry))
        writer.member("state", "mistaken")
      }
      text += writer.text + "\n"
    }
    return text
  }
}
