public import Expressions

/// Pages about the functions of expressions, made from their declarations: an index, one page for each function, and one
/// on where rules and the standard differ.
public struct FunctionReference {
  public struct Page: Sendable {
    /// Without an ending: `string-length`.
    public var name: String
    public var document: Document
  }

  public init() {}

  /// The index first. Complexity: O(n) in the number of functions.
  public func pages() -> [Page] {
    [Page(name: Self.index, document: contents())]
      + Builtins.all.map { Page(name: Self.pageName($0.name), document: document($0)) }
      + [Page(name: Self.differences, document: differences())]
  }

  private static let index = "index"
  private static let differences = "rules-and-standard"

  static func pageName(_ function: String) -> String { "function-" + function.replacing(" ", with: "-") }

  private func contents() -> Document {
    let families = FunctionDeclaration.Family.allCases.compactMap { family -> Section? in
      let functions = Builtins.all.filter { $0.family == family }
      guard !functions.isEmpty else { return nil }
      let items = functions.map { function in
        ListItem(
          RichText(function.name, link: .init(Self.pageName(function.name))) + RichText(": " + function.summary))
      }
      return Section(Catalogue.title(of: family), [.list(items)])
    }
    let more = Section(
      Catalogue.functionsAndStandard,
      [.paragraph(RichText(Catalogue.differencesTitle, link: .init(Self.differences)))])
    return Document(title: Catalogue.functionsTitle, sections: families + [more])
  }

  /// The page of one function.
  public func document(_ function: FunctionDeclaration) -> Document {
    var sections = [
      Section(
        Catalogue.functionCalls,
        [
          .paragraph(function.summary),
          .list(function.overloads.map { ListItem(RichText("\(function.name)\($0.description)", .code)) }),
        ])
    ]
    let named = function.overloads.first { !$0.parameters.isEmpty && !$0.parameters.contains { $0.isVariadic } }
    if let named {
      let call = "\(function.name)(" + named.parameters.map { "\($0.name): ..." }.joined(separator: ", ") + ")"
      sections[0].blocks.append(.paragraph(RichText(Catalogue.functionNamed + " ") + RichText(call, .code)))
    }
    let rows = function.examples.map { example in
      [
        RichText(example.expression, .code),
        example.result == "error" ? RichText(Catalogue.functionError) : RichText(example.result, .code),
      ]
    }
    sections.append(Section(Catalogue.functionExamples, [.table(Table(headings: Catalogue.functionColumns, rows: rows))]))
    let origin = function.isStandard ? Catalogue.functionOfStandard : Catalogue.functionOfRules
    sections.append(Section(Catalogue.functionsAndStandard, [.paragraph(origin)]))
    return Document(title: function.name, sections: sections)
  }

  private func differences() -> Document {
    Document(
      title: Catalogue.differencesTitle,
      sections: ModeDifference.all.map { difference in
        let rows = difference.examples.map { example in
          [example.expression, example.inRules, example.inConformance].map {
            $0 == "error" ? RichText(Catalogue.functionError) : RichText($0, .code)
          }
        }
        return Section(
          difference.title,
          [.paragraph(difference.reason), .table(Table(headings: Catalogue.differencesColumns, rows: rows))])
      })
  }
}
