/// The language in which reports are written: the engine's own sentences, by the English forms that they have here.
///
/// A form has numbers for what is put in, `{1} of the {2} are met`, so that another language can order it otherwise. What
/// the rules say is not here: it is translated where the rules are read.
public struct Wording: Sendable {
  /// The language that the catalogue is written in.
  public static let ownLanguage = "en-GB"

  /// As in the `lang` of HTML, such as `cy`.
  public let language: String
  let forms: [String: String]
  let log: FormLog?

  /// - Parameter log: notes every form that is asked for.
  public init(language: String, forms: [String: String], log: FormLog? = nil) {
    self.language = language
    self.forms = forms
    self.log = log
  }

  /// The wording that is in force; English where there is none.
  @TaskLocal static var current: Wording? = nil

  static var language: String { current?.language ?? ownLanguage }

  /// Renders in this language whatever `body` renders.
  public func inForce<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Self.$current.withValue(self, operation: body)
  }

  /// A form in this language with its arguments; in English where it has no translation.
  func text(_ form: String, _ arguments: [String]) -> String {
    log?.note(form)
    return Self.fill(forms[form] ?? form, arguments)
  }

  /// Complexity: O(n).
  private static func fill(_ form: String, _ arguments: [String]) -> String {
    if arguments.isEmpty { return form }
    var text = ""
    var rest = form[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      let close = rest[open...].firstIndex(of: "}") ?? open
      if let number = Int(rest[open..<close].dropFirst()), arguments.indices.contains(number - 1) {
        text += arguments[number - 1]
      } else {
        text += rest[open...close]
      }
      rest = rest[close...].dropFirst()
    }
    return text + rest
  }
}
