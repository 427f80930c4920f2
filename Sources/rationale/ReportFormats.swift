public import ArgumentParser
public import Reports

// Formats and readers by the names that Reports gives them.
extension DiagnosticFormat: ExpressibleByArgument {}
extension DecisionFormat: ExpressibleByArgument {}
extension Audience: ExpressibleByArgument {}
extension AnswerDetail: ExpressibleByArgument {}
extension DifferenceFormat: ExpressibleByArgument {}
extension LetterFormat: ExpressibleByArgument {}
extension CoverageFormat: ExpressibleByArgument {}
extension HandbookFormat: ExpressibleByArgument {}
extension RankingFormat: ExpressibleByArgument {}
extension DueFormat: ExpressibleByArgument {}
