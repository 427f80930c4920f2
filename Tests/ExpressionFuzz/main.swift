import Diagnostics
import ExpressionSyntax
import Expressions
import Glibc

// expressionfuzz texts [COUNT] [SEED]: random and mutated texts through parser, printer, checker and evaluator
// expressionfuzz walk [COUNT] [SEED]: typed expressions, by the engine and by a walk over the tree
// expressionfuzz lines FILE: the same for conformance lines

/// Memory in use, in KiB.
func residentMemory() -> Int {
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var total = 0
  var resident = 0
  withUnsafeMutablePointer(to: &total) { first in
    withUnsafeMutablePointer(to: &resident) { second in
      _ = withVaList([first, second]) { vfscanf(file, "%ld %ld", $0) }
    }
  }
  return resident * 4
}

func seconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec
}

func report(_ text: String) {
  Swift.print(text)
  fflush(nil)
}

func texts(_ count: Int, _ seed: UInt64) -> Int {
  var finds = 0
  var slowest = 0
  let start = seconds()
  for index in 0..<count {
    let own = seed &+ UInt64(index)
    var maker = TextMaker(seed: own)
    let text = maker.next()
    let before = seconds()
    if let problem = TextFuzz.problem(text) {
      finds += 1
      if finds <= 20 { report("seed \(own): \(problem)\n  \(text)") }
    }
    slowest = max(slowest, seconds() - before)
    if (index + 1) % max(1, count / 5) == 0 {
      report("\(index + 1) texts, \(finds) finds, \(seconds() - start) s, \(residentMemory()) KiB, slowest \(slowest) s")
    }
  }
  return finds
}

func parsed(_ text: String) -> SyntaxTree? {
  var diagnostics = DiagnosticSet()
  let source = ExpressionSource(text: text, map: OffsetMap(file: FileID(0), identityFrom: 0, length: text.utf8.count))
  let tree = FEELParser.parseExpression(source, names: Builtins.names, into: &diagnostics)
  return diagnostics.containsError ? nil : tree
}

/// Facts by number, so that nothing is settled while the program is made.
struct FactTable: NameResolver, FactReader {
  let names: [String]
  let values: [Value]

  init(_ facts: [String: Value]) {
    names = facts.keys.sorted()
    values = names.map { facts[$0] ?? .unknown }
  }

  func resolve(_ path: [String]) -> ResolvedName? {
    path.count == 1 ? names.firstIndex(of: path[0]).map { .variable(VariableID(UInt32($0)), .any) } : nil
  }

  func value(of variable: VariableID) -> Value { values[Int(variable.rawValue)] }
}

/// Nil where both agree or the walk cannot follow.
func difference(_ tree: SyntaxTree, _ facts: [String: Value], _ mode: EvaluationMode) -> (
  String?, isFollowed: Bool, isDefined: Bool
) {
  let day = CivilDate("2016-08-01")
  let walked: Value
  do throws(Unfollowed) {
    walked = try TreeWalk(tree: tree, mode: mode, asOf: day).value(facts)
  } catch {
    return (nil, false, false)
  }
  let table = FactTable(facts)
  let now = mode == .conformance ? day.map { DateTime(startOf: $0) } : nil
  let program = Lowering.lower(tree, resolver: table, mode: mode)
  let value = evaluate(program, reader: table, context: EvaluationContext(mode: mode, asOf: day, now: now))
  if value.asError?.code == .limit || walked.asError?.code == .limit { return (nil, false, false) }
  let isSame = value == walked || (value.asError != nil && walked.asError != nil)
  return (
    isSame ? nil : "\(mode): engine \(value) \(value.asError?.message ?? ""), walk \(walked) \(walked.asError?.message ?? "")",
    true, !value.isNull && !value.isUnknown && value.asError == nil
  )
}

func walk(_ count: Int, _ seed: UInt64) -> Int {
  var (finds, followed, defined) = (0, 0, 0)
  let start = seconds()
  for index in 0..<count {
    let own = seed &+ UInt64(index)
    var maker = RandomExpression(seed: own)
    let mode: EvaluationMode = index % 2 == 0 ? .rules : .conformance
    let text = maker.any(Int.random(in: 1...4, using: &maker.random))
    let facts = maker.facts(withUnknown: mode == .rules)
    guard let tree = parsed(text) else {
      finds += 1
      report("seed \(own): does not parse: \(text)")
      continue
    }
    let (difference, isFollowed, isDefined) = difference(tree, facts, mode)
    if isFollowed { followed += 1 }
    if isDefined { defined += 1 }
    if let difference {
      finds += 1
      if finds <= 20 { report("seed \(own): \(difference)\n  \(text)\n  \(facts)") }
    }
  }
  report(
    "\(count) expressions, \(followed) followed, \(defined) with a value, \(finds) differences, \(seconds() - start) s, \(residentMemory()) KiB"
  )
  return finds
}

let arguments = CommandLine.arguments.dropFirst()
let count = arguments.dropFirst().first.flatMap { Int($0) }
let seed = arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1
let finds: Int
switch arguments.first {
case "texts": finds = texts(count ?? 1_000_000, seed)
case "walk": finds = walk(count ?? 100_000, seed)
case "lines": finds = lines(arguments.dropFirst().first ?? "")
default:
  report("usage: expressionfuzz texts|walk [COUNT] [SEED], expressionfuzz lines FILE")
  finds = 1
}
exit(finds == 0 ? 0 : 1)
