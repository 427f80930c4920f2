import Glibc
import Testing

/// The lines of a file in Cases, without comments and blank lines at the ends.
func caseLines(_ name: String, file: String = #filePath) -> [String] {
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  return contents("\(folder)/Cases/\(name)").split(separator: "\n", omittingEmptySubsequences: false)
    .map(String.init).filter { !$0.hasPrefix("#") }
}

/// Compares with a file in Cases line by line, or writes it where RECORD_GOLDEN is set, which fails.
func expectGolden(_ name: String, _ text: String, file: String = #filePath) {
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  let path = "\(folder)/Cases/\(name)"
  if getenv("RECORD_GOLDEN") != nil {
    guard let stream = fopen(path, "wb") else { return }
    fputs(text, stream)
    fclose(stream)
    Issue.record("recorded \(name)")
    return
  }
  let recorded = contents(path).split(separator: "\n", omittingEmptySubsequences: false)
  let actual = text.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(recorded.count, actual.count) {
    let pair = (index < recorded.count ? recorded[index] : "nothing", index < actual.count ? actual[index] : "nothing")
    #expect(pair.0 == pair.1, "\(name), line \(index + 1)")
  }
}

private func contents(_ path: String) -> String {
  guard let stream = fopen(path, "rb") else { return "" }
  defer { fclose(stream) }
  var bytes: [UInt8] = []
  while case let byte = fgetc(stream), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return String(decoding: bytes, as: UTF8.self)
}
