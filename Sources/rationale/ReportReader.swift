import Decisions
import Facts
import Reports
import Rules

/// Who reads a report: how it is laid out, and which facts that one may see.
struct ReportReader {
  var audience: Audience
  /// Nil for those who see everything by their names.
  var sight: Sight?

  init(_ text: String, of book: RuleBook, facts: CaseFacts) throws {
    if let audience = Audience(rawValue: text) {
      self.audience = audience
      return
    }
    do throws(Sight.Refusal) {
      let sight = try Sight(text, of: book, facts: facts)
      audience = sight.reader.showsRules ? .officer : .practitioner
      self.sight = sight
    } catch {
      throw error.usage(text)
    }
  }
}

extension Sight.Refusal {
  fileprivate func usage(_ text: String) -> UsageError {
    switch self {
    case .unknown(let id, let known): return .unknown("reader", id, among: known)
    case .unnamed(let naming, let names):
      let example = "--for '\(text)[\(names.first ?? "NAME")]'"
      return UsageError(
        "`\(text)` is one of several readers\n  help: "
          + (names.isEmpty
            ? "the facts name no \(naming.what)" : "say which, as in \(example); there are \(names.joined(separator: ", "))"))
    case .unknownName(let name, let naming, let names): return .unknown(naming.what, name, among: names)
    case .named(let name): return UsageError("there is only one such reader, so leave out `[\(name)]`")
    }
  }
}

extension Reader.Naming {
  fileprivate var what: String {
    switch self {
    case .single: "reader"
    case .holder: "holder of facts"
    case .member: "member of the list"
    }
  }
}
