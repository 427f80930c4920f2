/// A sentence of the engine, written in English as a literal and held in the language that is in force.
///
/// What is interpolated is an argument of its form; `word:` is a part of the form itself, for words that change with a number, so
/// that each way in which the sentence can run is translated by itself.
struct Sentence: ExpressibleByStringInterpolation {
  let text: String

  init(stringLiteral form: String) { text = Wording.current?.text(form, []) ?? form }

  init(stringInterpolation parts: StringInterpolation) {
    text = parts.wording?.text(parts.form, parts.arguments) ?? parts.form
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate let wording = Wording.current
    /// Where the sentence stays English, the sentence itself.
    fileprivate var form: String
    fileprivate var arguments: [String] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      form = ""
      form.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { form += literal }
    mutating func appendInterpolation(word: String) { form += word }
    mutating func appendInterpolation(_ number: some BinaryInteger) { appendInterpolation(String(number)) }

    mutating func appendInterpolation(_ argument: String) {
      guard wording != nil else {
        form += argument
        return
      }
      arguments.append(argument)
      form += "{\(arguments.count)}"
    }

    /// `1 fact`, which has no argument, or `3 facts`.
    mutating func appendInterpolation(_ number: Int, _ one: String, _ many: String? = nil) {
      guard number != 1 else { return appendLiteral("1 \(one)") }
      appendInterpolation(number)
      appendLiteral(" \(many ?? one + "s")")
    }
  }
}

extension Catalogue {
  /// A sentence in the language that is in force.
  static func say(_ sentence: Sentence) -> String { sentence.text }
}
