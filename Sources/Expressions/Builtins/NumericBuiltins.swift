/// Rounds to a scale within decimal128's range.
private func rounding(_ mode: RoundingMode) -> FunctionDeclaration.Body {
  { call in
    let scale = call.count > 1 ? call.integer(1) : 0
    guard -6111...6176 ~= scale else {
      return call.fail(.badArgument, "the scale of `\(call.name)` is \(scale), it may be from -6111 to 6176")
    }
    return call.number(call.decimal(0).rounded(mode, scale: scale))
  }
}

private let scaled: [FunctionDeclaration.Parameter] = [.init("n", .number()), .init("scale", .number())]
private let optionallyScaled: [FunctionDeclaration.Parameter] = [.init("n", .number()), .optional("scale", .number())]

extension Builtins {
  // DMN 1.5, 10.3.4.5.
  static let numeric: [FunctionDeclaration] = [
    FunctionDeclaration(
      "decimal", .numeric, "The number rounded to `scale` decimals, a tie to the even digit.", scaled, .number(),
      examples: [("decimal(1/3, 2)", "0.33"), ("decimal(1.5, 0)", "2"), ("decimal(2.5, 0)", "2")], body: rounding(.halfEven)),
    FunctionDeclaration(
      "floor", .numeric, "The number rounded down to `scale` decimals, or to an integer.", optionallyScaled, .number(),
      examples: [("floor(1.5)", "1"), ("floor(-1.56, 1)", "-1.6")], body: rounding(.floor)),
    FunctionDeclaration(
      "ceiling", .numeric, "The number rounded up to `scale` decimals, or to an integer.", optionallyScaled, .number(),
      examples: [("ceiling(1.5)", "2"), ("ceiling(-1.56, 1)", "-1.5")], body: rounding(.ceiling)),
    FunctionDeclaration(
      "round up", .numeric, "The number rounded away from zero.", scaled, .number(),
      examples: [("round up(5.5, 0)", "6"), ("round up(-1.126, 2)", "-1.13")], body: rounding(.up)),
    FunctionDeclaration(
      "round down", .numeric, "The number rounded towards zero.", scaled, .number(),
      examples: [("round down(5.5, 0)", "5"), ("round down(-1.126, 2)", "-1.12")], body: rounding(.down)),
    FunctionDeclaration(
      "round half up", .numeric, "The number rounded to the nearest, a tie away from zero.", scaled, .number(),
      examples: [("round half up(5.5, 0)", "6"), ("round half up(-5.5, 0)", "-6")], body: rounding(.halfUp)),
    FunctionDeclaration(
      "round half down", .numeric, "The number rounded to the nearest, a tie towards zero.", scaled, .number(),
      examples: [("round half down(5.5, 0)", "5"), ("round half down(-1.126, 2)", "-1.13")], body: rounding(.halfDown)),
    FunctionDeclaration(
      "abs", .numeric, "The number or duration without its sign.",
      [
        .init([.init("n", .number())], .sameAs(0)), .init([.init("n", .daysTimeDuration)], .sameAs(0)),
        .init([.init("n", .yearsMonthsDuration)], .sameAs(0)),
      ],
      examples: [("abs(-10)", "10"), ("abs(@\"-PT5H\")", "@\"PT5H\"")]
    ) { call in
      switch call[0] {
      case .daysTimeDuration(let duration) where duration.isNegative:
        DaysTimeDuration(totalNanoseconds: -duration.totalNanoseconds).map(Value.daysTimeDuration)
          ?? call.fail(.overflow, "the duration is too long")
      case .yearsMonthsDuration(let duration):
        duration.months == .min
          ? call.fail(.overflow, "the duration is too long")
          : .yearsMonthsDuration(YearsMonthsDuration(months: abs(duration.months)))
      case .number(let number): .number(number.absolute)
      default: call[0]
      }
    },
    FunctionDeclaration(
      "modulo", .numeric, "What is left of `dividend` by whole multiples of `divisor`; it has the divisor's sign.",
      [.init("dividend", .number()), .init("divisor", .number())], .number(),
      examples: [("modulo(12, 5)", "2"), ("modulo(-12, 5)", "3"), ("modulo(10, 0)", "error")]
    ) { call in
      if call.decimal(1).isZero { return call.fail(.divisionByZero, "the divisor of `modulo` is 0") }
      return call.number(call.decimal(0).modulo(call.decimal(1)))
    },
    FunctionDeclaration(
      "sqrt", .numeric, "The square root.", [.init("number", .number())], .number(),
      examples: [("sqrt(16)", "4"), ("sqrt(2)", "1.414213562373095048801688724209698"), ("sqrt(-1)", "error")]
    ) { call in
      call.decimal(0).squareRoot().map(Value.number) ?? call.fail(.badArgument, "`sqrt` has no value for a negative number")
    },
    FunctionDeclaration(
      "log", .numeric, "The natural logarithm.", [.init("number", .number())], .number(),
      examples: [("log(1)", "0"), ("decimal(log(10), 8)", "2.30258509"), ("log(0)", "error")]
    ) { call in
      call.decimal(0).logarithm().map(Value.number) ?? call.fail(.badArgument, "`log` has a value for positive numbers only")
    },
    FunctionDeclaration(
      "exp", .numeric, "Euler's number to the power of the argument.", [.init("number", .number())], .number(),
      examples: [("exp(0)", "1"), ("decimal(exp(5), 10)", "148.4131591026")]
    ) { $0.number($0.decimal(0).exponential()) },
    FunctionDeclaration(
      "odd", .numeric, "Whether the number is an odd integer.", [.init("number", .number())], .boolean,
      examples: [("odd(5)", "true"), ("odd(2)", "false")]
    ) { .boolean($0.decimal(0).modulo(2) == 1) },
    FunctionDeclaration(
      "even", .numeric, "Whether the number is an even integer.", [.init("number", .number())], .boolean,
      examples: [("even(5)", "false"), ("even(-2)", "true")]
    ) { .boolean($0.decimal(0).modulo(2) == 0) },
  ]
}
