import Diagnostics
import ExpressionSyntax

extension Checker {
  mutating func path(_ value: NodeID, _ member: String, _ id: NodeID) -> ValueType {
    let owner = infer(value)
    if let ownerPath = paths[value] {
      let path = ownerPath + [member]
      if let binding = scope.binding(of: path) {
        paths[id] = path
        return owner.mapping(binding.type)
      }
    }
    return self.member(member, of: owner, value, id)
  }

  private mutating func member(_ member: String, of owner: ValueType, _ value: NodeID, _ id: NodeID) -> ValueType {
    let known: [String]
    switch owner {
    case .any: return .any
    case .list(let element):
      let type = self.member(member, of: element, value, id)
      return .list(type)
    case .context(let fields):
      if let field = fields.first(where: { $0.name == member }) { return field.type }
      known = fields.map(\.name) + (paths[value].map { scope.names(after: $0) } ?? [])
      if known.isEmpty { return .any }
    default:
      let properties = Self.properties(of: owner)
      if let property = properties.first(where: { $0.name == member }) { return property.type }
      known = properties.map(\.name) + (paths[value].map { scope.names(after: $0) } ?? [])
    }
    report(.unknownMember(member, of: text(value), owner, among: known, at: memberSpan(member, value, id)))
    return .any
  }

  /// The member alone, without what stands before it.
  private func memberSpan(_ member: String, _ value: NodeID, _ id: NodeID) -> SourceSpan {
    let end = tree[id].range.upperBound
    let start = max(tree[value].range.upperBound, end - member.utf8.count)
    return source.span(min(start, end)..<end)
  }

  /// The members of values that are not contexts (DMN 1.5, clause 10.3.2.15, table 65).
  static func properties(of type: ValueType) -> [ContextField] {
    let day = ["year", "month", "day", "weekday"].map { ContextField($0, .number()) }
    let clock =
      ["hour", "minute", "second"].map { ContextField($0, .number()) } + [
        ContextField("time offset", .daysTimeDuration), ContextField("timezone", .string),
      ]
    return switch type {
    case .date: day
    case .time: clock
    case .dateTime: day + clock
    case .daysTimeDuration: ["days", "hours", "minutes", "seconds"].map { ContextField($0, .number()) }
    case .yearsMonthsDuration: ["years", "months"].map { ContextField($0, .number()) }
    case .range(let element):
      [
        ContextField("start", element), ContextField("end", element), ContextField("start included", .boolean),
        ContextField("end included", .boolean),
      ]
    default: []
    }
  }

  /// `list[condition]` or `list[position]`; inside, `item` and the members of the item are names.
  mutating func filter(_ list: NodeID, _ condition: NodeID, _ id: NodeID) -> ValueType {
    let type = infer(list)
    let path = paths[list]
    var names = ["item": Local(type: type.element, path: path)]
    for (member, memberType) in members(of: type.element, at: path) {
      names[member] = Local(type: memberType, path: path.map { $0 + [member] }, isMember: true)
    }
    if names.count == 1, type.element == .any || type.element == .context([]) {
      names[Local.wildcard] = Local(type: .any, path: nil)
    }
    let conditionType = with(names) { $0.infer(condition) }
    paths[id] = path
    if conditionType.isNumber {
      if case .number(let position)? = literal(condition), position == .zero { report(.positionZero(at: span(condition))) }
      return type == .any ? .any : type.element
    }
    if !conditionType.mayBe(.boolean) { report(.notFilter(conditionType, at: span(condition))) }
    if case .boolean(let value) = tree[condition].kind { report(.constantCondition(value, at: span(condition))) }
    if conditionType == .any || type == .any { return .any }
    return .list(type.element)
  }

  func members(of type: ValueType, at path: [String]?) -> [(String, ValueType)] {
    var result: [(String, ValueType)] = []
    if let path {
      for name in scope.names(after: path) {
        if let binding = scope.binding(of: path + [name]) { result.append((name, binding.type)) }
      }
    }
    if case .context(let fields) = type { result += fields.map { ($0.name, $0.type) } }
    return result
  }
}

extension ValueType {
  /// The type of a member's values, once for each member where this is a list.
  fileprivate func mapping(_ member: ValueType) -> ValueType {
    if case .list = self { .list(member) } else { member }
  }
}
