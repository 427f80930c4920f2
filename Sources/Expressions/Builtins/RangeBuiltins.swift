/// The edge of a range on the line of its values. An edge that is not included lies just inside it, so that plain
/// order of edges answers every question about ranges; a point is the range from itself to itself.
private struct Edge {
  /// `nil` at an infinite end, which lies in direction `side`.
  var value: Value?
  var side: Int

  /// Negative, zero or positive; `nil` where the values have no order.
  static func compare(_ a: Edge, _ b: Edge) -> Int? {
    switch (a.value, b.value) {
    case (nil, nil): a.side - b.side
    case (nil, _): a.side
    case (_, nil): -b.side
    case (let x?, let y?): Value.order(x, y).map { $0 == 0 ? a.side - b.side : $0 }
    }
  }
}

private struct Interval {
  var start: Edge
  var end: Edge

  subscript(side: Side) -> Edge { side == .start ? start : end }

  init?(_ value: Value) {
    guard case .range(let range) = value else {
      start = Edge(value: value, side: 0)
      end = start
      return
    }
    guard range.form != .notEqual else { return nil }
    start = range.low == nil ? Edge(value: nil, side: -1) : Edge(value: range.low, side: range.includesLow ? 0 : 1)
    end = range.high == nil ? Edge(value: nil, side: 1) : Edge(value: range.high, side: range.includesHigh ? 0 : -1)
  }
}

/// The order of two edges, one of each interval.
private typealias Comparison = (Side, Side, @Sendable (Int) -> Bool)

private enum Side { case start, end }

private let points: FunctionDeclaration.Overload = .init([.init("point1", .any), .init("point2", .any)], .type(.boolean))
private let pointRange: FunctionDeclaration.Overload = .init(
  [.init("point", .any), .init("range", .range(.any))], .type(.boolean))
private let rangePoint: FunctionDeclaration.Overload = .init(
  [.init("range", .range(.any)), .init("point", .any)], .type(.boolean))
private let twoRanges: FunctionDeclaration.Overload = .init(
  [.init("range1", .range(.any)), .init("range2", .range(.any))], .type(.boolean))

/// A function of two ranges that holds where all comparisons of an edge of the first with one of the second do.
private func relation(
  _ name: String, _ summary: String, _ overloads: [FunctionDeclaration.Overload], examples: [(String, String)],
  _ comparisons: Comparison...
) -> FunctionDeclaration {
  FunctionDeclaration(name, .range, summary, overloads, examples: examples) { call in
    guard !call[0].isNull, !call[1].isNull else { return call.fail(.nullOperand, "`\(name)` has no answer for null") }
    guard let first = Interval(call[0]), let second = Interval(call[1]) else {
      return call.fail(.badArgument, "`\(name)` has no answer for a range of all values but one")
    }
    var holds = true
    for (one, other, test) in comparisons {
      guard let order = Edge.compare(first[one], second[other]) else {
        return call.fail(.notComparable, "`\(name)` cannot compare `\(call[0])` with `\(call[1])`")
      }
      if !test(order) { holds = false }
    }
    return .boolean(holds)
  }
}

extension Builtins {
  // DMN 1.5, 10.3.4.7 (table 78).
  static let ranges: [FunctionDeclaration] = [
    relation(
      "before", "Whether the first lies wholly before the second.", [twoRanges, rangePoint, pointRange, points],
      examples: [
        ("before(1, 10)", "true"), ("before([1..10], [10..20])", "false"), ("before([1..10), [10..20])", "true"),
        ("before(1, \"a\")", "error"),
      ],
      (.end, .start, { $0 < 0 })),
    relation(
      "after", "Whether the first lies wholly after the second.", [twoRanges, rangePoint, pointRange, points],
      examples: [("after(10, 5)", "true"), ("after([11..20], [1..10])", "true"), ("after(12, [1..12])", "false")],
      (.start, .end, { $0 > 0 })),
    relation(
      "meets", "Whether the first ends where the second starts.", [twoRanges],
      examples: [("meets([1..5], [5..10])", "true"), ("meets([1..5), [5..10])", "false")], (.end, .start, { $0 == 0 })),
    relation(
      "met by", "Whether the first starts where the second ends.", [twoRanges],
      examples: [("met by([5..10], [1..5])", "true")], (.start, .end, { $0 == 0 })),
    relation(
      "overlaps", "Whether the ranges have a value in common.", [twoRanges],
      examples: [("overlaps([1..5], [3..8])", "true"), ("overlaps([1..5), [5..8])", "false")],
      (.end, .start, { $0 >= 0 }), (.start, .end, { $0 <= 0 })),
    relation(
      "overlaps before", "Whether the first starts before the second and ends inside it.", [twoRanges],
      examples: [("overlaps before([1..5], [3..8])", "true"), ("overlaps before([1..5], [6..8])", "false")],
      (.start, .start, { $0 < 0 }), (.end, .start, { $0 >= 0 }), (.end, .end, { $0 <= 0 })),
    relation(
      "overlaps after", "Whether the first starts inside the second and ends after it.", [twoRanges],
      examples: [("overlaps after([3..8], [1..5])", "true"), ("overlaps after([4..8], [1..3])", "false")],
      (.start, .start, { $0 > 0 }), (.start, .end, { $0 <= 0 }), (.end, .end, { $0 >= 0 })),
    relation(
      "finishes", "Whether the first is the end of the second.", [twoRanges, pointRange],
      examples: [
        ("finishes(10, [1..10])", "true"), ("finishes([5..10], [1..10])", "true"), ("finishes([5..10), [1..10])", "false"),
      ],
      (.end, .end, { $0 == 0 }), (.start, .start, { $0 >= 0 })),
    relation(
      "finished by", "Whether the second is the end of the first.", [twoRanges, rangePoint],
      examples: [("finished by([1..10], 10)", "true"), ("finished by([1..10], [5..10])", "true")],
      (.end, .end, { $0 == 0 }), (.start, .start, { $0 <= 0 })),
    relation(
      "includes", "Whether the second lies wholly in the first.", [twoRanges, rangePoint],
      examples: [("includes([1..10], 5)", "true"), ("includes([1..10), 10)", "false"), ("includes([1..10], [4..6])", "true")],
      (.start, .start, { $0 <= 0 }), (.end, .end, { $0 >= 0 })),
    relation(
      "during", "Whether the first lies wholly in the second.", [twoRanges, pointRange],
      examples: [("during(5, [1..10])", "true"), ("during([4..6], [1..10])", "true")],
      (.start, .start, { $0 >= 0 }), (.end, .end, { $0 <= 0 })),
    relation(
      "starts", "Whether the first is the start of the second.", [twoRanges, pointRange],
      examples: [("starts(1, [1..10])", "true"), ("starts((1..5], [1..10])", "false")],
      (.start, .start, { $0 == 0 }), (.end, .end, { $0 <= 0 })),
    relation(
      "started by", "Whether the second is the start of the first.", [twoRanges, rangePoint],
      examples: [("started by([1..10], 1)", "true"), ("started by([1..10], [1..5])", "true")],
      (.start, .start, { $0 == 0 }), (.end, .end, { $0 >= 0 })),
    relation(
      "coincides", "Whether both are the same.", [twoRanges, points],
      examples: [("coincides(5, 5)", "true"), ("coincides([1..5], [1..5))", "false")],
      (.start, .start, { $0 == 0 }), (.end, .end, { $0 == 0 })),
  ]
}
