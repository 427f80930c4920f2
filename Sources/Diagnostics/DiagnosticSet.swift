/// The diagnostics of a run of passes; each pass takes it `inout` and always returns a result.
public struct DiagnosticSet: Sendable {
  private var items: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []
  /// Whether an error was reported. Complexity: O(1).
  public private(set) var containsError = false

  public init() {}

  public var isEmpty: Bool { items.isEmpty }
  public var count: Int { items.count }

  /// Adds a diagnostic, once.
  public mutating func report(_ diagnostic: Diagnostic) {
    guard seen.insert(diagnostic).inserted else { return }
    items.append(diagnostic)
    if diagnostic.severity == .error { containsError = true }
  }

  public mutating func merge(_ other: DiagnosticSet) {
    for diagnostic in other.items { report(diagnostic) }
  }

  /// All diagnostics in the order of their places, then severity, code and message: the same for every run.
  ///
  /// Complexity: O(n log n).
  public var sorted: [Diagnostic] {
    items.sorted { a, b in
      switch (a.span, b.span) {
      case (nil, .some): return true
      case (.some, nil): return false
      case (let x?, let y?) where x != y: return x < y
      default:
        if a.severity != b.severity { return a.severity > b.severity }
        return (a.code, a.message) < (b.code, b.message)
      }
    }
  }
}
