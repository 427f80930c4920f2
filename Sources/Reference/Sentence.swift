/// The four truths of a condition.
public enum ReferenceTruth: String, Hashable, Sendable {
  case yes, no, unknown, error

  /// What is certain, if anything is.
  public var known: Bool? { self == .yes ? true : self == .no ? false : nil }
}

/// A condition written out for one case: what is known stands as known, what is not as a question.
indirect enum Sentence: Hashable {
  case known(Bool)
  /// A condition that stands for itself: over several unknown facts, or through functions.
  case free(Int)
  /// A condition that failed. No outcome may rest on it, so that it counts as true and as false like any other.
  case failed(Int)
  /// A condition over one unknown fact: a test of ``Walk/tests``.
  case test(Int)
  /// What the sentence is for each answer to a question.
  case split(Int, [Sentence])
  case not(Sentence)
  case all([Sentence])
  case any([Sentence])
  case atLeast(Int, [Sentence])

  static func both(_ a: Sentence, _ b: Sentence) -> Sentence { .all([a, b]) }
  static func either(_ a: Sentence, _ b: Sentence) -> Sentence { .any([a, b]) }
}

extension Sentence {
  /// Strong Kleene logic; of two reasons for no answer an error is the graver.
  var truth: ReferenceTruth {
    switch self {
    case .known(let value): return value ? .yes : .no
    case .free, .test, .split: return .unknown
    case .failed: return .error
    case .not(let inner):
      switch inner.truth {
      case .yes: return .no
      case .no: return .yes
      case let open: return open
      }
    case .all(let parts): return Sentence.settle(parts.map(\.truth), by: .no, else: .yes)
    case .any(let parts): return Sentence.settle(parts.map(\.truth), by: .yes, else: .no)
    case .atLeast(let needed, let parts):
      let truths = parts.map(\.truth)
      let met = truths.count { $0 == .yes }
      let open = truths.count { $0.known == nil }
      if met >= needed { return .yes }
      if met + open < needed { return .no }
      return truths.contains(.error) ? .error : .unknown
    }
  }

  private static func settle(_ truths: [ReferenceTruth], by decisive: ReferenceTruth, else other: ReferenceTruth)
    -> ReferenceTruth
  {
    if truths.contains(decisive) { return decisive }
    if truths.contains(.error) { return .error }
    return truths.contains(.unknown) ? .unknown : other
  }

  /// The sentence with everything that is known carried out.
  var simple: Sentence { map { $0 } }

  /// The sentence with each of its leaves replaced and everything known carried out.
  func map(_ leaf: (Sentence) -> Sentence) -> Sentence {
    switch self {
    case .known: return self
    case .free, .failed, .test, .split: return leaf(self)
    case .not(let inner):
      let mapped = inner.map(leaf)
      if case .known(let value) = mapped { return .known(!value) }
      return .not(mapped)
    case .all(let parts): return Sentence.gate(parts, decisive: false, leaf)
    case .any(let parts): return Sentence.gate(parts, decisive: true, leaf)
    case .atLeast(let needed, let parts):
      var left = needed
      var open: [Sentence] = []
      for part in parts {
        let mapped = part.map(leaf)
        if case .known(let value) = mapped { left -= value ? 1 : 0 } else { open.append(mapped) }
      }
      if left <= 0 { return .known(true) }
      return left > open.count ? .known(false) : .atLeast(left, open)
    }
  }

  private static func gate(_ parts: [Sentence], decisive: Bool, _ leaf: (Sentence) -> Sentence) -> Sentence {
    var open: [Sentence] = []
    for part in parts {
      let mapped = part.map(leaf)
      if mapped == .known(decisive) { return mapped }
      switch mapped {
      case .known: continue
      case .all(let inner) where !decisive, .any(let inner) where decisive: open += inner
      default: open.append(mapped)
      }
    }
    if open.isEmpty { return .known(!decisive) }
    return open.count == 1 ? open[0] : decisive ? .any(open) : .all(open)
  }
}
