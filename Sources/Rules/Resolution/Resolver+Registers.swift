import Diagnostics
import Expressions
import YAMLTree

// Registers, and what references lead to.
extension Resolver {
  mutating func declareRegisters(_ items: [RuleFileItem]) {
    var names: [String: SourceSpan] = [:]
    for case .register(let syntax) in items {
      if let first = names[syntax.id.value] {
        diagnostics.report(.declaredTwice(syntax.id, what: "register", first: first))
        continue
      }
      names[syntax.id.value] = syntax.id.span
      var columns: [Fact] = []
      for column in syntax.columns {
        var fact = fact(column, entity: EntityID(0), entityName: "")
        fact.id = FactID(columns.count)
        columns.append(fact)
      }
      book.registers.append(
        Register(
          id: RegisterID(book.registers.count), name: syntax.id.value, title: syntax.title?.value ?? syntax.id.value,
          columns: columns.map(\.name), columnFacts: columns, rows: syntax.rows.map(\.id.value), cells: [],
          span: syntax.id.span))
    }
  }

  mutating func linkReferences() {
    for index in book.facts.indices where book.facts[index].type == .reference {
      guard let name = targetName(of: book.facts[index]) else { continue }
      if let register = book.registers.first(where: { $0.name == name.value }) {
        book.facts[index].target = .register(register.id)
        book.facts[index].choices = register.rows.map { Choice(code: $0, words: $0) }
      } else if let entity = book.entities.first(where: { $0.name == name.value && $0.isList }) {
        book.facts[index].target = .entity(entity.id)
      } else {
        let known = book.registers.map(\.name) + book.entities.filter(\.isList).map(\.name)
        diagnostics.report(.unknownName(name, what: "register or list of facts", among: known))
      }
    }
  }

  /// Columns may refer to registers, whose rows they then take; a list of names only names rows.
  mutating func linkColumns() {
    for index in book.registers.indices {
      for column in book.registers[index].columnFacts.indices {
        guard let name = targetName(of: book.registers[index].columnFacts[column]) else { continue }
        guard let register = book.registers.first(where: { $0.name == name.value }) else {
          diagnostics.report(.unknownName(name, what: "register", among: book.registers.map(\.name)))
          continue
        }
        guard book.registers[index].columnFacts[column].type == .reference else { continue }
        book.registers[index].columnFacts[column].target = .register(register.id)
        book.registers[index].columnFacts[column].choices = register.rows.map { Choice(code: $0, words: $0) }
      }
    }
  }

  private func targetName(of fact: Fact) -> Name? {
    targets[fact.span]
  }

  mutating func readRegisters(_ items: [RuleFileItem]) {
    for case .register(let syntax) in items {
      guard let index = book.registers.firstIndex(where: { $0.span == syntax.id.span }) else { continue }
      var seen: [String: SourceSpan] = [:]
      for row in syntax.rows {
        if let first = seen[row.id.value] { diagnostics.report(.declaredTwice(row.id, what: "row", first: first)) }
        seen[row.id.value] = row.id.span
        var cells = [Value](repeating: .null, count: book.registers[index].columns.count)
        var given: Set<Int> = []
        for cell in row.cells {
          guard let column = book.registers[index].columns.firstIndex(of: cell.column.value) else {
            diagnostics.report(
              .unknownName(cell.column, what: "column of `\(syntax.id.value)`", among: book.registers[index].columns))
            continue
          }
          given.insert(column)
          cells[column] = value(cell.value, of: book.registers[index].columnFacts[column])
          checkNames(in: cell.value, of: book.registers[index].columnFacts[column])
        }
        for (column, fact) in book.registers[index].columnFacts.enumerated() where !given.contains(column) && !fact.mayBeNone {
          diagnostics.report(.columnMissing(fact.name, in: row.id))
        }
        book.registers[index].cells.append(cells)
      }
      if let title = book.registers[index].columns.firstIndex(of: "title") {
        nameChoices(of: book.registers[index], from: title)
      }
    }
  }

  /// Names in a list are rows of the register that its column leads to.
  private mutating func checkNames(in list: YAMLNode, of column: Fact) {
    guard column.type == .list(.text), let target = targetName(of: column),
      let register = book.registers.first(where: { $0.name == target.value })
    else { return }
    for item in list.items ?? [] {
      guard let text = item.scalarText, !register.rows.contains(text) else { continue }
      diagnostics.report(.unknownName(Name(text, at: item.span), what: "row of `\(register.name)`", among: register.rows))
    }
  }

  /// References to a register that has a `title` column speak by it.
  private mutating func nameChoices(of register: Register, from title: Int) {
    for index in book.facts.indices where book.facts[index].target == .register(register.id) {
      book.facts[index].choices = zip(register.rows, register.cells).map { row, cells in
        Choice(code: row, words: cells[title].asString ?? row)
      }
    }
  }
}
