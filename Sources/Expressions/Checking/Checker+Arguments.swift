import Diagnostics
import ExpressionSyntax

// Values of arguments that can be judged before the call is made.
extension Checker {
  /// What is looked for in a list must be something that can be in it.
  mutating func checkMember(_ arguments: [Argument]) {
    guard arguments.count == 2, arguments.allSatisfy({ $0.name == nil }) else { return }
    let (list, wanted) = (types[Int(arguments[0].value.rawValue)], types[Int(arguments[1].value.rawValue)])
    guard case .list(let element) = list, element != .null, wanted != .null else { return }
    compare(.equal, nil, element, arguments[1].value, wanted, at: span(arguments[1].value))
  }

  /// Numbers that are added or ranked together must have one unit.
  mutating func checkUnits(_ arguments: [Argument]) {
    var operands = arguments.map(\.value)
    if operands.count == 1, case .list(let items) = tree[operands[0]].kind { operands = items }
    var common: String?
    for operand in operands {
      guard case .number(let unit?) = types[Int(operand.rawValue)] else { continue }
      if let common, common != unit { return report(.unitMismatch(common, unit, at: span(operand))) }
      common = unit
    }
  }

  mutating func checkPattern(_ name: String, _ arguments: [Argument]) {
    let pattern = arguments.first { $0.name == "pattern" || $0.name == "delimiter" } ?? arguments[1]
    // Flags change what a pattern means: those of calls with more arguments are left to the evaluation.
    guard arguments.count == (name == "replace" ? 3 : 2), case .string(let text)? = literal(pattern.value) else { return }
    do throws(Pattern.Failure) {
      _ = try Pattern(text, flags: "")
    } catch {
      report(.badPattern(text, error.message, at: span(pattern.value)))
    }
  }

  /// A text given to `date(...)` and kin must be one; `duration(...)` is of the kind that its text says.
  mutating func conversion(_ name: String, _ arguments: [Argument], _ type: ValueType) -> ValueType {
    guard ["date", "time", "date and time", "duration"].contains(name), arguments.count == 1,
      case .string(let text) = tree[arguments[0].value].kind
    else { return type }
    guard let value = Temporal.value(text, of: name) else {
      report(.badTemporal(text, name, at: span(arguments[0].value)))
      return type
    }
    return value.type
  }
}
