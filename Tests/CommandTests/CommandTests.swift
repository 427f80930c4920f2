import Foundation
import TestSupport
import Testing

/// Every verb with what it prints: `|` before lines of the output, `!` before lines of errors, then the exit code.
@Suite struct CommandTests {
  @Test(arguments: [
    "usage.txt", "rules.txt", "facts.txt", "feel.txt", "batch.txt", "ask.txt", "diff.txt", "letter.txt", "determination.txt",
    "due.txt", "rank.txt", "readers.txt", "what-if.txt", "language.txt",
  ])
  func transcript(_ name: String) throws {
    try CaseBlocks(name).check { input in
      var lines = input.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let command = lines.removeFirst()
      let given = lines.map { $0 + "\n" }.joined()
      do {
        let result = try Command.run(Command.words(command), input: given)
        return (marked("|", result.output) + marked("!", result.errors) + ["= \(result.code)"]).joined(separator: "\n")
      } catch {
        return "cannot run: \(error)"
      }
    }
  }

  private func marked(_ mark: String, _ text: String) -> [String] {
    if text.isEmpty { return [] }
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    // The end of a report is the business of other tests.
    if let end = lines.firstIndex(of: "Sources") { lines = lines[..<end] + ["..."] }
    return lines.map { $0.isEmpty ? mark : "\(mark) \($0)" }
  }

  // MARK: What transcripts cannot show

  @Test func jsonOfADecisionIsOneObject() throws {
    let result = try Command.run(
      ["decide", "eligibility", "--rules", "book", "--facts", "family.yaml", "--as-of", "2016-10-03", "--format", "json"])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(json["outcome"] as? String == "eligible")
    #expect(json["as_of"] as? String == "2016-10-03")
    #expect(result.code == 0)
  }

  @Test(arguments: ["schema", "schema criterion", "schema --decision"])
  func schemasAreJSON(_ line: String) throws {
    let result = try Command.run(Command.words(line))
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(json?["$schema"] != nil)
    #expect(result.code == 0)
  }

  @Test func emptyFactsFileCanBeRead() throws {
    let empty = try Command.run(["facts", "eligibility", "--rules", "book", "--as-of", "2016-10-03"])
    #expect(empty.code == 0)
    let path = try temporaryFile(empty.output)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let decided = try Command.run(["decide", "eligibility", "--rules", "book", "--facts", path, "--as-of", "2016-10-03"])
    #expect(decided.code == 3, "\(decided.errors)")
  }

  @Test func savedAnswersGiveTheSameDecision() throws {
    let path = NSTemporaryDirectory() + "answers-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let answers = "no\nChild A\n\"B\" \\ C\ndone\n10\n9.9\n40\n10\n"
    let options = ["eligibility", "--rules", "book", "--as-of", "2016-10-03", "--format", "json"]
    let asked = try Command.run(["ask"] + options + ["--save", path], input: answers)
    let decided = try Command.run(["decide"] + options + ["--facts", path])
    #expect(!asked.output.isEmpty)
    #expect(asked.output == decided.output)
    #expect(asked.code == decided.code)
  }

  @Test func skippedQuestionsAreNotAskedAgain() throws {
    let path = NSTemporaryDirectory() + "answers-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let options = ["ask", "eligibility", "--rules", "book", "--as-of", "2016-10-03", "--save", path]
    let first = try Command.run(options, input: "Child A\ndone\nskip\nskip\nquit\n")
    #expect(first.code == 2)
    let asked = first.errors.split(separator: "\n").filter { $0.hasSuffix("?") }.map { $0.drop { "> ".contains($0) } }
    #expect(asked.count == 3)
    let again = try Command.run(options, input: "")
    #expect(again.errors.contains("1 answer was kept."))
    #expect(again.errors.contains("2 questions were skipped and are not asked again"))
    for question in asked.prefix(2) { #expect(!again.errors.contains(question), "asked again: \(question)") }
    #expect(again.errors.contains(asked[2]))
  }

  @Test func eachLetterIsAFileOfItsOwn() throws {
    let folder = NSTemporaryDirectory() + "letters-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let options = [
      "letter", "eligibility", "--rules", "book", "--rules", "letters-to-holders", "--facts", "answered.yaml", "--as-of",
      "2016-10-03",
    ]
    let together = try Command.run(options)
    let apart = try Command.run(options + ["--output", folder])
    let names = ["questions-office.txt", "questions-school.txt"]
    #expect(apart.output == names.map { "\(folder)/\($0)\n" }.joined())
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names)
    for name in names {
      let letter = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      #expect(!letter.isEmpty && together.output.contains(letter.split(separator: "\n")[2]))
    }
    #expect(apart.code == 3)
    let nowhere = try Command.run(options + ["--output", folder + "/not/there"])
    #expect(nowhere.code == 2 && nowhere.errors.contains("cannot be written"))
  }

  @Test func junitFileHasEveryCase() throws {
    let path = NSTemporaryDirectory() + "cases-\(UUID().uuidString).xml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let result = try Command.run(["test", "--rules", "book", "--junit", path])
    let xml = try String(contentsOfFile: path, encoding: .utf8)
    #expect(result.code == 0)
    #expect(xml.components(separatedBy: "<testcase ").count - 1 == 6)
    #expect(xml.contains(#"tests="6" failures="0""#))
  }

  @Test func longBatchKeepsItsOrder() throws {
    let lines = (0..<20_000).map { "{\"id\":\($0),\"family\":{\"has_debts\":\($0 % 3 == 0)},\"people\":[]}\n" }
    let path = try temporaryFile(lines.joined())
    let answers = path + ".out"
    defer { for file in [path, answers] { try? FileManager.default.removeItem(atPath: file) } }
    let result = try Command.run(
      ["batch", "eligibility", "--rules", "book", "--as-of", "2016-10-03", "--in", path, "--out", answers, "--detail", "outcome"])
    let expected = (0..<20_000).map { "{\"id\":\($0),\"outcome\":\"\($0 % 3 == 0 ? "eligible" : "not-eligible")\"}\n" }
    #expect(result.code == 0)
    #expect(try String(contentsOfFile: answers, encoding: .utf8) == expected.joined())
  }

  private func temporaryFile(_ text: String) throws -> String {
    let path = NSTemporaryDirectory() + "case-\(UUID().uuidString).yaml"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }
}
