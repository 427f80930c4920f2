/// Given as one list or one by one.
private func overloads(_ member: ValueType, _ result: FunctionDeclaration.Result) -> [FunctionDeclaration.Overload] {
  let single: FunctionDeclaration.Result = result == .elementOf(0) ? .sameAs(0) : result
  return [.init([.init("list", .list(member))], result), .init([.variadic("c", member)], single)]
}

private let numberOverloads = overloads(.number(), .type(.number()))

private func numbers(_ call: Call) -> [Decimal] { call.members.map { $0.asNumber ?? .zero } }

private func sum(_ numbers: [Decimal]) -> Decimal? {
  var total = Decimal.zero
  for number in numbers {
    guard let next = total.adding(number) else { return nil }
    total = next
  }
  return total
}

private func mean(_ numbers: [Decimal]) -> Decimal? { sum(numbers)?.divided(by: Decimal(numbers.count)) }

private func empty(_ call: Call) -> Value { call.fail(.badArgument, "`\(call.name)` has no value for an empty list") }

/// The first member before (`-1`) or after (`1`) all others.
private func extreme(_ wanted: Int) -> FunctionDeclaration.Body {
  { call in
    // Plain null in the standard: nothing is known of the least of no members.
    guard var best = call.members.first else { return .null }
    guard Value.order(best, best) != nil else {
      return call.fail(.notComparable, "`\(call.name)` cannot order \(best.type) `\(best)`")
    }
    for member in call.members.dropFirst() {
      guard let order = Value.order(member, best) else {
        return call.fail(.notComparable, "`\(call.name)` cannot compare \(member.type) `\(member)` with \(best.type) `\(best)`")
      }
      if order == wanted { best = member }
    }
    return best
  }
}

/// `all` and `any`: one decisive member settles it, a null leaves it open.
private func quantified(decisive: Bool) -> FunctionDeclaration.Body {
  { call in
    var isOpen = false
    var isDecided = false
    for member in call.members {
      switch member {
      case .boolean(decisive): isDecided = true
      case .boolean: break
      case .null: isOpen = true
      default: return call.fail(.typeMismatch, "`\(call.name)` takes boolean members, this is \(member.type) `\(member)`")
      }
    }
    return isDecided ? .boolean(decisive) : isOpen ? .null : .boolean(!decisive)
  }
}

private func standardDeviation(_ call: Call) -> Value {
  let numbers = numbers(call)
  guard numbers.count > 1 else { return call.fail(.badArgument, "`stddev` has no value for fewer than two numbers") }
  guard let mean = mean(numbers) else { return call.number(nil) }
  let squares = numbers.compactMap { number in number.subtracting(mean).flatMap { $0.multiplied(by: $0) } }
  guard squares.count == numbers.count, let total = sum(squares) else { return call.number(nil) }
  return call.number(total.divided(by: Decimal(numbers.count - 1))?.squareRoot())
}

private func modes(_ call: Call) -> Value {
  var counts: [(number: Decimal, count: Int)] = []
  for number in numbers(call).sorted() {
    if counts.last?.number == number { counts[counts.count - 1].count += 1 } else { counts.append((number, 1)) }
  }
  let most = counts.map(\.count).max()
  return .list(counts.filter { $0.count == most }.map { .number($0.number) })
}

private func median(_ call: Call) -> Value {
  let sorted = numbers(call).sorted()
  if sorted.isEmpty { return .null }
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? .number(sorted[middle]) : call.number(mean([sorted[middle - 1], sorted[middle]]))
}

extension Builtins {
  // DMN 1.5, 10.3.4.4.
  static let aggregates: [FunctionDeclaration] = [
    FunctionDeclaration(
      "min", .list, "The least member.", overloads(.any, .elementOf(0)),
      examples: [("min([3,1,2])", "1"), ("min(1, 2)", "1"), ("min([])", "null"), ("min([1, \"a\"])", "error")], body: extreme(-1)),
    FunctionDeclaration(
      "max", .list, "The greatest member.", overloads(.any, .elementOf(0)),
      examples: [("max([3,1,2])", "3"), ("max(\"a\", \"b\")", "\"b\"")], body: extreme(1)),
    FunctionDeclaration(
      "sum", .list, "The sum of the numbers.", numberOverloads,
      examples: [("sum([1,2,3])", "6"), ("sum(1.5, 2)", "3.5"), ("sum([])", "null")]
    ) { $0.members.isEmpty ? .null : $0.number(sum(numbers($0))) },
    FunctionDeclaration(
      "mean", .list, "The arithmetic mean of the numbers.", numberOverloads,
      examples: [("mean([1,2,3])", "2"), ("mean([])", "error")]
    ) { $0.members.isEmpty ? empty($0) : $0.number(mean(numbers($0))) },
    FunctionDeclaration(
      "all", .list, "Whether every member is true.", overloads(.any, .type(.boolean)),
      examples: [
        ("all([true,true])", "true"), ("all([false,null])", "false"), ("all([true,null])", "null"), ("all([])", "true"),
      ],
      body: quantified(decisive: false)),
    FunctionDeclaration(
      "any", .list, "Whether one member is true.", overloads(.any, .type(.boolean)),
      examples: [
        ("any([false,true])", "true"), ("any([])", "false"), ("any([false,null])", "null"), ("any([1,false])", "error"),
      ],
      body: quantified(decisive: true)),
    FunctionDeclaration(
      "product", .list, "The product of the numbers.", numberOverloads,
      examples: [("product([2,3,4])", "24"), ("product([])", "error")]
    ) { call in
      if call.members.isEmpty { return empty(call) }
      return call.number(numbers(call).reduce(Decimal.one as Decimal?) { $0?.multiplied(by: $1) })
    },
    FunctionDeclaration(
      "median", .list, "The middle number, or the mean of the two in the middle.", numberOverloads,
      examples: [("median([8,2,5,3,4])", "4"), ("median(6,1,2,3)", "2.5"), ("median([])", "null")], body: median),
    FunctionDeclaration(
      "stddev", .list, "The standard deviation of a sample.", numberOverloads,
      examples: [("stddev([2,4,7,5])", "2.081665999466132735282297706979931"), ("stddev([47])", "error")],
      body: standardDeviation),
    FunctionDeclaration(
      "mode", .list, "The most frequent numbers, in ascending order.", overloads(.number(), .type(.list(.number()))),
      examples: [("mode([6,3,9,6,6])", "[6]"), ("mode([6,1,9,6,1])", "[1,6]"), ("mode([])", "[]")], body: modes),
  ]
}
