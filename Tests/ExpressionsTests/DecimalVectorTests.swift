import Expressions
import Testing

@Suite struct DecimalVectorTests {
  static let lines = caseLines("decimal128.txt").filter { !$0.isEmpty }

  @Test func thereAreVectors() { #expect(DecimalVectorTests.lines.count > 300) }

  @Test func vectorsHold() throws {
    for line in DecimalVectorTests.lines {
      let words = line.split(separator: " ").map(String.init)
      try #require(words.count == 5, "\(line)")
      let left = try #require(Decimal(words[0]))
      let right = try #require(Decimal(words[2]))
      let actual: Decimal? =
        switch words[1] {
        case "+": left.adding(right)
        case "-": left.subtracting(right)
        case "*": left.multiplied(by: right)
        case "/": left.divided(by: right)
        case "sqrt": left.squareRoot()
        case "exp": left.exponential()
        case "ln": left.logarithm()
        default: left.raised(to: right)
        }
      guard let expected = Decimal(words[4]) else {
        #expect(words[4] == "none" && actual == nil, "\(line), not \(String(describing: actual))")
        continue
      }
      let isNear = ["exp", "ln", "**"].contains(words[1])
      #expect(isNear ? agree(actual, expected) : actual == expected, "\(line), not \(String(describing: actual))")
    }
  }

  /// To 30 significant digits.
  private func agree(_ actual: Decimal?, _ expected: Decimal) -> Bool {
    guard let actual, let difference = actual.subtracting(expected)?.absolute,
      let bound = Decimal("1e-30").flatMap({ $0.multiplied(by: expected.absolute) })
    else { return false }
    return difference <= bound
  }
}
