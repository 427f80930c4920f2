import Glibc

/// What `differential` was asked for.
struct DifferentialOptions {
  static let usage = """
    differential [documents=100000] [books=5000] [seed=1] [every=1] [threads=CORES] [decision=NAME]... [book=SEED]
      documents  random facts documents against the rule book
      books      random rule books
      every      of so many documents one is also tried with more facts, and for the same bytes
      decision   only this decision; may be given several times
      book       one random rule book only, by the seed that a report names
    """

  /// Why the arguments cannot be read.
  struct Refusal: Error {
    var message: String
  }

  var documents = 100_000
  var books = 5_000
  var seed: UInt64 = 1
  var every = 1
  var threads = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  var decisions: [String] = []
  var book: UInt64?

  static func read(_ arguments: [String]) -> Result<DifferentialOptions, Refusal> {
    var options = DifferentialOptions()
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, options.set(parts[0], parts[1]) else {
        return .failure(Refusal(message: "`\(argument)` is not understood\n\(usage)"))
      }
    }
    return .success(options)
  }

  private mutating func set(_ name: String, _ text: String) -> Bool {
    if name == "decision" {
      decisions.append(text)
      return true
    }
    guard let number = UInt64(text), number <= UInt64(Int.max) || name == "seed" || name == "book" else { return false }
    switch name {
    case "seed": seed = number
    case "book": book = number
    case "documents": documents = Int(number)
    case "books": books = Int(number)
    case "every" where number > 0: every = Int(number)
    case "threads" where 1...64 ~= number: threads = Int(number)
    default: return false
    }
    return true
  }
}
