import Diagnostics
import Glibc
import Rules

/// Rule files by what is named on the command line: a path as reports show it or in full, or a folder.
enum RuleFileChoice {
  /// The paths of the files as the book has them; a name that leads to none ends the command with 2.
  static func paths(named names: [String], in book: RuleBook) throws -> Set<String> {
    let paths = book.files.files.map(\.path)
    let places = paths.map(inFull)
    var chosen: Set<String> = []
    for name in names {
      let wanted = inFull(name)
      let found = zip(paths, places).filter { $0.1.starts(with: wanted) }.map(\.0)
      if found.isEmpty {
        throw UsageError.unknown(
          "rule file", name, among: paths, help: "write its path as `rationale check` shows it, or that of a folder of rules")
      }
      chosen.formUnion(found)
    }
    return chosen
  }

  /// The parts of a path from the root on.
  private static func inFull(_ path: String) -> [Substring] {
    var parts: [Substring] = path.hasPrefix("/") ? [] : workingFolder
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }

  private static var workingFolder: [Substring] {
    guard let path = getcwd(nil, 0) else { return [] }
    defer { free(path) }
    return String(cString: path).split(separator: "/")
  }
}
