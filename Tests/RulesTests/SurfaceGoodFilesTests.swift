import Diagnostics
import Rules
import TestSupport
import Testing
import YAMLTree

@Suite struct SurfaceGoodFilesTests {
  static let names = [
    "decision.yaml", "vocabulary.yaml", "parameters.yaml", "register.yaml", "criterion.yaml", "eligibility.yaml",
    "permission.yaml",
    "sharing.yaml", "prohibition.yaml", "retention.yaml", "outcomes.yaml", "determination.yaml", "duty.yaml", "ranking.yaml",
    "letter.yaml",
    "assumptions.yaml",
    "source.yaml", "translation.yaml",
    "school.cases.yaml",
  ]

  @Test(arguments: names) func modelIsAsRecorded(_ name: String) {
    var files = SourceFiles()
    let file = files.add(path: "Rules/\(name)", bytes: Array(casesText("surface/good/\(name)").utf8))
    var diagnostics = DiagnosticSet()
    let tree = YAMLReader.parse(file, into: &diagnostics)
    let rules = RuleFileReader.read(tree, file: file, into: &diagnostics)
    #expect(diagnostics.goldenText(in: file) == "")
    #expect(!rules.items.isEmpty)
    assertGolden(modelText(rules.items, in: file), named: "surface/good/\(name).golden")
  }

  @Test func everyKindHasAGoodFile() {
    var kinds: Set<String> = []
    for name in Self.names {
      let first = casesText("surface/good/\(name)").split(separator: "\n").first ?? ""
      kinds.insert(String(first.dropFirst("kind: ".count)))
    }
    #expect(kinds == Set(ruleFileKinds))
  }
}
