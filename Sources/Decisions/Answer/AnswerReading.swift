import Facts
import Rules

/// Reads the lines of an answer off the exact truths of one case.
///
/// Complexity: O(entries), and O(members) for each entry that has something to tell.
struct AnswerReading {
  private let truths: TruthTable
  private let columns: FactColumns
  private let isPermitted: Bool

  init(_ truths: TruthTable, _ facts: CaseFacts, isPermitted: Bool) {
    self.truths = truths
    columns = facts.columns
    self.isPermitted = isPermitted
  }

  func readMet(_ entries: [AnswerEntry], _ answer: inout Answer) {
    let words = truths.words
    entries.withUnsafeBufferPointer { entries in
      for entry in entries where words[Int(entry.told)] & 1 != 0 && isInPart(entry, words) {
        answer.met.append(AnswerLine(entry.rule))
      }
    }
  }

  func readFound(_ entries: [AnswerEntry], _ answer: inout Answer) {
    let words = truths.words
    entries.withUnsafeBufferPointer { entries in
      for index in entries.indices {
        let entry = entries[index]
        switch entry.form {
        case .whole, .members:
          // What most rules come to in most cases: neither told nor open.
          if words[Int(entry.other)] & 1 == 0, isPermitted || !entry.needsPermission, isInPart(entry, words) {
            readWhole(entry, words, &answer)
          }
        case .each: if isInPart(entry, words) { readEach(entry, &answer) }
        case .permittedItems: readPermitted(entry, &answer)
        }
      }
    }
  }

  @inline(__always)
  private func isInPart(_ entry: AnswerEntry, _ words: UnsafePointer<UInt64>) -> Bool {
    guard let covers = entry.covers else { return true }
    return words[Int(covers ^ 1)] & 1 == 0
  }

  private func readWhole(_ entry: AnswerEntry, _ words: UnsafePointer<UInt64>, _ answer: inout Answer) {
    let isTold = words[Int(entry.told)] & 1 != 0
    if entry.form == .whole || isTold && entry.isToldAlone {
      answer.note(AnswerLine(entry.rule), isTold: isTold)
    } else if isTold {
      readMembers(entry, &answer)
    } else {
      readOpenMembers(entry, &answer)
    }
  }

  /// The members on whom the truth of a condition over a list rests; the rule alone where it rests on none of them.
  private func readMembers(_ entry: AnswerEntry, _ answer: inout Answer) {
    let before = answer.reasons.count
    forEachRow(entry) { row, all, words in
      let looked = entry.looked.map { words[Int($0)] } ?? all
      note(looked & words[Int(entry.toldWhen)] & all, row, entry, isTold: true, &answer)
    }
    if answer.reasons.count == before { answer.reasons.append(AnswerLine(entry.rule)) }
  }

  /// The members who may yet settle it.
  private func readOpenMembers(_ entry: AnswerEntry, _ answer: inout Answer) {
    let before = answer.open.count
    forEachRow(entry) { row, all, words in
      let (looked, passed) = entry.looked.map { (words[Int($0)], words[Int($0 ^ 1)]) } ?? (all, 0)
      let (met, notMet) = (words[Int(entry.when)], words[Int(entry.when ^ 1)])
      let isOpen = ~(looked | passed) | ~(met | notMet)
      note(isOpen & ~passed & ~(entry.isEvery ? met : notMet) & all, row, entry, isTold: false, &answer)
    }
    if answer.open.count == before { answer.open.append(AnswerLine(entry.rule)) }
  }

  private func readEach(_ entry: AnswerEntry, _ answer: inout Answer) {
    forEachRow(entry) { row, all, words in
      let passed = entry.ownCovers.map { words[Int($0 ^ 1)] } ?? 0
      let told = words[Int(entry.told)]
      var left = ~words[Int(entry.other)] & ~passed & all
      while left != 0 {
        let bit = left.trailingZeroBitCount
        left &= left - 1
        answer.note(AnswerLine(entry.rule, member: Int32(row << 6 + bit)), isTold: told >> UInt64(bit) & 1 != 0)
      }
    }
  }

  /// A permission is told for what is permitted.
  private func readPermitted(_ entry: AnswerEntry, _ answer: inout Answer) {
    for member in answer.items.indices where answer.items[member] == .met {
      if truths.truth(at: entry.told, member: member) == .met {
        answer.reasons.append(AnswerLine(entry.rule, member: Int32(member)))
      }
    }
  }

  // MARK: Members

  @inline(__always)
  private func forEachRow(_ entry: AnswerEntry, _ body: (Int, UInt64, UnsafePointer<UInt64>) -> Void) {
    let count = Int(columns.counts[entry.entity])
    for row in 0..<(count + 63) >> 6 {
      let left = count - row << 6
      body(row, left >= 64 ? .max : 1 &<< UInt64(left) &- 1, truths.words + row * truths.rowLength)
    }
  }

  @inline(__always)
  private func note(_ members: UInt64, _ row: Int, _ entry: AnswerEntry, isTold: Bool, _ answer: inout Answer) {
    var left = members
    while left != 0 {
      answer.note(AnswerLine(entry.rule, member: Int32(row << 6 + left.trailingZeroBitCount)), isTold: isTold)
      left &= left - 1
    }
  }
}

extension Answer {
  @inline(__always)
  fileprivate mutating func note(_ line: AnswerLine, isTold: Bool) {
    if isTold { reasons.append(line) } else { open.append(line) }
  }
}
