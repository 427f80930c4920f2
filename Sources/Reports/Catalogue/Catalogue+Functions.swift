import Expressions

/// The reference pages of functions.
extension Catalogue {
  static let functionsTitle = "Functions of expressions"
  static let functionsAndStandard = "In the standard"
  static let functionCalls = "How it is called"
  static let functionNamed = "By name:"
  static let functionExamples = "Examples"
  static let functionColumns = ["Expression", "Value in rules"]
  static let functionError = "an error"
  static let functionOfStandard = "DMN 1.5 has this function."
  static let functionOfRules = "The standard does not have this function; it was added for rules."
  static let differencesTitle = "Where rules and the standard differ"
  static let differencesColumns = ["Expression", "In rules", "By the standard"]

  static func title(of family: FunctionDeclaration.Family) -> String {
    switch family {
    case .conversion: "Conversion"
    case .boolean: "Truth"
    case .string: "Text"
    case .list: "Lists"
    case .numeric: "Numbers"
    case .dateTime: "Dates and times compared"
    case .range: "Ranges"
    case .temporal: "Calendar"
    case .sort: "Order"
    case .context: "Contexts"
    case .rules: "Added for rules"
    }
  }
}
