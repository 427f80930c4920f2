import Diagnostics
import Expressions
import Rules

// Wording for single values of facts, and for bytes that are not JSON.

extension Diagnostic {
  /// A text that is no value of its fact.
  static func misread(
    _ misreading: Misreading, _ text: String, _ reading: FactReading, form: DocumentForm, at span: SourceSpan
  ) -> Diagnostic {
    let path = reading.fact.path
    let written = abridged(text)
    let expected = reading.expectation(form)
    switch misreading {
    case .notYesNo(let likely), .notNumber(let likely), .notDate(let likely), .notDuration(let likely), .wrongKind(let likely):
      return suggesting(
        likely, .error("facts/wrong-type", "expected \(expected) for `\(path)`, found `\(written)`", at: span), form,
        isQuoted: reading.isQuotedInJSON, otherwise: form == .yaml ? "where it is not known, leave it empty" : nil)
    case .notCode(let likely):
      let what =
        reading.fact.type == .reference
        ? "`\(written)` is not in the register that `\(path)` leads to" : "`\(written)` is not a choice of `\(path)`"
      return suggesting(
        likely, .error("facts/not-a-choice", what, at: span), form, otherwise: "expected one of " + quotedList(reading.codes))
    case .noSuchDay(let last):
      return .error(
        "facts/no-such-day", "there is no day `\(written)`", at: span, help: "the last day of that month is `\(last)`")
    case .tooManyDecimals:
      return .error(
        "facts/decimals", "`\(written)` has more digits after the point than `\(path)` takes", at: span,
        help: "expected \(expected)")
    case .tooManyDigits:
      return .error("facts/too-large", "`\(written)` has more digits than can be held for `\(path)`", at: span)
    case .outOfRange:
      return .error(
        "facts/out-of-range", "`\(written)` is out of range for `\(path)`", at: span, help: "expected \(expected)")
    case .emptyName:
      return .error(
        "facts/empty-name", "the name of a member is empty", at: span, help: "leave `\(reading.fact.name)` out, or write a name")
    }
  }

  static func badDay(
    _ key: String, _ text: String, _ misreading: Misreading, form: DocumentForm, at span: SourceSpan
  ) -> Diagnostic {
    let likely: String? = if case .notDate(let likely) = misreading { likely } else { nil }
    return suggesting(
      likely,
      .error("facts/wrong-type", "expected a date such as `2016-09-12` for `\(key)`, found `\(abridged(text))`", at: span),
      form)
  }

  static func notSingle(_ reading: FactReading, found: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/wrong-type", "expected a single value for `\(reading.fact.path)`, found \(found)", at: span,
      help: "expected \(reading.expectation(.yaml))")
  }

  static func notList(
    _ reading: FactReading, _ text: String?, found: String, form: DocumentForm, at span: SourceSpan
  ) -> Diagnostic {
    let item = text.map { form == .json && reading.isQuotedInJSON ? "\"\($0)\"" : $0 }
    return suggesting(
      item.map { "[\($0)]" },
      .error("facts/wrong-type", "expected a list for `\(reading.fact.path)`, found \(found)", at: span), form, isQuoted: false)
  }

  static func badItem(_ reading: FactReading, found: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "facts/wrong-type", "expected a value in the list `\(reading.fact.path)`, found \(found)", at: span,
      help: "every item is \(reading.expectation(.yaml)); a list that is not wholly known is left out")
  }

  static func repeatedChoice(_ code: String, _ fact: Fact, at span: SourceSpan) -> Diagnostic {
    .error("facts/repeated-choice", "`\(code)` stands twice in `\(fact.path)`", at: span, help: "keep one of the two")
  }

  /// Long texts would drown the message.
  static func abridged(_ text: String) -> String {
    text.unicodeScalars.count <= 60 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(57))) + "..."
  }

  // MARK: JSON

  static func notJSON(_ fault: JSONFault, in bytes: UnsafeBufferPointer<UInt8>, file: FileID) -> Diagnostic {
    let offset = min(fault.offset, bytes.count)
    var end = min(offset + 1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let found = offset == bytes.count ? "the end of the text" : "`\(String(decoding: bytes[offset..<end], as: UTF8.self))`"
    let (message, help): (String, String?) =
      switch fault.kind {
      case .expectedValue:
        ("expected a value, found \(found)", "texts stand in double quotes; the bare words are `true`, `false` and `null`")
      case .expected(let what): ("expected \(what), found \(found)", nil)
      case .expectedKey: ("expected a key in double quotes, found \(found)", nil)
      case .trailingComma: ("a comma with nothing after it", "remove the comma before \(found)")
      case .unterminatedText: ("the text that begins here is not closed", "close it with `\"`")
      case .controlCharacter: ("a control character inside a text", "write it as an escape, such as `\\n` for a new line")
      case .badEscape:
        (
          "not an escape of JSON",
          "the escapes are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four digits"
        )
      case .loneSurrogate: ("half of a surrogate pair", "a character past U+FFFF is written as two escapes, high and low")
      case .notUTF8: ("bytes that are not UTF-8", "save the file as UTF-8")
      case .badNumber: ("not a number of JSON", "a number has no leading zero and digits on both sides of its point")
      case .trailingBytes: ("expected the end of the text, found \(found)", "one document holds one object")
      case .tooDeep(let limit): ("more than \(limit) levels inside each other", nil)
      case .tooLarge(let limit): ("the document has \(bytes.count) bytes, more than the \(limit) allowed", nil)
      }
    return .error("facts/json", message, at: SourceSpan(file: file, offset..<end), help: help)
  }
}

extension FactReading {
  /// Whether a value of this fact stands in quotes in JSON.
  var isQuotedInJSON: Bool {
    switch elementType {
    case .yesNo, .integer, .number, .money: false
    default: true
    }
  }

  /// What may stand for a single value, for messages.
  func expectation(_ form: DocumentForm) -> String {
    switch elementType {
    case .yesNo: form == .json ? "`true` or `false`" : "`yes` or `no`"
    case .text: form == .json ? "a text in quotes" : "a text"
    case .integer: "a whole number" + range
    case .number, .money: "a number" + range + digits
    case .date: "a date such as `2016-09-12`"
    case .duration: "a number of days such as `28 days`" + range
    case .choice: "one of " + Diagnostic.quotedList(codes)
    case .reference: memberEntity == nil ? "the id of a row of its register" : "the name of a member"
    case .choices, .list: "a list"
    }
  }

  private var digits: String {
    switch decimals {
    case nil: ""
    case 0?: " without digits after the point"
    case 1?: " with at most one digit after the point"
    case let count?: " with at most \(count) digits after the point"
    }
  }

  private var range: String {
    switch (fact.minimum, fact.maximum) {
    case (let low?, let high?): " from \(low) to \(high)"
    case (let low?, nil): " of at least \(low)"
    case (nil, let high?): " of at most \(high)"
    case (nil, nil): ""
    }
  }
}
