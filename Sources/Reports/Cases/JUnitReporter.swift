import Analysis
import Diagnostics

/// A run of worked cases in the XML that build servers read: a suite for each file, a test for each case, no times.
struct JUnitReporter {
  let files: SourceFiles

  func render(_ run: CaseRun) -> String {
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      "<testsuites tests=\"\(run.results.count)\" failures=\"\(run.failed)\">",
    ]
    for (path, results) in suites(run) {
      let failed = results.count { !$0.passed }
      lines.append("  <testsuite name=\"\(escaped(path))\" tests=\"\(results.count)\" failures=\"\(failed)\">")
      lines += results.flatMap { self.lines($0, path) }
      lines.append("  </testsuite>")
    }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private func suites(_ run: CaseRun) -> [(path: String, results: [CaseResult])] {
    var order: [String] = []
    var byPath: [String: [CaseResult]] = [:]
    for result in run.results {
      let path = result.span.map { files[$0.file].path } ?? ""
      if byPath[path] == nil { order.append(path) }
      byPath[path, default: []].append(result)
    }
    return order.map { ($0, byPath[$0] ?? []) }
  }

  private func lines(_ result: CaseResult, _ path: String) -> [String] {
    let line = result.span.map { " line=\"\(files[$0.file].position(at: Int($0.start)).line)\"" } ?? ""
    let head = "    <testcase name=\"\(escaped(result.id))\" classname=\"\(escaped(path))\"\(line)"
    guard let first = result.failures.first else { return [head + "/>"] }
    let texts = result.failures.map { failure in
      (failure.span.map { files.location(of: $0) + ": " } ?? "") + Catalogue.caseFailure(failure)
    }
    let body = texts + (result.missing.isEmpty ? [] : [Catalogue.notGiven(result.missing)])
    return [
      head + ">",
      "      <failure message=\"\(escaped(Catalogue.caseFailure(first)))\">\(escaped(body.joined(separator: "\n")))</failure>",
      "    </testcase>",
    ]
  }

  /// XML 1.0: markup is escaped; characters that it cannot hold are replaced.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result.unicodeScalars.append("\u{FFFD}")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
