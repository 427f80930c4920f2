// Determinations with several outcomes, some of the same name, and a value.
extension BookGenerator {
  mutating func determinationFile() -> String {
    let clock = one(["", "", "    clock: family.opened_on\n", "    clock: family.opened_on\n    clock_default: as_of\n"])
    var text = "kind: determination\nrules:\n"
    for period in chance(0.4)
      ? ["    until: 2016-09-30\n", "    from: 2016-10-01\n"] : [chance(0.2) ? "    from: 2016-01-01\n" : ""]
    {
      text += "  - id: choice\n    decision: choose\n\(period)\(clock)    outcomes:\n"
      for index in 0..<number(1...4) {
        let unless = chance(0.25) ? ", unless: [{id: choice-\(index)-unless, when: \(condition(.record, depth: 1))}]" : ""
        text += "      - {id: choice-\(index), \(self.period())outcome: \(one(["first", "second", "third"])), "
        text += "when: \(condition(.record, depth: 2))\(unless)\(chance(0.3) ? ", value: \(value())" : "")}\n"
      }
      text += "    otherwise: \(one(["first", "none"]))\n"
      if chance(0.6) { text += "    value: \(value())\n" }
    }
    return text
  }

  private mutating func value() -> String {
    one([
      "'if \(expression(.record, depth: 1)) then limit_0 else \(number(1...9))'", "limit_0 * limit_1", "family.opened_on",
      "'if \(expression(.record, depth: 1)) then \"a\" else \"b\"'",
    ])
  }
}
