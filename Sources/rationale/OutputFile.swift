import ArgumentParser
import Glibc

/// Files that a verb is told to write.
enum OutputFile {
  static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "wb") else { throw failure(path) }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    if fclose(file) != 0 || written != bytes.count { throw failure(path) }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func failure(_ path: String) -> UsageError {
    UsageError("`\(path)` cannot be written: \(String(cString: strerror(errno)))")
  }
}
