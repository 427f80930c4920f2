import Expressions
import Testing

@Suite struct DecimalTests {
  @Test func aValueTakesAtMostThreeWords() {
    #expect(MemoryLayout<Decimal>.size == 18)
    #expect(MemoryLayout<Value>.size <= 24)
    #expect(MemoryLayout<Value>.stride == 24)
  }

  struct Vector: CustomTestStringConvertible, Sendable {
    let left: String
    let operation: String
    let right: String
    let result: String?
    var testDescription: String { "\(left) \(operation) \(right)" }
  }

  static let vectors: [Vector] = [
    ("1", "+", "2", "3"), ("0.1", "+", "0.2", "0.3"), ("-5", "+", "5", "0"), ("1e6144", "+", "1", "1" + zeros(6144)),
    ("9999999999999999999999999999999999", "+", "1", "10000000000000000000000000000000000"),
    ("9999999999999999999999999999999999", "+", "0.5", "10000000000000000000000000000000000"),
    ("9999999999999999999999999999999998", "+", "0.5", "9999999999999999999999999999999998"),
    ("9999999999999999999999999999999998", "+", "0.5000000000000000001", "9999999999999999999999999999999999"),
    ("1000000000000000000000000000000000", "-", "0.0000000000000000000000000000000001", "1000000000000000000000000000000000"),
    ("1e40", "-", "1", "10000000000000000000000000000000000000000"),
    ("1", "-", "1e-34", "0.9999999999999999999999999999999999"),
    ("1", "-", "1e-33", "0.999999999999999999999999999999999"),
    ("1", "-", "1e-40", "1"),
    ("9.999999999999999999999999999999999e6144", "+", "1e6144", nil),
    ("12", "*", "12", "144"), ("-0.5", "*", "0.5", "-0.25"), ("0", "*", "1e6000", "0"),
    (
      "9999999999999999999999999999999999", "*", "9999999999999999999999999999999999",
      "9999999999999999999999999999999998" + zeros(34)
    ),
    ("1234567890123456789", "*", "98765432109876543210", "121932631137021795223746380111126352690"),
    ("3333333333333333333333333333333333", "*", "3", "9999999999999999999999999999999999"),
    ("6666666666666666666666666666666667", "*", "15", "100000000000000000000000000000000000"),
    ("1e4000", "*", "1e4000", nil), ("1e-4000", "*", "1e-4000", "0"),
    ("1", "/", "3", "0.3333333333333333333333333333333333"), ("2", "/", "3", "0.6666666666666666666666666666666667"),
    ("10", "/", "4", "2.5"), ("1", "/", "8", "0.125"), ("6", "/", "-3", "-2"), ("0", "/", "7", "0"), ("1", "/", "0", nil),
    ("9999999999999999999999999999999999", "/", "7", "1428571428571428571428571428571428"),
    ("1", "/", "9999999999999999999999999999999999", "0.0000000000000000000000000000000001000000000000000000000000000000000"),
    ("12", "mod", "5", "2"), ("-12", "mod", "5", "3"), ("12", "mod", "-5", "-3"), ("10.1", "mod", "4.5", "1.1"),
    ("-10.1", "mod", "4.5", "3.4"), ("10.1", "mod", "0", nil),
  ].map { Vector(left: $0, operation: $1, right: $2, result: $3) }

  private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

  @Test(arguments: vectors) func arithmetic(_ vector: Vector) throws {
    let left = try #require(Decimal(vector.left))
    let right = try #require(Decimal(vector.right))
    let result: Decimal? =
      switch vector.operation {
      case "+": left.adding(right)
      case "-": left.subtracting(right)
      case "*": left.multiplied(by: right)
      case "/": left.divided(by: right)
      default: left.modulo(right)
      }
    #expect(result == vector.result.flatMap { Decimal($0) })
    #expect(result == nil || vector.result != nil)
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("1.10", "1.1"), (".5", "0.5"), ("2.", "2"), ("1000000", "1000000"), ("1e3", "1000"),
    ("1E-3", "0.001"),
    ("-12.50", "-12.5"), ("0.000001", "0.000001"), ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
    ("12345678901234567890123456789012355", "12345678901234567890123456789012360"),
    ("1234567890123456789012345678901234500000000000000001", "1234567890123456789012345678901235000000000000000000"),
  ])
  func textRoundTrip(_ text: String, _ printed: String) throws {
    #expect(try #require(Decimal(text)).description == printed)
    #expect(Decimal(printed) == Decimal(text))
  }

  @Test(arguments: ["", "-", ".", "1.2.3", "abc", "1e", "1e+", "1 ", " 1", "0x10", "1e99999999999999999999", "--1"])
  func notANumber(_ text: String) { #expect(Decimal(text) == nil) }

  @Test func equalityOrderAndHashGoByValue() throws {
    let a = try #require(Decimal("1.10"))
    let b = try #require(Decimal("1.1"))
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    #expect(Decimal(1) < a)
    #expect(-a < b)
    #expect(try #require(Decimal("1e-6000")) > .zero)
    #expect(try #require(Decimal("1e20")) < (try #require(Decimal("1e21"))))
  }

  @Test(arguments: [
    (RoundingMode.up, ["6", "3", "2", "-2", "-3", "-6"]), (.down, ["5", "2", "1", "-1", "-2", "-5"]),
    (.ceiling, ["6", "3", "2", "-1", "-2", "-5"]), (.floor, ["5", "2", "1", "-2", "-3", "-6"]),
    (.halfUp, ["6", "3", "1", "-1", "-3", "-6"]), (.halfDown, ["5", "2", "1", "-1", "-2", "-5"]),
    (.halfEven, ["6", "2", "1", "-1", "-2", "-6"]),
  ])
  func rounding(_ mode: RoundingMode, _ expected: [String]) throws {
    let inputs = ["5.5", "2.5", "1.1", "-1.1", "-2.5", "-5.5"]
    for (input, result) in zip(inputs, expected) {
      #expect(try #require(Decimal(input)).rounded(mode, scale: 0)?.description == result, "\(input) \(mode)")
    }
    #expect(try #require(Decimal("1234")).rounded(.halfUp, scale: -2) == 1200)
  }

  @Test func integersAreExactOrNothing() throws {
    #expect(Int(exactly: try #require(Decimal("12.0"))) == 12)
    #expect(Int(exactly: try #require(Decimal("12.5"))) == nil)
    #expect(Int(exactly: try #require(Decimal("1e30"))) == nil)
    #expect(try #require(Decimal("12.34")).scaledInt64(decimals: 2) == 1234)
    #expect(try #require(Decimal("12.345")).scaledInt64(decimals: 2) == nil)
    #expect(Decimal(3).scaledInt64(decimals: 2) == 300)
  }
}
