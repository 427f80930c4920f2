import ArgumentParser
import Diagnostics
import Reports
import Rules

struct SchemaVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write the JSON Schema of rule files, or of the JSON that `decide` gives.",
    discussion: """
      Editors use the schema of rule files to complete and check while one types.

      EXAMPLES
        rationale schema > rules.schema.json
        rationale schema criterion
        rationale schema --decision
      """)

  @Argument(help: "A kind of rule file, such as criterion; all kinds where it is left out.")
  var kind: String?

  @Flag(help: "The schema of a decision in JSON.")
  var decision = false

  func validate() throws {
    if decision, kind != nil { throw ValidationError("write a kind of rule file or --decision, not both") }
  }

  func run() throws {
    if decision {
      Terminal.write(decisionSchema + "\n")
    } else if let schema = ruleFileSchema(kind: kind) {
      Terminal.write(schema)
    } else {
      let name = kind ?? ""
      throw UsageError.unknown("kind of rule file", name, among: ruleFileKinds)
    }
  }
}
