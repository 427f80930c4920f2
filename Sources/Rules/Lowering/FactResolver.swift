public import Expressions

/// A column of the register row that a fact refers to.
public struct ColumnPath: Hashable, Sendable {
  public var fact: FactPath
  public var register: RegisterID
  public var column: Int

  public init(fact: FactPath, register: RegisterID, column: Int) {
    self.fact = fact
    self.register = register
    self.column = column
  }
}

/// What a variable of a program of the graph stands for, packed into its id.
///
/// Facts are `reference + 1` in bits 15 to 30 and the fact in bits 0 to 14; with bit 31 set the rest is an index in
/// ``DecisionGraph/columns``.
public enum GraphVariable: Hashable, Sendable {
  case fact(FactPath)
  case column(Int)

  public static let mostFacts = 1 << 15

  public init(_ id: VariableID) {
    let raw = id.rawValue
    if raw >> 31 == 1 {
      self = .column(Int(raw & 0x7FFF_FFFF))
    } else {
      let reference = Int(raw >> 15)
      self = .fact(FactPath(FactID(Int(raw & 0x7FFF)), through: reference == 0 ? nil : FactID(reference - 1)))
    }
  }

  public var id: VariableID {
    switch self {
    case .fact(let path): VariableID(UInt32((path.reference.map { $0.index + 1 } ?? 0) << 15 | path.fact.index))
    case .column(let index): VariableID(1 << 31 | UInt32(index))
    }
  }
}

/// Resolves the names of an expression for `Expressions`: facts and columns to variables, parameters to their values.
struct FactResolver: NameResolver {
  let book: RuleBook
  let scope: NameScope
  /// Parameter values at the clock; a parameter without a value is left out and resolves to unknown.
  let parameter: (ParameterHistory) -> Value
  /// Set where the expression is evaluated for the member that this reference leads to.
  let reroot: FactID?
  /// Columns by path, known beforehand so that resolution changes nothing.
  let columns: [ColumnPath]

  func resolve(_ path: [String]) -> ResolvedName? {
    guard let first = path.first else { return nil }
    var meaning = scope.meaning(of: first, in: book)
    for member in path.dropFirst() { meaning = scope.meaning(of: member, on: meaning, in: book) }
    switch meaning {
    case .fact(let path):
      return .variable(GraphVariable.fact(rerooted(path)).id, book[path.fact].valueType)
    case .column(let path, let register, let column):
      let wanted = ColumnPath(fact: rerooted(path), register: register, column: column)
      guard let index = columns.firstIndex(of: wanted) else { return nil }
      return .variable(GraphVariable.column(index).id, book[register].columnFacts[column].valueType)
    case .parameter(let history): return .constant(parameter(history))
    case .rows(let register): return .constant(book[register].list)
    case .cells(let register, let column): return .constant(book[register].list(ofColumn: column))
    case .entity, .unknown: return nil
    }
  }

  private func rerooted(_ path: FactPath) -> FactPath { path.reference == reroot ? FactPath(path.fact) : path }

  var names: [String] {
    book.entities.map(\.name) + book.parameters.map(\.fact.name) + book.registers.map(\.listName)
  }
}

extension Fact {
  /// The FEEL type of its values.
  public var valueType: ValueType { valueType(of: type) }

  private func valueType(of type: FactType) -> ValueType {
    switch type {
    case .yesNo: .boolean
    case .text: .string
    case .integer, .number: .number(unit: unit)
    case .money: .number(unit: unit ?? "GBP")
    case .date: .date
    case .duration: .daysTimeDuration
    case .choice where choices.isEmpty: .string
    case .choice: .enumeration(Enumeration(name: path, values: choices.map(\.code)))
    case .choices: .list(.enumeration(Enumeration(name: path, values: choices.map(\.code))))
    case .list(let element): .list(valueType(of: element))
    case .reference: choices.isEmpty ? .string : .enumeration(Enumeration(name: path, values: choices.map(\.code)))
    }
  }

  public var presentation: ValuePresentation { ValuePresentation(type: type, unit: unit, choices: choices) }
}
