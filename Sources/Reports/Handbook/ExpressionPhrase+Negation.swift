import ExpressionSyntax
import Rules

/// The opposite of conditions, said as plainly as the conditions themselves.
extension ExpressionPhrase {
  /// Complexity: linear in the condition.
  func negated(_ id: NodeID) -> RichText {
    switch tree[id].kind {
    case .boolean(let value): return RichText(value ? Catalogue.never : Catalogue.always)
    case .binary(.and, _, _): return .filling(Catalogue.notAllOf, [parts(.and, id)])
    case .binary(.or, _, _): return .filling(Catalogue.noneOfThese, [parts(.or, id)])
    case .binary(let comparison, let a, let b):
      return Self.opposites[comparison].flatMap { compared($0, a, b) } ?? .filling(Catalogue.isNotSo, [condition(id)])
    case .call(let function, let arguments):
      let values = arguments.map(\.value)
      switch (name(function), values.count) {
      case ("not"?, 1): return condition(values[0])
      case ("list contains"?, 2):
        return .filling(Catalogue.listLacks, [noun(values[0]), noun(values[1], like: term(values[0])?.fact)])
      default: return .filling(Catalogue.isNotSo, [condition(id)])
      }
    default:
      guard let term = term(id), term.fact?.type == .yesNo else { return .filling(Catalogue.isNotSo, [condition(id)]) }
      return .filling(Catalogue.isNo, [term.words])
    }
  }

  /// A choice between conditions of which one is settled, as what must hold; nil where neither is.
  func settled(_ when: NodeID, _ then: NodeID, _ otherwise: NodeID) -> RichText? {
    switch (tree[then].kind, tree[otherwise].kind) {
    case (.boolean(let then), .boolean(let otherwise)):
      return then == otherwise ? RichText(then ? Catalogue.always : Catalogue.never) : then ? condition(when) : negated(when)
    case (.boolean(true), _): return .joined([condition(when), condition(otherwise)], Catalogue.orBetween)
    case (.boolean(false), _): return .joined([negated(when), condition(otherwise)], Catalogue.andBetween)
    case (_, .boolean(true)): return .joined([negated(when), condition(then)], Catalogue.orBetween)
    case (_, .boolean(false)): return .joined([condition(when), condition(then)], Catalogue.andBetween)
    default: return nil
    }
  }

  private func parts(_ word: BinaryOperator, _ id: NodeID) -> RichText {
    .joined(operands(of: word, id).map { condition($0) }, word == .and ? Catalogue.andBetween : Catalogue.orBetween)
  }

  private static let opposites: [BinaryOperator: BinaryOperator] = [
    .equal: .notEqual, .notEqual: .equal, .less: .greaterOrEqual, .lessOrEqual: .greater, .greater: .lessOrEqual,
    .greaterOrEqual: .less,
  ]
}
