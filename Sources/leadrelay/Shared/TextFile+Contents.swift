import SystemPackage
import WorkerHost

extension TextFile {
    /// The whole file.
    ///
    /// - Throws: ``CommandFailure`` that says why it cannot be read.
    static func contents(of path: String) throws -> String {
        if let text = read(path) { return text }
        let size: Int64
        do {
            let file = try FileDescriptor.open(FilePath(path), .readOnly)
            defer { try? file.close() }
            size = (try? file.seek(offset: 0, from: .end)) ?? 0
        } catch {
            throw CommandFailure("\(path) cannot be read: \(error).")
        }
        throw CommandFailure("\(path) cannot be read: it is \(size > 1_048_576 ? "longer than 1 MiB" : "not UTF-8").")
    }
}
