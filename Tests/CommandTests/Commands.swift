import Foundation
import Testing

/// Runs the command that was built beside the tests, in the folder of the test cases.
enum Command {
  struct Result {
    var output: String
    var errors: String
    var code: Int32
  }

  static let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

  /// The products stand in one folder.
  private static let binary: URL = {
    let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return products.appendingPathComponent("rationale")
  }()

  static func run(_ arguments: [String], input: String = "") throws -> Result {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = cases
    process.environment = ["COLUMNS": "100", "NO_COLOR": "1", "PATH": "/usr/bin:/bin"]
    let (out, err, given) = (Pipe(), Pipe(), Pipe())
    (process.standardOutput, process.standardError, process.standardInput) = (out, err, given)
    try process.run()
    given.fileHandleForWriting.write(Data(input.utf8))
    try given.fileHandleForWriting.close()
    // What the tests print is far smaller than a pipe's memory, so reading one after the other does not block.
    let output = out.fileHandleForReading.readDataToEndOfFile()
    let errors = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self),
      code: process.terminationStatus)
  }

  /// The words of a command line; single quotes keep blanks together.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    var hasWord = false
    for character in line {
      switch character {
      case "'":
        isQuoted.toggle()
        hasWord = true
      case " " where !isQuoted:
        if hasWord { words.append(word) }
        (word, hasWord) = ("", false)
      default:
        word.append(character)
        hasWord = true
      }
    }
    return hasWord ? words + [word] : words
  }
}
