import Synchronization

/// The forms of the engine's sentences that renderings have met.
public final class FormLog: Sendable {
  private let met = Mutex<Set<String>>([])

  public init() {}

  /// In the order of their letters.
  public var forms: [String] { met.withLock { $0.sorted() } }

  func note(_ form: String) { met.withLock { _ = $0.insert(form) } }
}
