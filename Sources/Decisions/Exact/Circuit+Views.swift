extension Circuit {
  /// For each variable, each condition on it as the root would have it: whether it suits in each region.
  var views: [[[Bool]]] {
    var views: [[[Bool]]] = Array(repeating: [], count: variables.count)
    var sees = Array(repeating: (positive: false, negative: false), count: elements.count)
    if sees.isEmpty { return views }
    sees[root].positive = true
    for index in elements.indices.reversed() where sees[index].positive || sees[index].negative {
      switch elements[index] {
      case .constant: break
      case .leaf(let variable, let regions):
        if sees[index].positive { views[variable].append(regions) }
        if sees[index].negative { views[variable].append(regions.map { !$0 }) }
      case .not(let operand):
        if sees[index].positive { sees[operand].negative = true }
        if sees[index].negative { sees[operand].positive = true }
      case .all(let operands), .any(let operands), .atLeast(_, let operands):
        for operand in operands {
          if sees[index].positive { sees[operand].positive = true }
          if sees[index].negative { sees[operand].negative = true }
        }
      }
    }
    return views
  }

  /// For each variable and region, how many of the conditions on it suit.
  var suits: [[Int]] {
    zip(views, regionCounts).map { views, count in
      (0..<count).map { region in views.count { $0[region] } }
    }
  }
}
