import Diagnostics
import ExpressionSyntax

/// What a run over conformance lines came to.
public struct ConformanceReport: Sendable {
  public struct Failure: Sendable {
    public var id: String
    public var expected: String
    public var actual: String
  }

  /// Lines that want null, and how many of them were met; an engine that always says null meets them all.
  public var nullPassed = 0
  public var nullTotal = 0
  /// Lines that want a value.
  public var valuePassed = 0
  public var valueTotal = 0
  public var failures: [Failure] = []
  /// Lines that could not be read, by number from 1, with the reason.
  public var unreadable: [(line: Int, reason: String)] = []

  public var passed: Int { nullPassed + valuePassed }
  public var total: Int { nullTotal + valueTotal }
}

/// Runs lines of the Technology Compatibility Kit for DMN, as converted to one JSON object a line.
public enum FEELConformance {
  /// Each line is a case; empty lines are skipped. Complexity: linear in the lines.
  public static func run(lines: some Sequence<some Collection<UInt8>>) -> ConformanceReport {
    var report = ConformanceReport()
    for (index, line) in lines.enumerated() where !line.isEmpty {
      do throws(JSONError) {
        let json = try JSONText.parse(line)
        guard let conformanceCase = ConformanceCase(json: json) else {
          report.unreadable.append((index + 1, "not a case"))
          continue
        }
        report.add(conformanceCase)
      } catch {
        report.unreadable.append((index + 1, "byte \(error.offset): \(error.message)"))
      }
    }
    return report
  }

  static func evaluate(_ conformanceCase: ConformanceCase) -> Value {
    var run = ConformanceRun(conformanceCase)
    return run.result()
  }
}

extension ConformanceReport {
  fileprivate mutating func add(_ conformanceCase: ConformanceCase) {
    let actual = FEELConformance.evaluate(conformanceCase)
    let isPassed = actual.matches(conformanceCase.expected)
    if conformanceCase.expected.isNull {
      nullTotal += 1
      if isPassed { nullPassed += 1 }
    } else {
      valueTotal += 1
      if isPassed { valuePassed += 1 }
    }
    if !isPassed {
      failures.append(
        Failure(id: conformanceCase.id, expected: conformanceCase.expected.description, actual: actual.description))
    }
  }
}

extension Value {
  /// Equality as the kit's runners have it: numbers to eight decimals, contexts without order, offsets kept.
  func matches(_ expected: Value) -> Bool {
    switch (self, expected) {
    case (.number(let a), .number(let b)):
      let tolerance = Decimal(unchecked: 1, exponent: -8)
      return a == b || (a.subtracting(b)?.absolute ?? 1) < tolerance
    case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy { $0.matches($1) }
    case (.context(let a), .context(let b)):
      return a.entries.count == b.entries.count
        && a.entries.allSatisfy { entry in b[entry.name].map { entry.value.matches($0) } ?? false }
    default: return self == expected
    }
  }
}
