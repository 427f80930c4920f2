import Diagnostics
import Expressions
import Rules
import TestSupport
import Testing

@testable import Facts

@Suite struct ValueTests {
  private let book = SampleBook.book

  private func random(_ fact: Fact, _ type: FactType, _ random: inout SeededRandom) -> Value {
    switch type {
    case .yesNo: return .boolean(Bool.random(using: &random))
    case .text: return .string(["", "a", "Child A", "Ærøskøbing"].randomElement(using: &random) ?? "")
    case .integer: return .number(Decimal(Int.random(in: 0...100, using: &random)))
    case .number:
      return .number(Decimal("\(Int.random(in: 0...99, using: &random)).\(Int.random(in: 0...9, using: &random))") ?? .zero)
    case .money:
      return .number(
        Decimal("\(Int.random(in: -9999...9999, using: &random)).\(Int.random(in: 10...99, using: &random))") ?? .zero)
    case .date: return CivilDate(daysSinceEpoch: Int.random(in: -50000...50000, using: &random)).map { .date($0) } ?? .null
    case .duration: return DaysTimeDuration(days: Int.random(in: 0...5000, using: &random)).map { .daysTimeDuration($0) } ?? .null
    case .choice: return .string(fact.choices.randomElement(using: &random)?.code ?? "")
    case .choices: return .list(fact.choices.filter { _ in Bool.random(using: &random) }.map { .string($0.code) })
    case .list(let element):
      return .list((0..<Int.random(in: 0...4, using: &random)).map { _ in self.random(fact, element, &random) })
    case .reference: return .string("example-police")
    }
  }

  @Test func whatIsStoredComesBack() throws {
    let facts = CaseFacts(FactLayout(book))
    let vocabulary = FactVocabulary(book)
    let person = try #require(book.entity(named: "person"))
    for seed: UInt64 in 0..<50 {
      var generator = SeededRandom(seed: seed)
      facts.reset()
      for _ in 0..<20 { _ = facts.addMember(person) }
      var expected: [FactCell: Value] = [:]
      for fact in book.facts where fact.target != .entity(person) && !fact.isDerived && fact.entity != EntityID(2) {
        for member in 0..<facts.count(fact.entity) {
          let cell = FactCell(fact.id, member)
          let value = random(fact, fact.type, &generator)
          let stored = try #require(
            StoredValue(value, as: fact.storage, codes: vocabulary[fact.id].codeIndex), "seed \(seed) \(fact.path) \(value)")
          facts.set(cell, stored)
          expected[cell] = value
        }
      }
      // Memory grows past sixteen and thirty-two members; nothing given before may change.
      for _ in 0..<Int.random(in: 0...100, using: &generator) { _ = facts.addMember(person) }
      for (cell, value) in expected {
        #expect(facts.value(of: cell, book: book) == value, "seed \(seed), \(book[cell.fact].path) of \(cell.member)")
      }
    }
  }

  @Test func whatDoesNotFitIsNotStored() {
    let codes = ["a": 0]
    #expect(StoredValue(.number(Decimal("0.25") ?? 0), as: .integer(decimals: 1), codes: [:]) == nil)
    #expect(StoredValue(.number(Decimal("1e18") ?? 0), as: .integer(decimals: 2), codes: [:]) == nil)
    #expect(StoredValue(.string("b"), as: .code, codes: codes) == nil)
    #expect(StoredValue(.list([.string("b")]), as: .set, codes: codes) == nil)
    #expect(StoredValue(.boolean(true), as: .integer(decimals: 0), codes: [:]) == nil)
    #expect(StoredValue(.unknown, as: .value, codes: [:]) == nil)
    #expect(StoredValue(.daysTimeDuration(DaysTimeDuration(seconds: 5)), as: .integer(decimals: 0), codes: [:]) == nil)
    #expect(StoredValue(.string("a"), as: .code, codes: codes) == .integer(0))
  }

  @Test(arguments: [
    ("£1,200.50", "1200.50"), ("10 %", "10"), ("+5", "5"), ("007", "7"), (".5", "0.5"), ("5.", "5"), ("9,9", "9.9"),
    ("1,234,567", "1234567"),
    ("-£3", "-3"), ("12 weeks", "12"), ("ten", nil), ("", nil), ("10", nil), ("1/2", nil), ("2016-09-12", nil), ("-", nil),
    ("1.2.3", nil),
  ])
  func likelyNumbers(_ text: String, _ likely: String?) { #expect(NumberText.likely(text) == likely) }

  @Test(arguments: [
    ("0", true), ("-0", true), ("10", true), ("1.50", true), ("1e3", true), ("1E-3", true), ("01", false), ("+1", false),
    (".5", false),
    ("5.", false), ("", false), ("-", false), ("1e", false), ("1_000", false), ("0x10", false), ("١", false), (" 1", false),
  ])
  func numbers(_ text: String, _ isNumber: Bool) { #expect(NumberText.isNumber(text) == isNumber) }

  @Test(arguments: [
    ("0", 1), ("100", 1), ("0.0010", 1), ("1.50", 2), ("120.034e10", 6), ("-12", 2),
  ])
  func significantDigits(_ text: String, _ count: Int) { #expect(NumberText.significantDigits(text) == count) }

  @Test(arguments: [
    ("P28D", 28), ("1 day", 1), ("28 days", 28), ("28", nil), ("P1M", nil), ("-1 days", nil), ("P99999999D", nil), ("PD", nil),
  ])
  func durations(_ text: String, _ days: Int?) { #expect(DurationText.days(text) == days) }

  @Test func namesAreFoundByTheirBytes() {
    let names = [
      "", "a", "ab", "abc", "abcd", "abcde", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq",
      "abcdefghXjklmnopq", "abcdefghijkl_mnopqrst", "é", "a",
    ]
    let table = NameTable(names)
    defer { table.deallocate() }
    for (index, name) in names.enumerated() {
      Array(name.utf8 + [0]).withUnsafeBufferPointer {
        #expect(table.index(of: $0.baseAddress!, length: name.utf8.count) == (index == 13 ? 1 : index))
      }
    }
    for name in ["b", "abcdefghijkl-mnopqrst", "abcdefg", "aba"] {
      Array(name.utf8).withUnsafeBufferPointer { #expect(table.index(of: $0.baseAddress!, length: name.utf8.count) == -1) }
    }
  }
}
