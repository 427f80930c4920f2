extension Value {
  /// About how much there is to look through or to keep in memory: 1 for most values, for lists and contexts all that is
  /// in them, for texts their length. No more than `limit` is counted, however often one list stands inside another.
  ///
  /// Complexity: O(limit).
  func weight(atMost limit: Int) -> Int {
    var left = limit
    subtractWeight(from: &left)
    return limit - max(left, 0)
  }

  private func subtractWeight(from left: inout Int) {
    guard left > 0 else { return }
    left -= 1
    switch self {
    case .string(let text): left -= text.utf8.count / 8
    case .list(let items): for item in items where left > 0 { item.subtractWeight(from: &left) }
    case .context(let context): for entry in context.entries where left > 0 { entry.value.subtractWeight(from: &left) }
    default: break
    }
  }

  /// Whether the value can be large.
  var isCompound: Bool {
    switch self {
    case .list, .context, .string: true
    default: false
    }
  }
}

extension Evaluator {
  /// Takes steps for work that no node stands for; false where there are not enough of them left, after which the
  /// evaluation ends.
  func spend(_ steps: Int) -> Bool {
    guard steps < stepsLeft else {
      stepsLeft = 0
      return false
    }
    stepsLeft -= steps
    return true
  }

  /// One step for each few parts of what is looked through or made.
  func spend(on value: Value) -> Bool {
    guard value.isCompound else { return true }
    let partsPerStep = 4
    let limit = stepsLeft.multipliedReportingOverflow(by: partsPerStep)
    return spend(value.weight(atMost: limit.overflow ? .max : limit.partialValue) / partsPerStep)
  }
}
