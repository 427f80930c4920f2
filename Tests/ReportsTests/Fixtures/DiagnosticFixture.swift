import Diagnostics
import TestSupport

/// Diagnostics at all sorts of places.
enum DiagnosticFixture {
  private static let rules = """
    kind: criterion
    id: «1»attendence«/1»
    «2»title: "Wer fehlt: 出席 und Ärger"
    when: child.absence >= 10«/2»
    \t\twhere: «3»出席«/3» = é and «4»x«/4»
    note: \(String(repeating: "long ", count: 40))«5»here it is«/5»\(String(repeating: " and on", count: 30))
    «6»
    """ + "\nlast: «7»"

  private static let vocabulary = "facts:\n  «1»attendance«/1»: {type: number}\n"

  /// Files, and a diagnostic for each kind of place.
  static var all: (files: SourceFiles, diagnostics: DiagnosticSet) {
    var files = SourceFiles()
    let rules = MarkedSource(rules)
    let vocabulary = MarkedSource(vocabulary)
    let first = files.add(path: "Rules/attendance, old.yaml", bytes: rules.bytes)
    let second = files.add(path: "Rules/vocabulary.yaml", bytes: vocabulary.bytes)
    func at(_ mark: String) -> SourceSpan { SourceSpan(file: first.id, rules.ranges[mark] ?? 0..<0) }

    var set = DiagnosticSet()
    set.report(.error("files/none", "no rule files in `Rules`", at: nil, help: "say where they are with `--rules DIR`"))
    set.report(
      .error(
        "names/unknown", "unknown name `attendence`", at: at("1"),
        labels: [
          Label(SourceSpan(file: second.id, vocabulary.ranges["1"] ?? 0..<0), "`attendance` is declared here"),
          Label(at("3"), "and used here"), Label(at("4"), "and here"),
        ],
        help: "did you mean `attendance`?", fixes: [Fix("write `attendance`", [TextEdit(at("1"), "attendance")])]))
    set.report(.warning("text/long", "spans two lines: 100 %\nof it", at: at("2")))
    set.report(.error("names/wide", "wide characters after tabs", at: at("3")))
    set.report(.error("names/narrow", "after wide characters", at: at("4")))
    set.report(.warning("text/far", "far out on a long line", at: at("5")))
    set.report(.error("text/empty", "an empty line", at: at("6")))
    set.report(Diagnostic(.note, "text/end", "the end of the file", at: at("7")))
    return (files, set)
  }
}
