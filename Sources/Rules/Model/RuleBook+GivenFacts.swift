import ExpressionSyntax

extension RuleBook {
  /// The facts that people give and from which a derived fact is worked out, however far; of another fact, itself.
  ///
  /// Complexity: linear in the expressions on the way.
  public func givenFacts(behind fact: FactID) -> [FactID] {
    var seen: Set<FactID> = [fact]
    var open = [fact]
    var given: [FactID] = []
    while let id = open.popLast() {
      guard let definition = self[id].definition else {
        given.append(id)
        continue
      }
      let scope = NameScope(member: self[self[id].entity].isList ? self[id].entity : nil)
      let tree = tree(of: definition)
      for node in tree.nodes.indices.map({ NodeID(UInt32($0)) }) {
        let path: FactPath? =
          switch scope.meaning(of: node, in: tree, book: self) {
          case .fact(let path), .column(let path, _, _): path
          default: nil
          }
        for part in [path?.fact, path?.reference].compactMap({ $0 }) where seen.insert(part).inserted { open.append(part) }
      }
    }
    return given.sorted()
  }
}
