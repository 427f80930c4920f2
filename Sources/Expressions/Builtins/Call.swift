/// A call of a builtin whose arguments fit one of its signatures.
public struct Call {
  /// In the order of the signature's parameters, variadic ones at the end; an optional one that was left out before
  /// a given one is null.
  public let arguments: [Value]
  /// Which signature the arguments fit.
  public let overload: Int
  public let context: EvaluationContext
  let name: String
  let range: Range<Int>
  let invoker: any FunctionInvoker

  /// The value of the operation that failed: an error in rules, null in conformance.
  func fail(_ code: EvaluationError.Code, _ message: @autoclosure () -> String) -> Value {
    context.fail(code, message(), at: range)
  }

  /// The argument, or `nil` where it was left out or is null.
  func optional(_ index: Int) -> Value? {
    guard index < arguments.count, !arguments[index].isNull else { return nil }
    return arguments[index]
  }

  /// Calls a function that was given as an argument.
  func invoke(_ function: FunctionValue, _ arguments: [Value]) -> Value {
    invoker.invoke(function, arguments, at: range)
  }

  /// Takes steps for work that is more than looking through the arguments once: `nil` where there are enough of them
  /// left, else the value that the call has.
  func spending(_ steps: Int) -> Value? {
    invoker.spend(steps) ? nil : fail(.limit, "`\(name)` was stopped: more than \(context.limits.steps) steps")
  }

  var stepsLeft: Int { invoker.stepsLeft }

  /// The result of arithmetic that answers `nil` where it goes beyond 34 digits and exponent 6144.
  func number(_ result: Decimal?) -> Value {
    result.map(Value.number) ?? fail(.overflow, "the result of `\(name)` is too large")
  }
}

/// What builtins such as `sort` need of the evaluator.
protocol FunctionInvoker: AnyObject {
  func invoke(_ function: FunctionValue, _ arguments: [Value], at range: Range<Int>) -> Value

  /// How many steps the evaluation may still take.
  var stepsLeft: Int { get }

  /// Takes steps for work of the builtin's own; false where there are not enough of them left.
  func spend(_ steps: Int) -> Bool
}

// The signature has been checked before the body runs: the fallback values below are never taken.
extension Call {
  subscript(index: Int) -> Value { arguments[index] }

  func decimal(_ index: Int) -> Decimal { arguments[index].asNumber ?? .zero }
  func text(_ index: Int) -> String { arguments[index].asString ?? "" }
  func items(_ index: Int) -> [Value] { arguments[index].asList ?? [] }
  func record(_ index: Int) -> ContextValue { arguments[index].asContext ?? ContextValue() }
  func day(_ index: Int) -> CivilDate {
    switch arguments[index] {
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
