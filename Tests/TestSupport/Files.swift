import Glibc

/// Reading and writing whole files for tests, without Foundation.
public enum TestFile {
  /// The bytes of a file, or nil where it cannot be read.
  public static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Whether the file could be written.
  public static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
  }

  /// The path of `Cases/name` beside a test's source file.
  public static func inCases(_ name: String, of filePath: String) -> String {
    let directory = filePath.lastIndex(of: "/").map { String(filePath[..<$0]) } ?? "."
    return "\(directory)/Cases/\(name)"
  }

  static var isRecording: Bool {
    guard let value = getenv("RECORD_GOLDEN") else { return false }
    return String(cString: value) == "1"
  }
}

/// The text of `Cases/name` beside the calling test file, or the empty text: a test over it must require some cases.
public func casesText(_ name: String, filePath: String = #filePath) -> String {
  guard let bytes = TestFile.read(TestFile.inCases(name, of: filePath)) else { return "" }
  return String(decoding: bytes, as: UTF8.self)
}
