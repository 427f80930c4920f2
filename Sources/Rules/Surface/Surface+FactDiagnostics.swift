import Diagnostics
import YAMLTree

// Wording about facts of a vocabulary and about cases.
extension Diagnostic {
  static func keyOfOtherType(_ key: String, belongsTo other: String, at span: SourceSpan) -> Diagnostic {
    .error("rule-file/key-of-other-type", "`\(key)` is for \(other)", at: span, help: "take it away, or change `type`")
  }

  static func proposedToNobody(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/missing-key", "`propose` says to which value a change is proposed, and nobody can make one", at: span,
      help: "say with `actionable_by` who can, or take `propose` away")
  }

  static func missingForType(_ key: String, of type: Name) -> Diagnostic {
    .error(
      "rule-file/missing-key", "the type `\(type.value)` needs `\(key)`", at: type.span,
      help: key == "to"
        ? "`to`: a register, or an entity with a list" : "`choices`: each code with its words, as in `{early-help: early help}`")
  }

  static func choicesWithoutWords(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/wrong-shape", "`choices` is a list of codes without their words", at: span,
      help: "write each code with its words, as in `{early-help: early help, child-in-need: child in need}`")
  }

  static func needsList(_ key: String, at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/needs-list", "`\(key)` is for entities of which there are many", at: span,
      help: "add `list:` with the key under which the members are given, or take `\(key)` away")
  }

  static func butWithoutLike(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/companion-alone", "`but` stands without `like`", at: span,
      help: "add `like:` with the case that is changed, or write `facts`")
  }

  static func factsWithLike(at span: SourceSpan) -> Diagnostic {
    .error(
      "rule-file/repeated-meaning", "`facts` stands beside `like`", at: span,
      help: "with `like`, what is different goes under `but`")
  }

  static func emptyExpectation(at span: SourceSpan) -> Diagnostic {
    .error("rule-file/no-value", "the case expects nothing, so it can never fail", at: span, help: "give at least `outcome`")
  }
}
