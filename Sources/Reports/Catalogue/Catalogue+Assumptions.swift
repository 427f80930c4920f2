/// What is said of assumptions outside of decisions.
extension Catalogue {
  static let noAssumptions = "The rules declare no assumptions."
  static let noRuleRests = "No rule rests on it."
}
