import Expressions

/// What every way of filling in the unknown facts agrees on.
enum Agreement: Hashable {
  case always(Bool)
  case open
  /// There are more ways than are tried.
  case tooMany
}

/// Tries the answers to the questions that a sentence still asks, one question after the other.
///
/// Complexity: exponential in the questions, cut off after ``limit`` sentences.
struct Completions {
  static let limit = 4096
  private var left = Completions.limit

  /// Whether the sentence, in which no tests are left, comes to the same truth in every way.
  static func agreement(_ sentence: Sentence) -> Agreement {
    var completions = Completions()
    return completions.agreement(sentence.simple)
  }

  private mutating func agreement(_ sentence: Sentence) -> Agreement {
    if case .known(let value) = sentence { return .always(value) }
    if left == 0 { return .tooMany }
    left -= 1
    guard let question = sentence.question else { return .open }
    var found: Agreement?
    for answer in 0..<question.answers {
      let next = agreement(sentence.answering(question.id, answer))
      if case .always = next, found ?? next == next { found = next } else { return next == .tooMany ? .tooMany : .open }
    }
    return found ?? .open
  }
}

extension Sentence {
  /// A question that the sentence asks, with the number of its answers.
  fileprivate var question: (id: Int, answers: Int)? {
    switch self {
    case .known, .test: return nil
    case .free(let id), .failed(let id): return (id, 2)
    case .split(let id, let answers): return (id, answers.count)
    case .not(let inner): return inner.question
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      // A lazy map would ask each part twice, and so double the work with each level.
      for part in parts { if let question = part.question { return question } }
      return nil
    }
  }

  fileprivate func answering(_ question: Int, _ answer: Int) -> Sentence {
    map { leaf in
      switch leaf {
      case .free(question), .failed(question): .known(answer == 1)
      case .split(question, let answers): answers[answer].answering(question, answer)
      case .split(let other, let answers): .split(other, answers.map { $0.answering(question, answer) })
      default: leaf
      }
    }
  }
}
