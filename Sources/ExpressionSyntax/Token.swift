/// Punctuation and operators. Some are no FEEL but are known so that the parser can say what to write instead.
enum Symbol: String, CaseIterable {
  case leftParenthesis = "(", rightParenthesis = ")", leftBracket = "[", rightBracket = "]", leftBrace = "{", rightBrace = "}"
  case comma = ",", colon = ":", dot = ".", dots = "..", arrow = "->"
  case plus = "+", minus = "-", times = "*", over = "/", power = "**"
  case equal = "=", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  case doubleEqual = "==", doubleAmpersand = "&&", doubleBar = "||", ampersand = "&", bar = "|", bang = "!", percent = "%",
    apostrophe = "'"
  case semicolon = ";"

  /// The bracket that closes this one, where it opens one in the ordinary way.
  var closer: Symbol? {
    switch self {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    case .leftBrace: .rightBrace
    default: nil
    }
  }

  var isCloser: Bool { self == .rightParenthesis || self == .rightBracket || self == .rightBrace }
}

struct Token: Equatable {
  enum Kind: Equatable {
    case number
    case string(String)
    case at(String)
    /// An identifier or a keyword: keywords are told apart by where they stand.
    case word(String)
    case symbol(Symbol)
    /// A character that means nothing; reported by the lexer already.
    case invalid
    case end
  }

  var kind: Kind
  var range: Range<Int>
}

/// Something wrong with the characters of the text, apart from grammar.
enum LexicalProblem: Equatable {
  case unclosedString, unclosedComment, badUnicodeEscape
  case typographicQuotes
  case foreignOperator(found: String, write: String)
  case unexpectedCharacter(String)
  case missingAtString
}
