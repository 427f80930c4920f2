/// What every way of filling in the unknown facts agrees on.
enum Agreement: Hashable {
  case always(Bool)
  case open
  /// There are more ways than are tried.
  case tooMany
}

/// Looks for answers to the questions that a sentence still asks, under which it holds: one question after the other, and what
/// shares no question apart.
///
/// Complexity: exponential in the questions, cut off after ``limit`` choices of a question.
struct Completions {
  static let limit = 20_000
  private var left = Completions.limit
  private var settled: [Sentence: Bool?] = [:]

  /// Whether the sentence, in which no tests are left, comes to the same truth in every way.
  static func agreement(_ sentence: Sentence) -> Agreement {
    var completions = Completions()
    let mayHold = completions.canHold(sentence.asking(for: true))
    if mayHold == false { return .always(false) }
    let mayFail = completions.canHold(sentence.asking(for: false))
    if mayFail == false { return .always(true) }
    return mayHold == nil || mayFail == nil ? .tooMany : .open
  }

  /// Nil where it would take too long to tell.
  private mutating func canHold(_ sentence: Sentence) -> Bool? {
    switch sentence {
    case .known(let value): return value
    case .any(let parts): return some(parts)
    case .split(let question, let answers): return some(answers.indices.map { answers[$0].answering(question, $0) })
    case .all(let parts):
      // What shares no question with the rest holds or fails by itself.
      let groups = independent(parts)
      if groups.count == 1 { return tried(sentence) }
      var isCutOff = false
      for group in groups {
        guard let holds = canHold(group.count == 1 ? group[0] : .all(group)) else {
          isCutOff = true
          continue
        }
        if !holds { return false }
      }
      return isCutOff ? nil : true
    case .atLeast(let needed, let parts) where independent(parts).count == parts.count:
      let holding = parts.map { canHold($0) }
      if holding.count(where: { $0 == true }) >= needed { return true }
      return holding.count(where: { $0 != false }) < needed ? false : nil
    default: return tried(sentence)
    }
  }

  private mutating func some(_ sentences: [Sentence]) -> Bool? {
    var isCutOff = false
    for sentence in sentences {
      guard let holds = canHold(sentence) else {
        isCutOff = true
        continue
      }
      if holds { return true }
    }
    return isCutOff ? nil : false
  }

  /// Tries each answer to one question.
  private mutating func tried(_ sentence: Sentence) -> Bool? {
    if let known = settled[sentence] { return known }
    if left == 0 { return nil }
    left -= 1
    let asked = Asked(in: sentence)
    guard let (question, answers) = asked.best else { return nil }
    let holds = some(answers.map { sentence.answering(question, $0) })
    settled[sentence] = .some(holds)
    return holds
  }

  private func independent(_ parts: [Sentence]) -> [[Sentence]] {
    var groups: [(questions: Set<Int>, parts: [Sentence])] = []
    for part in parts {
      var joined = (questions: part.questions, parts: [part])
      groups.removeAll { group in
        if group.questions.isDisjoint(with: joined.questions) { return false }
        joined.questions.formUnion(group.questions)
        joined.parts += group.parts
        return true
      }
      groups.append(joined)
    }
    return groups.map(\.parts).sorted { $0.count < $1.count }
  }
}

/// The questions that a sentence asks, and what speaks for trying them.
private struct Asked {
  private struct Question {
    var places = 0
    /// Answers that make true, of which one is enough, whatever else is asked.
    var fitting: [Bool]
    /// Answers that do not make the whole sentence false at once.
    var possible: [Bool]
  }

  private var questions: [Int: Question] = [:]

  init(in sentence: Sentence) {
    collect(sentence)
    guard case .all(let parts) = sentence else { return }
    for case .split(let question, let answers) in parts {
      for (answer, part) in answers.enumerated() where part == .known(false) {
        questions[question]?.possible[answer] = false
      }
    }
  }

  private mutating func collect(_ sentence: Sentence) {
    switch sentence {
    case .split(let id, let answers):
      var question = questions[id] ?? Question(fitting: answers.map { _ in true }, possible: answers.map { _ in true })
      question.places += 1
      for (answer, part) in answers.enumerated() where part != .known(true) { question.fitting[answer] = false }
      questions[id] = question
      for answer in answers { collect(answer) }
    case .all(let parts), .any(let parts), .atLeast(_, let parts): for part in parts { collect(part) }
    default: break
    }
  }

  /// A question with the answers to try: one that has an answer which fits everywhere, or else the one with the fewest
  /// answers that are possible; of these the one that stands in most places.
  var best: (question: Int, answers: [Int])? {
    var best: (question: Int, answers: [Int], places: Int)?
    for (id, question) in questions.sorted(by: { $0.key < $1.key }) {
      if let answer = question.fitting.firstIndex(of: true) { return (id, [answer]) }
      let answers = question.possible.indices.filter { question.possible[$0] }
      if let best, (answers.count, -question.places) >= (best.answers.count, -best.places) { continue }
      best = (id, answers, question.places)
    }
    return best.map { ($0.question, $0.answers) }
  }
}

extension Sentence {
  /// The sentence, or its opposite, without `not` and with every question as a split.
  fileprivate func asking(for truth: Bool) -> Sentence {
    func all(_ parts: [Sentence]) -> [Sentence] { parts.map { $0.asking(for: truth) } }
    switch self {
    case .known(let value): return .known(value == truth)
    case .free(let id), .failed(let id): return .split(id, [.known(!truth), .known(truth)])
    case .test: return self
    case .split(let id, let answers): return .split(id, all(answers))
    case .not(let inner): return inner.asking(for: !truth)
    case .all(let parts): return truth ? .all(all(parts)).simple : .any(all(parts)).simple
    case .any(let parts): return truth ? .any(all(parts)).simple : .all(all(parts)).simple
    case .atLeast(let needed, let parts):
      return Sentence.atLeast(truth ? needed : parts.count - needed + 1, all(parts)).simple
    }
  }

  fileprivate var questions: Set<Int> {
    switch self {
    case .split(let id, let answers): answers.reduce(into: [id]) { $0.formUnion($1.questions) }
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      parts.reduce(into: []) { $0.formUnion($1.questions) }
    default: []
    }
  }

  fileprivate func answering(_ question: Int, _ answer: Int) -> Sentence {
    map { leaf in
      switch leaf {
      case .split(question, let answers): answers[answer].answering(question, answer)
      case .split(let other, let answers): .split(other, answers.map { $0.answering(question, answer) })
      default: leaf
      }
    }
  }
}
