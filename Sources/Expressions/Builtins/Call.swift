/// A call of a builtin whose arguments fit one of its signatures. It lasts as long as the builtin's body runs.
public struct Call {
  let evaluator: Evaluator
  /// Where the arguments lie on the evaluator's stack: in the order of the signature's parameters, variadic ones at the
  /// end; an optional one that was left out before a given one is null.
  private let places: Range<Int>
  /// Which signature the arguments fit.
  public let overload: Int
  private let declaration: FunctionDeclaration
  let range: Range<Int>

  init(
    evaluator: Evaluator, arguments: Range<Int>, overload: Int, declaration: FunctionDeclaration, range: Range<Int>
  ) {
    self.evaluator = evaluator
    places = arguments
    self.overload = overload
    self.declaration = declaration
    self.range = range
  }

  var name: String { declaration.name }

  public var context: EvaluationContext { evaluator.context }

  /// How many arguments there are.
  public var count: Int { places.count }

  public var arguments: [Value] { evaluator.stack.values(places) }

  /// The value of the operation that failed: an error in rules, null in conformance.
  func fail(_ code: EvaluationError.Code, _ message: @autoclosure () -> String) -> Value {
    context.fail(code, message(), at: range)
  }

  /// The argument, or `nil` where it was left out or is null.
  func optional(_ index: Int) -> Value? {
    guard index < count, !self[index].isNull else { return nil }
    return self[index]
  }

  /// Calls a function that was given as an argument.
  func invoke(_ function: FunctionValue, _ arguments: [Value]) -> Value {
    evaluator.invoke(function, arguments, at: range)
  }

  /// Takes steps for work that is more than looking through the arguments once: `nil` where there are enough of them
  /// left, else the value that the call has.
  func spending(_ steps: Int) -> Value? {
    evaluator.spend(steps) ? nil : fail(.limit, "`\(name)` was stopped: more than \(context.limits.steps) steps")
  }

  var stepsLeft: Int { evaluator.stepsLeft }

  /// The result of arithmetic that answers `nil` where it goes beyond 34 digits and exponent 6144.
  func number(_ result: Decimal?) -> Value {
    result.map(Value.number) ?? fail(.overflow, "the result of `\(name)` is too large")
  }
}

// The signature has been checked before the body runs: the fallback values below are never taken.
extension Call {
  subscript(index: Int) -> Value { evaluator.stack[places.lowerBound + index] }

  func decimal(_ index: Int) -> Decimal { self[index].asNumber ?? .zero }
  func text(_ index: Int) -> String { self[index].asString ?? "" }
  func items(_ index: Int) -> [Value] { self[index].asList ?? [] }
  func record(_ index: Int) -> ContextValue { self[index].asContext ?? ContextValue() }
  func day(_ index: Int) -> CivilDate {
    switch self[index] {
    case .date(let date): date
    case .dateTime(let dateTime): dateTime.date
    default: .epoch
    }
  }

  /// A number that counts: its fraction is cut off; one beyond 18 digits is held there.
  func integer(_ index: Int) -> Int {
    let number = decimal(index)
    let bound = 1_000_000_000_000_000_000
    return number.rounded(.down, scale: 0).flatMap { Int(exactly: $0) } ?? (number.isNegative ? -bound : bound)
  }

  /// The members of the one list given, or all arguments.
  var members: [Value] { overload == 0 ? items(0) : arguments }
}
